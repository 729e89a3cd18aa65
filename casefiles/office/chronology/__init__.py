"""What happened and when, and the chronology of pressure."""
