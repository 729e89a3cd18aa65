"""Forms and lists of records that several places show."""
