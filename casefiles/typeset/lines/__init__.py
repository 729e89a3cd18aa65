"""Text set in lines."""
