-- Document bytes: each distinct content once per case, in chunks under a key of its own.
CREATE TABLE content(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('importing', 'ready')),
    address BLOB,
    sha256 TEXT,
    size INTEGER,
    chunks INTEGER,
    CHECK(state = 'importing' OR (address IS NOT NULL AND sha256 IS NOT NULL
        AND size IS NOT NULL AND chunks IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX content_of_address ON content(case_id, address) WHERE state = 'ready';
CREATE INDEX content_importing ON content(state) WHERE state = 'importing';

CREATE TABLE content_key(
    content INTEGER PRIMARY KEY REFERENCES content(row),
    key BLOB NOT NULL
) STRICT;

CREATE TABLE chunk(
    row INTEGER PRIMARY KEY,
    content INTEGER NOT NULL REFERENCES content(row),
    seq INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE(content, seq)
) STRICT;
