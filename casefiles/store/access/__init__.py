"""What may be done inside one transaction: Reader and Work."""
