-- How long each page was really on the screen, so that nobody need guess what was looked at; derived.
CREATE TABLE seen_page(
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    needed INTEGER NOT NULL,
    PRIMARY KEY(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_seen BEFORE DELETE ON document
BEGIN DELETE FROM seen_page WHERE document_id = old.id; END;
