"""The records of a case: the one schema from which tables, forms and history follow."""
