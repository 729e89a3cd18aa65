"""The same tree as a Word file."""
