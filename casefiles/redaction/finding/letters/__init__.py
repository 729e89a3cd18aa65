"""Names of which a letter or two are left."""
