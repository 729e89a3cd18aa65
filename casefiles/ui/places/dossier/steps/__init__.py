"""The five steps of a dossier."""
