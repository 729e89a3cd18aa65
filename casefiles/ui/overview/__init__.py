"""The room of overview: the case at a glance, its dates, and what is missing."""
