"""The only types that may leave the house."""
