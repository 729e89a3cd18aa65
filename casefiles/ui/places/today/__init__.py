"""Today: the case at a glance, dates, what is missing."""
