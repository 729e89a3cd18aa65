"""The query language, and the forms in which text is found."""
