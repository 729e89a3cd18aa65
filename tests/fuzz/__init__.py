"""Entries for fuzzers: pure functions from bytes to values, one per parser of ours."""
