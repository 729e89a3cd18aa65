"""Review and translations: one document after the other."""
