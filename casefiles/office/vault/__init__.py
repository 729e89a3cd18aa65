"""Keys, recovery, backups, checks and anchors of the vault."""
