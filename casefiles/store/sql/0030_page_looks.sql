-- What pictures of pages show beside their text (derived); a page without a row was not looked at.
CREATE TABLE page_look(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    codes TEXT NOT NULL,
    hidden TEXT NOT NULL,
    UNIQUE(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_looks BEFORE DELETE ON document
BEGIN DELETE FROM page_look WHERE document_id = old.id; END;
