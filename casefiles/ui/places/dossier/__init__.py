"""Dossier: readers, contents, redact, check, export and file."""
