"""What a forum asks for and would object to."""
