"""The document tree: what is to be printed, without a word about where."""
