-- Where documents come from, what protects them, what a review says of them; NULL is the default.
ALTER TABLE document ADD COLUMN obtained_by TEXT;
ALTER TABLE document ADD COLUMN obtained_on TEXT;
ALTER TABLE document ADD COLUMN obtained_how TEXT;
ALTER TABLE document ADD COLUMN obtained_at TEXT;
ALTER TABLE document ADD COLUMN carrier TEXT;
ALTER TABLE document ADD COLUMN originality TEXT;
ALTER TABLE document ADD COLUMN custody TEXT;
ALTER TABLE document ADD COLUMN sensitivity TEXT;
ALTER TABLE document ADD COLUMN privilege TEXT;
ALTER TABLE document ADD COLUMN privilege_reason TEXT;
ALTER TABLE document ADD COLUMN do_not_use TEXT;
ALTER TABLE document ADD COLUMN is_traceable INTEGER;
ALTER TABLE document ADD COLUMN languages TEXT;
ALTER TABLE document ADD COLUMN relevance TEXT;
ALTER TABLE document ADD COLUMN gist TEXT;
ALTER TABLE document ADD COLUMN tags TEXT;

CREATE TABLE consent(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    use TEXT NOT NULL,
    audience TEXT NOT NULL,
    answer TEXT NOT NULL,
    date TEXT NOT NULL,
    recorded TEXT NOT NULL,
    conditions TEXT NOT NULL
) STRICT;
CREATE INDEX consent_of_case ON consent(case_id);
CREATE INDEX consent_of_document ON consent(document_id);
CREATE INDEX consent_of_person ON consent(person_id);

CREATE TABLE document_link(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    other_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX document_link_of_case ON document_link(case_id);
CREATE INDEX document_link_of_document ON document_link(document_id);
CREATE INDEX document_link_of_other ON document_link(other_id);

CREATE TABLE translation(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    "into" TEXT NOT NULL,
    state TEXT NOT NULL,
    translator TEXT NOT NULL,
    certificate TEXT NOT NULL,
    ordered TEXT NOT NULL,
    due TEXT NOT NULL,
    pages INTEGER NOT NULL,
    translated_id TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX translation_of_case ON translation(case_id);
CREATE INDEX translation_of_document ON translation(document_id);
