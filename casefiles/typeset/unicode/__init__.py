"""Bidi, line breaks, clusters and hyphenation by the standard's tables."""
