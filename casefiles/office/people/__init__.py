"""Persons, their names in every script, and where they occur."""
