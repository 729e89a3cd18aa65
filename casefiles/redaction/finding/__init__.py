"""Rules that find names: what goes at once, and what somebody is asked about."""
