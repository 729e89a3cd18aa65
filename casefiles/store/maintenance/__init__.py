"""The whole proof, repair, restoring, and changes of keys."""
