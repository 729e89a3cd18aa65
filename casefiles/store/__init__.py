"""The vault: keys, connection, tables, chunks, ledger and search index."""
