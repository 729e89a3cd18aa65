-- Signed checkpoints of the ledger, and what others witness of it or of theirs; outside the ledger.
CREATE TABLE device_key(
    device TEXT PRIMARY KEY,
    private BLOB NOT NULL
) STRICT;

CREATE TABLE signed_checkpoint(
    entry INTEGER PRIMARY KEY REFERENCES entry(number),
    frontier BLOB NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE anchor(
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    wall INTEGER NOT NULL,
    note TEXT NOT NULL,
    place TEXT NOT NULL,
    witness TEXT NOT NULL
) STRICT;

CREATE TABLE witnessed(
    row INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    key TEXT NOT NULL,
    note TEXT NOT NULL,
    UNIQUE(origin, size)
) STRICT;
