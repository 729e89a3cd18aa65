"""What every verb is given: vault, clock, children, delivery, settings."""
