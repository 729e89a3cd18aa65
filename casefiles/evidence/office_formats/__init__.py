"""Word processing, sheets, slides and web pages, old and new."""
