-- What is said for or against a limb of a legal test; tests and authorities are data beside the vault.
CREATE TABLE argument(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    test TEXT NOT NULL,
    limb TEXT NOT NULL,
    position INTEGER NOT NULL,
    bearing TEXT NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,
    reply TEXT NOT NULL,
    fact_ids TEXT NOT NULL,
    cites TEXT NOT NULL,
    authorities TEXT NOT NULL,
    support TEXT NOT NULL,
    wanted TEXT NOT NULL
) STRICT;
CREATE INDEX argument_of_case ON argument(case_id, test, limb, position);
