-- Which key slots are in use, as the slots themselves all look alike; outside the ledger, whose
-- notes say who made and ended them. The seal is the SHA-256 of the slot's bytes, NULL if unknown.
CREATE TABLE slot(
    number INTEGER PRIMARY KEY CHECK(number BETWEEN 0 AND 7),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    made INTEGER NOT NULL,
    seal BLOB
) STRICT;

-- Programs before this one made the owner's slot, and later perhaps a recovery key.
INSERT INTO slot(number, kind, label, made)
SELECT 0, 'passphrase', 'owner', min(wall) FROM entry WHERE action = 'create_vault'
HAVING count(*) > 0;

INSERT INTO slot(number, kind, label, made)
SELECT 7, 'recovery', 'recovery', max(wall) FROM entry WHERE action = 'add_recovery_key'
HAVING count(*) > 0;

-- Keys that must outlive the master key, because digests in other rows were made with them; NULL
-- while the master key from which they were derived is still the vault's.
ALTER TABLE vault ADD COLUMN address_key BLOB;
ALTER TABLE vault ADD COLUMN raster_key BLOB;
