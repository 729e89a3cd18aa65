"""What is derived from documents, and the index that finds it."""
