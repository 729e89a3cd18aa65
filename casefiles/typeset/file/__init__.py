"""The finished PDF: tags, metadata, the same bytes each time."""
