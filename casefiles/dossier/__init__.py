"""Forum profiles and the composition of a dossier from a Disclosure."""
