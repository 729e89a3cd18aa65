"""Names in letters of another script, where no generator of variants has anything."""
