"""Every written form of a protected person, and where it stands."""
