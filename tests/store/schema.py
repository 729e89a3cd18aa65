"""Prints everything that a new vault is made of: python -m tests.store.schema."""

from casefiles.store.database.migrations import schema

if __name__ == "__main__":
    print(schema())
