"""Blocks become strips that no page cuts: paragraphs, tables, figures."""
