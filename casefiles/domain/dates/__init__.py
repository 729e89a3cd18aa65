"""Dates as evidence has them (EDTF), read from words and written in words."""
