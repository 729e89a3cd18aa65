"""Records of any kind: fields, names, history, undo, checks."""
