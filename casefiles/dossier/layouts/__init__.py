"""Layouts: the papers that a forum takes, as checked data of `resources/layouts`."""
