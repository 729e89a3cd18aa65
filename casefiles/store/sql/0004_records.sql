-- The records of a case; row numbers keep the order of insertion.
CREATE TABLE "case"(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL,
    title TEXT NOT NULL,
    client TEXT NOT NULL,
    requesting_state TEXT NOT NULL,
    requested_state TEXT NOT NULL,
    dated TEXT NOT NULL
) STRICT;

CREATE TABLE person(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    names TEXT NOT NULL,
    identifiers TEXT NOT NULL,
    protection TEXT NOT NULL
) STRICT;
CREATE INDEX person_of_case ON person(case_id);

CREATE TABLE document(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    content_id TEXT NOT NULL REFERENCES content(id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    status TEXT NOT NULL,
    is_public INTEGER NOT NULL,
    is_looked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX document_of_case ON document(case_id);
CREATE INDEX document_of_content ON document(content_id);

CREATE TABLE exhibit(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    mark TEXT NOT NULL,
    witness TEXT NOT NULL
) STRICT;
CREATE INDEX exhibit_of_case ON exhibit(case_id);
CREATE INDEX exhibit_of_document ON exhibit(document_id);

CREATE TABLE event(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    person_ids TEXT NOT NULL,
    cites TEXT NOT NULL,
    is_withheld INTEGER NOT NULL
) STRICT;
CREATE INDEX event_of_case ON event(case_id);

CREATE TABLE fact(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    standing TEXT NOT NULL,
    cites TEXT NOT NULL
) STRICT;
CREATE INDEX fact_of_case ON fact(case_id);

CREATE TABLE deadline(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    forum TEXT NOT NULL
) STRICT;
CREATE INDEX deadline_of_case ON deadline(case_id);

CREATE TABLE mark(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    page INTEGER NOT NULL,
    box TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id TEXT NOT NULL,
    audiences TEXT NOT NULL,
    raster TEXT NOT NULL
) STRICT;
CREATE INDEX mark_of_case ON mark(case_id);
CREATE INDEX mark_of_document ON mark(document_id);

CREATE TABLE edition(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    audience TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    numbering TEXT NOT NULL,
    certificate TEXT NOT NULL
) STRICT;
CREATE INDEX edition_of_case ON edition(case_id);

-- A document shows only bytes that arrived whole.
CREATE TRIGGER document_has_content BEFORE INSERT ON document
WHEN NOT EXISTS(SELECT 1 FROM content WHERE id = new.content_id AND state = 'ready'
    AND case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'content is not ready'); END;

CREATE TRIGGER document_keeps_content BEFORE UPDATE OF content_id, case_id ON document
WHEN NOT EXISTS(SELECT 1 FROM content WHERE id = new.content_id AND state = 'ready'
    AND case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'content is not ready'); END;
