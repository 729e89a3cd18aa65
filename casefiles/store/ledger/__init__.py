"""Append-only chains: entries, commitments, checkpoints, proof, erasure."""
