"""The vault: keys, connection, migrations, tables, chunks, ledger and search index."""
