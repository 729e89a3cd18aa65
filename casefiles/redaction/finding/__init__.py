"""Rules by which people are found beyond their listed names, one job a file."""
