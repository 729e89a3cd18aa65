-- What is answered in the fields of a forum's form; the fields are data beside the vault.
CREATE TABLE field_answer(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    audience TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE(case_id, profile, audience, field)
) STRICT;
