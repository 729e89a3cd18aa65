"""Exported conversations."""
