"""Texts for people, by code, and their translation."""
