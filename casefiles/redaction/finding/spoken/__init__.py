"""Numbers that are written as words."""
