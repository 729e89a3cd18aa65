"""The register of the proceedings: lists, pages, comparison, deadlines."""
