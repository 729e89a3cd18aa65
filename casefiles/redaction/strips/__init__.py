"""Strips over lines that go: where lines stand, and how far a strip reaches."""
