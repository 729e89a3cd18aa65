"""Strips become pages: numbers, plates, parts, links."""
