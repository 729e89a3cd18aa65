"""Mails, conversations and sheets as what they are."""
