-- What an edition said and showed when it left; NULL in earlier ones, which cannot be compared.
ALTER TABLE edition ADD COLUMN day TEXT;
ALTER TABLE edition ADD COLUMN left_as TEXT;

-- Who told a fact or event, and who else can know it; NULL stands for not told.
ALTER TABLE fact ADD COLUMN source_person TEXT;
ALTER TABLE fact ADD COLUMN known_to TEXT;
ALTER TABLE fact ADD COLUMN is_widely_known INTEGER;
ALTER TABLE event ADD COLUMN source_person TEXT;
ALTER TABLE event ADD COLUMN known_to TEXT;
ALTER TABLE event ADD COLUMN is_widely_known INTEGER;

-- What was found in a dossier and let stand, bound to the digest of exactly that.
CREATE TABLE acceptance(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL,
    "of" TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX acceptance_of_case ON acceptance(case_id);
