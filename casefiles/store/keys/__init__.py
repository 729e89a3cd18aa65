"""The key file: slots, secrets, the keys that follow from the master key."""
