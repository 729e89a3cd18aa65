"""What several editions, or several details, tell together."""
