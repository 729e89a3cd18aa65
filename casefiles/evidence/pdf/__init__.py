"""PDF: text, pages, doubts, and what it holds beside them."""
