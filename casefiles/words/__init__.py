"""Texts for people, by code; later a message catalogue for each language."""
