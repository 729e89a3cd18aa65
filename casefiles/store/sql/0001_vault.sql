-- The vault itself, and what is outside the ledger because it can be made again.
CREATE TABLE vault(
    only INTEGER PRIMARY KEY CHECK(only = 1),
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    fold_version TEXT NOT NULL
) STRICT;

CREATE TABLE setting(
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
