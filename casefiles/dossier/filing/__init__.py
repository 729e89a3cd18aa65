"""Filings: the papers that a forum takes, made of one Disclosure and a layout."""
