"""Signatures of finished files: certificates, keys in files and on cards, times from outside."""
