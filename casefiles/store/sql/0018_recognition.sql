-- What machines recognised in pictures of pages (derived), and what people say of it (records).
-- By number and not by row of the page: it stays when the document is read again.
CREATE TABLE recognised(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    engine TEXT NOT NULL,
    version TEXT NOT NULL,
    languages TEXT NOT NULL,
    rotation INTEGER NOT NULL,
    confidence REAL NOT NULL,
    lines TEXT NOT NULL,
    fault TEXT NOT NULL,
    UNIQUE(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_recognised BEFORE DELETE ON document
BEGIN DELETE FROM recognised WHERE document_id = old.id; END;

CREATE TABLE transcription(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    page INTEGER NOT NULL,
    lines TEXT NOT NULL,
    is_confirmed INTEGER NOT NULL,
    UNIQUE(document_id, page)
) STRICT;
CREATE INDEX transcription_of_case ON transcription(case_id);
