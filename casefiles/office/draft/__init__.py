"""A dossier in work: what it says, true pages, numbers, readers."""
