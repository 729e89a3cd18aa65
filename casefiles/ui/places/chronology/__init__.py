"""Chronology: events, incidents and pressure on one axis."""
