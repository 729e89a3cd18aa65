"""Bytes as text: encodings named or guessed."""
