-- What machines read from documents, and the index over it: derived, and made again at will.
CREATE TABLE reading(
    document_id TEXT PRIMARY KEY REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    media_type TEXT NOT NULL,
    unreadable TEXT NOT NULL
) STRICT;

CREATE TABLE page(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    lines TEXT NOT NULL,
    UNIQUE(document_id, number)
) STRICT;

CREATE VIRTUAL TABLE page_index USING fts5(
    text,
    content = '',
    contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER page_leaves_index AFTER DELETE ON page
BEGIN DELETE FROM page_index WHERE rowid = old.row; END;

CREATE TRIGGER document_leaves_reading AFTER DELETE ON document
BEGIN
    DELETE FROM page WHERE document_id = old.id;
    DELETE FROM reading WHERE document_id = old.id;
END;
