"""Preferences: how the window looks, and when it locks."""
