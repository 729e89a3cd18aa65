"""Document bytes: sealed in chunks, read back from any offset."""
