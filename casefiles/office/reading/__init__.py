"""Sealed files are read by workers, and what they say is kept."""
