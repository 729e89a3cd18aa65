"""Marks, the review queue, twins, burned pages."""
