"""The lawyer's verbs: commands and queries over an open vault."""
