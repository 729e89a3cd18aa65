"""Reads the data files of resources/: strict YAML and typed fields."""
