"""The true pages, as they would leave now."""
