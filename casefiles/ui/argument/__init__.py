"""The room of the argument: what has to be shown, limb by limb, and what is said on it."""
