-- The narrative, block by block: running text of the lawyer's with footnotes and inline cites.
CREATE TABLE narrative_block(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    text TEXT NOT NULL,
    notes TEXT NOT NULL
) STRICT;
CREATE INDEX narrative_block_of_case ON narrative_block(case_id, position);
CREATE TRIGGER narrative_block_leaves_index AFTER DELETE ON narrative_block
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (30 << 38) + old.row;
END;
