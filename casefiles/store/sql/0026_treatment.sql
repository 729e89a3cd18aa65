-- How people appear in the dossiers of one profile and audience, and who else has looked at one.
CREATE TABLE treatment(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    audience TEXT NOT NULL,
    preset TEXT NOT NULL,
    ciphers TEXT NOT NULL,
    describes TEXT NOT NULL,
    grounds TEXT NOT NULL,
    UNIQUE(case_id, profile, audience)
) STRICT;

CREATE TABLE approval(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    audience TEXT NOT NULL,
    of TEXT NOT NULL,
    is_given INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX approval_of_case ON approval(case_id);

-- NULL in older rows stands for false, and for none.
ALTER TABLE "case" ADD COLUMN needs_second_look INTEGER;
ALTER TABLE person ADD COLUMN is_minor INTEGER;
ALTER TABLE edition ADD COLUMN ciphers TEXT;
