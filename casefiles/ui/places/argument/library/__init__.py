"""Authorities, figures, similar cases, packs and vocabularies."""
