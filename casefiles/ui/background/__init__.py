"""What runs by itself while a window is open."""
