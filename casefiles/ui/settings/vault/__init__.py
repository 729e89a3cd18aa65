"""Keys, backups, checks, travel."""
