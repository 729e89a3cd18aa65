"""Step 5: the forum's form, papers and filing pack."""
