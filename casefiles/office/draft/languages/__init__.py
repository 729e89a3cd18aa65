"""Texts in several languages: what a case has of each, and what a dossier prints."""
