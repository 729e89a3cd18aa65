"""The places of a case; none knows another."""
