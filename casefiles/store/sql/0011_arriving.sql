-- Content on its way in: how it is known again when the same file comes after a crash or a stop.
CREATE TABLE arriving(
    content INTEGER PRIMARY KEY REFERENCES content(row),
    hint BLOB NOT NULL,
    errand TEXT NOT NULL,
    wanted INTEGER NOT NULL,
    following TEXT NOT NULL
) STRICT;
CREATE INDEX arriving_hint ON arriving(hint);
