"""What passes from one vault to another, and what a recipient can verify without one."""
