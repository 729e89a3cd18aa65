"""The database file page by page, without the driver: authentic or not."""
