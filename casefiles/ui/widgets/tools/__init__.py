"""Rows of tools, and filters whose choices stand below them."""
