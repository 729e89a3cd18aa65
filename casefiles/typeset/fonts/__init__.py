"""Faces, shaping, subsets, and glyph fonts with their text."""
