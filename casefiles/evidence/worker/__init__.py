"""The child side: a locked process that reads one document."""
