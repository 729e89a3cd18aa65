"""Proceedings: every record of the register, by type."""
