"""Behind the gear: vault, preferences, history."""
