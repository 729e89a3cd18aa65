"""Recognisers of numbers, addresses and codes: they suggest what may have to go, never decide."""
