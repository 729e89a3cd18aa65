"""The window: asks the office, shows answers; knows no SQL and no file format."""
