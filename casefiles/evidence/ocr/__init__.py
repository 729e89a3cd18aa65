"""Reading pictures of pages (OCR), in locked workers of its own."""
