"""Who changed what, and undo from there."""
