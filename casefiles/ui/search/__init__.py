"""The room in which everything in the vault is searched."""
