"""Documents: what was received and made, its pages, and what is marked on them."""
