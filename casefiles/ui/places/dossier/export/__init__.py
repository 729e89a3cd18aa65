"""Step 5: the file itself, signed or not."""
