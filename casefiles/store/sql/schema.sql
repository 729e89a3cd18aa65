-- All tables but those of records, which follow from their types (`database/record_tables.py`), and what
-- does not follow of these: further indexes and triggers. Whoever changes any of it raises `FORM` in
-- `database/migrations.py`.

-- The vault itself, and what is outside the ledger because it can be made again. The keys must outlive the
-- master key, because digests in other rows were made with them; NULL while they are derived from it.
CREATE TABLE vault(
    only INTEGER PRIMARY KEY CHECK(only = 1),
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    fold_version TEXT NOT NULL,
    address_key BLOB,
    raster_key BLOB
) STRICT;

CREATE TABLE setting(
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Which key slots are in use, as the slots themselves all look alike; outside the ledger, whose
-- notes say who made and ended them. The seal is the SHA-256 of the slot's bytes, NULL if unknown.
CREATE TABLE slot(
    number INTEGER PRIMARY KEY CHECK(number BETWEEN 0 AND 7),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    made INTEGER NOT NULL,
    seal BLOB
) STRICT;

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

-- Which entries one command wrote together, so that it can be undone as one; outside the ledger.
CREATE TABLE act(
    first INTEGER PRIMARY KEY REFERENCES entry(number),
    last INTEGER NOT NULL REFERENCES entry(number),
    undoes INTEGER REFERENCES entry(number)
) STRICT;
CREATE INDEX act_undone ON act(undoes) WHERE undoes IS NOT NULL;

-- Signed checkpoints of the ledger, and what others witness of it or of theirs; outside the ledger.
CREATE TABLE device_key(
    device TEXT PRIMARY KEY,
    private BLOB NOT NULL
) STRICT;

CREATE TABLE signed_checkpoint(
    entry INTEGER PRIMARY KEY REFERENCES entry(number),
    frontier BLOB NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE anchor(
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    wall INTEGER NOT NULL,
    note TEXT NOT NULL,
    place TEXT NOT NULL,
    witness TEXT NOT NULL
) STRICT;

CREATE TABLE witnessed(
    row INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    size INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    key TEXT NOT NULL,
    note TEXT NOT NULL,
    UNIQUE(origin, size)
) STRICT;

-- Document bytes: each distinct content once per case, in chunks under a key of its own.
CREATE TABLE content(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('importing', 'ready')),
    address BLOB,
    sha256 TEXT,
    size INTEGER,
    chunks INTEGER,
    CHECK(state = 'importing' OR (address IS NOT NULL AND sha256 IS NOT NULL
        AND size IS NOT NULL AND chunks IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX content_of_address ON content(case_id, address) WHERE state = 'ready';
CREATE INDEX content_importing ON content(state) WHERE state = 'importing';

CREATE TABLE content_key(
    content INTEGER PRIMARY KEY REFERENCES content(row),
    key BLOB NOT NULL
) STRICT;

CREATE TABLE chunk(
    row INTEGER PRIMARY KEY,
    content INTEGER NOT NULL REFERENCES content(row),
    seq INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE(content, seq)
) STRICT;

-- Content on its way in: how it is known again when the same file comes after a crash or a stop.
CREATE TABLE arriving(
    content INTEGER PRIMARY KEY REFERENCES content(row),
    hint BLOB NOT NULL,
    errand TEXT NOT NULL,
    wanted INTEGER NOT NULL,
    following TEXT NOT NULL
) STRICT;

CREATE INDEX arriving_hint ON arriving(hint);

-- The tables of records are made here.

-- A document shows only bytes that arrived whole.
CREATE TRIGGER document_has_content BEFORE INSERT ON document
WHEN NOT EXISTS(SELECT 1 FROM content WHERE id = new.content_id AND state = 'ready'
    AND case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'content is not ready'); END;

CREATE TRIGGER document_keeps_content BEFORE UPDATE OF content_id, case_id ON document
WHEN NOT EXISTS(SELECT 1 FROM content WHERE id = new.content_id AND state = 'ready'
    AND case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'content is not ready'); END;

-- By which records are found beside what they must lead to.
CREATE INDEX review_decision_of_case ON review_decision(case_id, kind, key);
CREATE INDEX review_decision_of_document ON review_decision(document_id);
CREATE INDEX review_decision_of_person ON review_decision(person_id);
CREATE INDEX argument_of_case ON argument(case_id, test, limb, position);
CREATE INDEX request_of_document ON request(document_id);
CREATE INDEX warrant_of_request ON warrant(request_id);
CREATE INDEX warrant_of_document ON warrant(document_id);
CREATE INDEX charge_of_request ON charge(request_id);
CREATE INDEX notice_of_document ON notice(document_id);
CREATE INDEX assurance_of_document ON assurance(document_id);
CREATE INDEX decision_of_hearing ON decision(hearing_id);
CREATE INDEX decision_of_document ON decision(document_id);
CREATE INDEX detention_of_person ON detention(person_id);
CREATE INDEX incident_of_hearing ON incident(hearing_id);
CREATE INDEX relationship_of_person ON relationship(person_id);
CREATE INDEX country_source_of_document ON country_source(document_id);
CREATE INDEX instrument_status_of_document ON instrument_status(document_id);
CREATE INDEX narrative_block_of_case ON narrative_block(case_id, position);
CREATE INDEX event_of_pressure ON event(case_id, is_pressure);

-- What machines read from documents: derived, and made again at will.
CREATE TABLE reading(
    document_id TEXT PRIMARY KEY REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    media_type TEXT NOT NULL,
    unreadable TEXT NOT NULL
) STRICT;

CREATE TABLE page(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    lines TEXT NOT NULL,
    UNIQUE(document_id, number)
) STRICT;

-- Pages that a list counts as unread, so that counting reads no page's lines.
CREATE INDEX page_unread ON page(document_id)
WHERE lines = '[]' OR instr(lines, char(65533)) > 0;

-- Pages that may say more than their text tells; a table of its own, since pages read before lack it.
CREATE TABLE doubtful_page(
    page INTEGER PRIMARY KEY REFERENCES page(row) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER page_leaves_doubt AFTER DELETE ON page
BEGIN DELETE FROM doubtful_page WHERE page = old.row; END;

-- What a file tells beside its pages: findings, traits, files inside it, messages; derived.
CREATE TABLE reading_item(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    fields TEXT NOT NULL,
    UNIQUE(document_id, kind, number)
) STRICT;

-- While the document is still there, which tells the case.
CREATE TRIGGER document_leaves_reading BEFORE DELETE ON document
BEGIN
    DELETE FROM page WHERE document_id = old.id;
    DELETE FROM reading_item WHERE document_id = old.id;
    DELETE FROM reading WHERE document_id = old.id;
END;

-- What machines recognised in pictures of pages: derived.
-- By number and not by row of the page: it stays when the document is read again.
CREATE TABLE recognised(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    engine TEXT NOT NULL,
    version TEXT NOT NULL,
    languages TEXT NOT NULL,
    rotation INTEGER NOT NULL,
    confidence REAL NOT NULL,
    lines TEXT NOT NULL,
    fault TEXT NOT NULL,
    agreement REAL,
    UNIQUE(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_recognised BEFORE DELETE ON document
BEGIN DELETE FROM recognised WHERE document_id = old.id; END;

-- What pictures of pages show beside their text (derived); a page without a row was not looked at.
CREATE TABLE page_look(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    codes TEXT NOT NULL,
    hidden TEXT NOT NULL,
    UNIQUE(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_looks BEFORE DELETE ON document
BEGIN DELETE FROM page_look WHERE document_id = old.id; END;

-- What documents look like, small, and sketches of their texts: derived, as readings are.
CREATE TABLE likeness(
    document_id TEXT PRIMARY KEY REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    columns INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    rgb BLOB NOT NULL,
    picture_hash INTEGER,
    is_scan INTEGER NOT NULL,
    sketch BLOB NOT NULL
) STRICT;

CREATE TRIGGER document_leaves_likeness AFTER DELETE ON document
BEGIN DELETE FROM likeness WHERE document_id = old.id; END;

-- How long each page was really on the screen, so that nobody need guess what was looked at; derived.
CREATE TABLE seen_page(
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    needed INTEGER NOT NULL,
    PRIMARY KEY(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_seen BEFORE DELETE ON document
BEGIN DELETE FROM seen_page WHERE document_id = old.id; END;

-- What machines read in finished pages (derived), by the keyed digest of their pixels: a second
-- export or a longer list of names searches, and does not read again.
CREATE TABLE read_back(
    row INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    digest TEXT NOT NULL,
    reading TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE(case_id, digest, reading)
) STRICT;

CREATE TRIGGER case_leaves_read_back BEFORE DELETE ON "case"
BEGIN DELETE FROM read_back WHERE case_id = old.id; END;

-- One index over everything that can be found; derived, and made again at will. rowid = row of the case
-- << 43 | kind << 37 | row in the table of the kind; kinds as in `search/index.py`.
CREATE VIRTUAL TABLE find_index USING fts5(
    text, loose, sound, names,
    content = '',
    contentless_delete = 1,
    prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER page_leaves_index AFTER DELETE ON page
BEGIN
    DELETE FROM find_index WHERE rowid = ((SELECT "case".row FROM "case" JOIN document
        ON document.case_id = "case".id WHERE document.id = old.document_id) << 43) + (9 << 37) + old.row;
END;

CREATE TRIGGER item_leaves_index AFTER DELETE ON reading_item
BEGIN
    DELETE FROM find_index WHERE rowid = ((SELECT "case".row FROM "case" JOIN document
        ON document.case_id = "case".id WHERE document.id = old.document_id) << 43)
        + ((CASE old.kind WHEN 'message' THEN 8 ELSE 10 END) << 37) + old.row;
END;

CREATE TRIGGER patch_leaves_index AFTER DELETE ON patch
BEGIN
    DELETE FROM find_index WHERE rowid = (SELECT ("case".row << 43) + (12 << 37) + entry.number
        FROM entry JOIN "case" ON "case".id = entry.scope WHERE entry.number = old.entry);
END;

-- With a case goes everything of it, in whichever order its records went.
CREATE TRIGGER case_leaves_index AFTER DELETE ON "case"
BEGIN
    DELETE FROM find_index WHERE rowid BETWEEN old.row << 43 AND ((old.row + 1) << 43) - 1;
END;
