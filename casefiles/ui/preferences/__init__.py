"""Preferences: how the window looks, when it locks, and how the vault is kept."""
