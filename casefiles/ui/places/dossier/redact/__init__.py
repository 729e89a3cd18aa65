"""Step 3: the redaction queue."""
