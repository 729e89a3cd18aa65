"""Mentions, projection, pixel gate and clearance: what goes, and the proof that it is gone."""
