"""The vault's folder on disk: names, exclusive use, room kept free."""
