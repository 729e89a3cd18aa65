"""Proof that a ledger was not changed: trees, checkpoints and signatures; knows no vault."""
