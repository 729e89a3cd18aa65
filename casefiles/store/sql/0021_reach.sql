-- What the lawyer says of who may foreseeably read what is given to one audience, for one case.
CREATE TABLE reach(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    audience TEXT NOT NULL,
    wider TEXT NOT NULL,
    narrower TEXT NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE(case_id, audience)
) STRICT;
