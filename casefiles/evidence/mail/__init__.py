"""Mails and mailboxes of every make."""
