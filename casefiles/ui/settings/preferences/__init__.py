"""What a person prefers of the window."""
