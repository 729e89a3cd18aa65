"""Proofs for recipients, and transfers between vaults."""
