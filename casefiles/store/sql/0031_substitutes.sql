-- What leaves in place of pages, and what was said of twins.
CREATE TABLE substitute(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE(document_id)
) STRICT;
CREATE INDEX substitute_of_case ON substitute(case_id);

CREATE TABLE twin_verdict(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    other_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    answer TEXT NOT NULL,
    "of" TEXT NOT NULL,
    UNIQUE(document_id, other_id)
) STRICT;
CREATE INDEX twin_verdict_of_case ON twin_verdict(case_id);
CREATE INDEX twin_verdict_of_other ON twin_verdict(other_id);
