"""Names by how they sound, in letters in which nobody listed them."""
