"""Writing: folding, readings of Han, sounds, forms of names, tokens."""
