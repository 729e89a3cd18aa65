-- The ledger: entries are only ever added; a patch can be erased while the chain still verifies.
CREATE TABLE entry(
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    scope TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    boot TEXT NOT NULL,
    wall INTEGER NOT NULL,
    monotonic INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    seen TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    patch BLOB NOT NULL,
    row_after BLOB NOT NULL,
    prev BLOB NOT NULL,
    UNIQUE(scope, device, seq)
) STRICT;

CREATE INDEX entry_of_object ON entry(kind, object, number);

CREATE TABLE patch(
    entry INTEGER PRIMARY KEY REFERENCES entry(number),
    salt BLOB NOT NULL,
    row_salt BLOB NOT NULL,
    fields TEXT NOT NULL
) STRICT;

CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;

CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;

-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER entry_is_not_replaced BEFORE INSERT ON entry
WHEN EXISTS(SELECT 1 FROM entry WHERE number = new.number)
    OR EXISTS(SELECT 1 FROM entry WHERE scope = new.scope AND device = new.device AND seq = new.seq)
BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;

CREATE TRIGGER patch_is_not_changed BEFORE UPDATE ON patch
BEGIN SELECT RAISE(ABORT, 'patches are never changed'); END;
