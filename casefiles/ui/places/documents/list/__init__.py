"""The list of documents and of files that arrive."""
