"""Finished, cleared and delivered."""
