"""The window's frame: rail, status bar, palette, lock."""
