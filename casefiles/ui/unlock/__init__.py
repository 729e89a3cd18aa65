"""The door: first run, unlocking, the recovery sheet and the question of the clock."""
