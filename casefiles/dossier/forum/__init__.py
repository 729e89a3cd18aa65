"""Forum profiles, wording and presets, as checked data."""
