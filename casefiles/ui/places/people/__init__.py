"""People: names, protection, relations."""
