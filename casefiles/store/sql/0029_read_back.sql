-- What machines read in finished pages (derived), by the keyed digest of their pixels: a second
-- export or a longer list of names searches, and does not read again.
CREATE TABLE read_back(
    row INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    digest TEXT NOT NULL,
    reading TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE(case_id, digest, reading)
) STRICT;

CREATE TRIGGER case_leaves_read_back BEFORE DELETE ON "case"
BEGIN DELETE FROM read_back WHERE case_id = old.id; END;

-- How the pages of a dossier leave, as canonical JSON; NULL is the default.
ALTER TABLE outline ADD COLUMN pages_leave TEXT;
