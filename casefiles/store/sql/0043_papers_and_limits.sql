-- Papers that are signed by hand, from printed to scanned and linked.
CREATE TABLE authority_form(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    field TEXT NOT NULL,
    person_id TEXT NOT NULL,
    printed TEXT NOT NULL,
    sent TEXT NOT NULL,
    carrier TEXT NOT NULL,
    expected TEXT NOT NULL,
    signed TEXT NOT NULL,
    document_id TEXT NOT NULL,
    refused TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX authority_form_of_case ON authority_form(case_id);

-- Limits of forums that the lawyer established; of no case.
CREATE TABLE own_limit(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    profile TEXT NOT NULL,
    kind TEXT NOT NULL,
    of TEXT NOT NULL,
    value TEXT NOT NULL,
    is_refused INTEGER NOT NULL,
    source TEXT NOT NULL,
    checked TEXT NOT NULL,
    UNIQUE(profile, kind, of)
) STRICT;
