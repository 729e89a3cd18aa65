"""Numbers of people, plates and addresses, in other layouts and in words."""
