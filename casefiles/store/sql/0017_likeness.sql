-- What documents look like, small, and sketches of their texts: derived, as readings are.
CREATE TABLE likeness(
    document_id TEXT PRIMARY KEY REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    columns INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    rgb BLOB NOT NULL,
    picture_hash INTEGER,
    is_scan INTEGER NOT NULL,
    sketch BLOB NOT NULL
) STRICT;

CREATE TRIGGER document_leaves_likeness AFTER DELETE ON document
BEGIN DELETE FROM likeness WHERE document_id = old.id; END;
