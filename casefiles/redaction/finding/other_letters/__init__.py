"""Names in other letters than those in which the case lists them."""
