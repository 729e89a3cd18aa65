-- What a file tells beside its pages: findings, traits, files inside it, messages; derived.
CREATE TABLE reading_item(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    fields TEXT NOT NULL,
    UNIQUE(document_id, kind, number)
) STRICT;

CREATE TRIGGER document_leaves_items AFTER DELETE ON document
BEGIN DELETE FROM reading_item WHERE document_id = old.id; END;
