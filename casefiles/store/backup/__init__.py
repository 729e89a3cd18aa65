"""Backups: bases and deltas, proven, thinned and joined."""
