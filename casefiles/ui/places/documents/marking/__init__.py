"""Marks, twins, finds and how a document leaves."""
