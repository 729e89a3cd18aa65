"""Blocks and plain text set on pages, the same on every machine."""
