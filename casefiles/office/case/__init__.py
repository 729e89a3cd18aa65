"""A case at a glance: overview, search, reminders, erasure; the desk."""
