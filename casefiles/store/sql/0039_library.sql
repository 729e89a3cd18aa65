-- Keys of makers of packs, packs as they were signed, and notes on their entries; of no case.
CREATE TABLE trusted_key(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    public TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;

CREATE TABLE installed_pack(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pack TEXT NOT NULL UNIQUE,
    edition INTEGER NOT NULL,
    title TEXT NOT NULL,
    public TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE library_note(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    entry TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- What is of no case is indexed as that of the case numbered 0.
CREATE TRIGGER library_note_leaves_index AFTER DELETE ON library_note
BEGIN
    DELETE FROM find_index WHERE rowid = (31 << 38) + old.row;
END;
