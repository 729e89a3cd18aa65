-- The tables as all steps together make them: for new databases, and to read.
-- Written by `python -m tests.store.schema`; after a new step it is written anew.

CREATE TABLE vault(
    only INTEGER PRIMARY KEY CHECK(only = 1),
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    fold_version TEXT NOT NULL
, address_key BLOB, raster_key BLOB) STRICT;

CREATE TABLE setting(
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

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

CREATE TRIGGER entry_is_not_replaced BEFORE INSERT ON entry
WHEN EXISTS(SELECT 1 FROM entry WHERE number = new.number)
    OR EXISTS(SELECT 1 FROM entry WHERE scope = new.scope AND device = new.device AND seq = new.seq)
BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;

CREATE TRIGGER patch_is_not_changed BEFORE UPDATE ON patch
BEGIN SELECT RAISE(ABORT, 'patches are never changed'); END;

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

CREATE TABLE "case"(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL,
    title TEXT NOT NULL,
    client TEXT NOT NULL,
    requesting_state TEXT NOT NULL,
    requested_state TEXT NOT NULL,
    dated TEXT NOT NULL
, stage TEXT, closed TEXT, retention_until TEXT, hold TEXT, needs_second_look INTEGER, legal_basis TEXT, lead TEXT, co_counsel TEXT, legal_aid TEXT, removal TEXT, removal_to TEXT, flight TEXT, risk TEXT, conflict_check TEXT, court_language TEXT) STRICT;

CREATE TABLE person(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    names TEXT NOT NULL,
    identifiers TEXT NOT NULL,
    protection TEXT NOT NULL
, role TEXT, contact TEXT, is_minor INTEGER, rejected TEXT, born TEXT, sex TEXT, nationalities TEXT, origin TEXT, ethnicity TEXT, papers TEXT, residence TEXT, asylum TEXT, health TEXT, occupation TEXT, post TEXT, kin TEXT, related_to TEXT) STRICT;

CREATE INDEX person_of_case ON person(case_id);

CREATE TABLE document(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    content_id TEXT NOT NULL REFERENCES content(id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    status TEXT NOT NULL,
    is_public INTEGER NOT NULL,
    is_looked_at INTEGER NOT NULL
, received TEXT, source TEXT, obtained_by TEXT, obtained_on TEXT, obtained_how TEXT, obtained_at TEXT, carrier TEXT, originality TEXT, custody TEXT, sensitivity TEXT, privilege TEXT, privilege_reason TEXT, do_not_use TEXT, is_traceable INTEGER, languages TEXT, relevance TEXT, gist TEXT, tags TEXT, date_order TEXT, clock_zone TEXT) STRICT;

CREATE INDEX document_of_case ON document(case_id);

CREATE INDEX document_of_content ON document(content_id);

CREATE TABLE exhibit(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    mark TEXT NOT NULL,
    witness TEXT NOT NULL
, dated TEXT, language TEXT, original TEXT, spoken_by TEXT) STRICT;

CREATE INDEX exhibit_of_case ON exhibit(case_id);

CREATE INDEX exhibit_of_document ON exhibit(document_id);

CREATE TABLE event(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    person_ids TEXT NOT NULL,
    cites TEXT NOT NULL,
    is_withheld INTEGER NOT NULL
, lane TEXT, source_person TEXT, known_to TEXT, is_widely_known INTEGER, is_pressure INTEGER) STRICT;

CREATE INDEX event_of_case ON event(case_id);

CREATE TABLE fact(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    standing TEXT NOT NULL,
    cites TEXT NOT NULL
, source_person TEXT, known_to TEXT, is_widely_known INTEGER, weight TEXT, reliability TEXT, credibility TEXT, is_disputed INTEGER, is_adverse INTEGER) STRICT;

CREATE INDEX fact_of_case ON fact(case_id);

CREATE TABLE deadline(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    forum TEXT NOT NULL
, rule TEXT, since TEXT, is_confirmed INTEGER, signed_by TEXT) STRICT;

CREATE INDEX deadline_of_case ON deadline(case_id);

CREATE TABLE mark(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    page INTEGER NOT NULL,
    box TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id TEXT NOT NULL,
    audiences TEXT NOT NULL,
    raster TEXT NOT NULL
, kind TEXT, "start" INTEGER, "end" INTEGER, judge_code TEXT, judge_reason TEXT) STRICT;

CREATE INDEX mark_of_case ON mark(case_id);

CREATE INDEX mark_of_document ON mark(document_id);

CREATE TABLE edition(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    audience TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    numbering TEXT NOT NULL,
    certificate TEXT NOT NULL
, signatures TEXT, day TEXT, left_as TEXT, ciphers TEXT, file_signature TEXT, files TEXT) STRICT;

CREATE INDEX edition_of_case ON edition(case_id);

CREATE TRIGGER document_has_content BEFORE INSERT ON document
WHEN NOT EXISTS(SELECT 1 FROM content WHERE id = new.content_id AND state = 'ready'
    AND case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'content is not ready'); END;

CREATE TRIGGER document_keeps_content BEFORE UPDATE OF content_id, case_id ON document
WHEN NOT EXISTS(SELECT 1 FROM content WHERE id = new.content_id AND state = 'ready'
    AND case_id = new.case_id)
BEGIN SELECT RAISE(ABORT, 'content is not ready'); END;

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

CREATE TABLE doubtful_page(
    page INTEGER PRIMARY KEY REFERENCES page(row) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER page_leaves_doubt AFTER DELETE ON page
BEGIN DELETE FROM doubtful_page WHERE page = old.row; END;

CREATE TABLE outline(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    audience TEXT NOT NULL,
    sections TEXT NOT NULL,
    documents TEXT NOT NULL, pages_leave TEXT,
    UNIQUE(case_id, profile, audience)
) STRICT;

CREATE TABLE act(
    first INTEGER PRIMARY KEY REFERENCES entry(number),
    last INTEGER NOT NULL REFERENCES entry(number),
    undoes INTEGER REFERENCES entry(number)
) STRICT;

CREATE INDEX act_undone ON act(undoes) WHERE undoes IS NOT NULL;

CREATE INDEX page_unread ON page(document_id)
WHERE lines = '[]' OR instr(lines, char(65533)) > 0;

CREATE TABLE slot(
    number INTEGER PRIMARY KEY CHECK(number BETWEEN 0 AND 7),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    made INTEGER NOT NULL,
    seal BLOB
) STRICT;

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

CREATE TABLE arriving(
    content INTEGER PRIMARY KEY REFERENCES content(row),
    hint BLOB NOT NULL,
    errand TEXT NOT NULL,
    wanted INTEGER NOT NULL,
    following TEXT NOT NULL
) STRICT;

CREATE INDEX arriving_hint ON arriving(hint);

CREATE TABLE reading_item(
    row INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    fields TEXT NOT NULL,
    UNIQUE(document_id, kind, number)
) STRICT;

CREATE TABLE consent(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    use TEXT NOT NULL,
    audience TEXT NOT NULL,
    answer TEXT NOT NULL,
    date TEXT NOT NULL,
    recorded TEXT NOT NULL,
    conditions TEXT NOT NULL
) STRICT;

CREATE INDEX consent_of_case ON consent(case_id);

CREATE INDEX consent_of_document ON consent(document_id);

CREATE INDEX consent_of_person ON consent(person_id);

CREATE TABLE document_link(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    other_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL
, part INTEGER) STRICT;

CREATE INDEX document_link_of_case ON document_link(case_id);

CREATE INDEX document_link_of_document ON document_link(document_id);

CREATE INDEX document_link_of_other ON document_link(other_id);

CREATE TABLE translation(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    "into" TEXT NOT NULL,
    state TEXT NOT NULL,
    translator TEXT NOT NULL,
    certificate TEXT NOT NULL,
    ordered TEXT NOT NULL,
    due TEXT NOT NULL,
    pages INTEGER NOT NULL,
    translated_id TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX translation_of_case ON translation(case_id);

CREATE INDEX translation_of_document ON translation(document_id);

CREATE VIRTUAL TABLE find_index USING fts5(
    text, loose, sound, names,
    content = '',
    contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

CREATE TRIGGER document_leaves_reading BEFORE DELETE ON document
BEGIN
    DELETE FROM page WHERE document_id = old.id;
    DELETE FROM reading_item WHERE document_id = old.id;
    DELETE FROM reading WHERE document_id = old.id;
END;

CREATE TRIGGER case_leaves_index AFTER DELETE ON "case"
BEGIN
    DELETE FROM find_index WHERE rowid BETWEEN old.row << 43 AND ((old.row + 1) << 43) - 1;
END;

CREATE TABLE seen_page(
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    needed INTEGER NOT NULL,
    PRIMARY KEY(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_seen BEFORE DELETE ON document
BEGIN DELETE FROM seen_page WHERE document_id = old.id; END;

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
    fault TEXT NOT NULL, agreement REAL,
    UNIQUE(document_id, number)
) STRICT;

CREATE TRIGGER document_leaves_recognised BEFORE DELETE ON document
BEGIN DELETE FROM recognised WHERE document_id = old.id; END;

CREATE TABLE transcription(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,
    page INTEGER NOT NULL,
    lines TEXT NOT NULL,
    is_confirmed INTEGER NOT NULL,
    UNIQUE(document_id, page)
) STRICT;

CREATE INDEX transcription_of_case ON transcription(case_id);

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

CREATE TABLE acceptance(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    code TEXT NOT NULL,
    "of" TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX acceptance_of_case ON acceptance(case_id);

CREATE TABLE review_decision(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    verdict TEXT NOT NULL,
    person_id TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX review_decision_of_case ON review_decision(case_id, kind, key);

CREATE INDEX review_decision_of_document ON review_decision(document_id);

CREATE INDEX review_decision_of_person ON review_decision(person_id);

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

CREATE TABLE own_term(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    vocabulary TEXT NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    note TEXT NOT NULL,
    is_hidden INTEGER NOT NULL,
    UNIQUE(vocabulary, code)
) STRICT;

CREATE TABLE request(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    previous_id TEXT NOT NULL,
    number TEXT NOT NULL,
    dated TEXT NOT NULL,
    received TEXT NOT NULL,
    channel TEXT NOT NULL,
    body TEXT NOT NULL,
    signatory TEXT NOT NULL,
    competence TEXT NOT NULL,
    facts TEXT NOT NULL,
    language TEXT NOT NULL,
    translated TEXT NOT NULL,
    arrested TEXT NOT NULL,
    expiry_rule TEXT NOT NULL,
    required TEXT NOT NULL,
    particulars TEXT NOT NULL,
    document_id TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX request_of_case ON request(case_id);

CREATE INDEX request_of_document ON request(document_id);

CREATE TABLE warrant(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    request_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    signatory TEXT NOT NULL,
    dated TEXT NOT NULL,
    article TEXT NOT NULL,
    maximum TEXT NOT NULL,
    is_death_possible TEXT NOT NULL,
    barred_there TEXT NOT NULL,
    barred_here TEXT NOT NULL,
    particulars TEXT NOT NULL,
    document_id TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX warrant_of_case ON warrant(case_id);

CREATE INDEX warrant_of_request ON warrant(request_id);

CREATE INDEX warrant_of_document ON warrant(document_id);

CREATE TABLE charge(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    request_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    article TEXT NOT NULL,
    label TEXT NOT NULL,
    period TEXT NOT NULL,
    amount TEXT NOT NULL,
    currency TEXT NOT NULL,
    counterpart TEXT NOT NULL,
    elements TEXT NOT NULL,
    is_dual TEXT NOT NULL,
    there TEXT NOT NULL,
    here TEXT NOT NULL,
    is_barred TEXT NOT NULL,
    character TEXT NOT NULL,
    penalty TEXT NOT NULL,
    relation TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX charge_of_case ON charge(case_id);

CREATE INDEX charge_of_request ON charge(request_id);

CREATE TABLE notice(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    bureau TEXT NOT NULL,
    issued TEXT NOT NULL,
    seen TEXT NOT NULL,
    learned TEXT NOT NULL,
    spelling TEXT NOT NULL,
    text TEXT NOT NULL,
    arrest TEXT NOT NULL,
    requests TEXT NOT NULL,
    cancelled TEXT NOT NULL,
    letter_id TEXT NOT NULL,
    acting TEXT NOT NULL,
    particulars TEXT NOT NULL,
    document_id TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX notice_of_case ON notice(case_id);

CREATE INDEX notice_of_document ON notice(document_id);

CREATE TABLE assurance(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    previous_id TEXT NOT NULL,
    dated TEXT NOT NULL,
    giver TEXT NOT NULL,
    competence TEXT NOT NULL,
    addressee TEXT NOT NULL,
    monitoring TEXT NOT NULL,
    remedy TEXT NOT NULL,
    breaches TEXT NOT NULL,
    court_view TEXT NOT NULL,
    promises TEXT NOT NULL,
    answers TEXT NOT NULL,
    document_id TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX assurance_of_case ON assurance(case_id);

CREATE INDEX assurance_of_document ON assurance(document_id);

CREATE TABLE hearing(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    zone TEXT NOT NULL,
    forum TEXT NOT NULL,
    panel TEXT NOT NULL,
    kind TEXT NOT NULL,
    attendance TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    representatives TEXT NOT NULL,
    "order" TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX hearing_of_case ON hearing(case_id);

CREATE TABLE decision(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    hearing_id TEXT NOT NULL,
    forum TEXT NOT NULL,
    panel TEXT NOT NULL,
    "order" TEXT NOT NULL,
    reasons TEXT NOT NULL,
    vote TEXT NOT NULL,
    appeal TEXT NOT NULL,
    time_limit TEXT NOT NULL,
    served TEXT NOT NULL,
    final_on TEXT NOT NULL,
    citation TEXT NOT NULL,
    translation TEXT NOT NULL,
    document_id TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX decision_of_case ON decision(case_id);

CREATE INDEX decision_of_hearing ON decision(hearing_id);

CREATE INDEX decision_of_document ON decision(document_id);

CREATE TABLE detention(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL,
    "begin" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    place TEXT NOT NULL,
    regime TEXT NOT NULL,
    title TEXT NOT NULL,
    reviews TEXT NOT NULL,
    conditions TEXT NOT NULL,
    complaints TEXT NOT NULL,
    alerts TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX detention_of_case ON detention(case_id);

CREATE INDEX detention_of_person ON detention(person_id);

CREATE TABLE incident(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    zone TEXT NOT NULL,
    place TEXT NOT NULL,
    method TEXT NOT NULL,
    actor TEXT NOT NULL,
    claimed TEXT NOT NULL,
    actor_ids TEXT NOT NULL,
    target_ids TEXT NOT NULL,
    channel TEXT NOT NULL,
    text TEXT NOT NULL,
    demand TEXT NOT NULL,
    threat TEXT NOT NULL,
    hearing_id TEXT NOT NULL,
    detention_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    injury TEXT NOT NULL,
    reports TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    standing TEXT NOT NULL,
    reliability TEXT NOT NULL,
    credibility TEXT NOT NULL,
    is_withheld INTEGER NOT NULL,
    source_person TEXT NOT NULL,
    known_to TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX incident_of_case ON incident(case_id);

CREATE INDEX incident_of_hearing ON incident(hearing_id);

CREATE TABLE relationship(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    person_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    location TEXT NOT NULL,
    exposure TEXT NOT NULL,
    knows TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX relationship_of_case ON relationship(case_id);

CREATE INDEX relationship_of_person ON relationship(person_id);

CREATE TABLE country_source(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    issuer TEXT NOT NULL,
    symbol TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    country TEXT NOT NULL,
    independence TEXT NOT NULL,
    topic TEXT NOT NULL,
    pinpoints TEXT NOT NULL,
    is_current TEXT NOT NULL,
    document_id TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX country_source_of_case ON country_source(case_id);

CREATE INDEX country_source_of_document ON country_source(document_id);

CREATE TABLE instrument_status(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    treaty TEXT NOT NULL,
    party TEXT NOT NULL,
    status TEXT NOT NULL,
    signed TEXT NOT NULL,
    ratified TEXT NOT NULL,
    in_force TEXT NOT NULL,
    "left" TEXT NOT NULL,
    reservations TEXT NOT NULL,
    declarations TEXT NOT NULL,
    source TEXT NOT NULL,
    document_id TEXT NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX instrument_status_of_case ON instrument_status(case_id);

CREATE INDEX instrument_status_of_document ON instrument_status(document_id);

CREATE TABLE submission(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    forum TEXT NOT NULL,
    profile TEXT NOT NULL,
    title TEXT NOT NULL,
    form_version TEXT NOT NULL,
    filed TEXT NOT NULL,
    channel TEXT NOT NULL,
    annexes TEXT NOT NULL,
    edition_id TEXT NOT NULL,
    receipt_id TEXT NOT NULL,
    registration TEXT NOT NULL,
    measure TEXT NOT NULL,
    granted TEXT NOT NULL,
    compliance TEXT NOT NULL,
    is_filed INTEGER NOT NULL,
    cites TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX submission_of_case ON submission(case_id);

CREATE TABLE task(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT NOT NULL,
    done TEXT NOT NULL,
    about TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE INDEX task_of_case ON task(case_id);

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

CREATE TABLE narrative_block(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    text TEXT NOT NULL,
    notes TEXT NOT NULL
) STRICT;

CREATE INDEX narrative_block_of_case ON narrative_block(case_id, position);

CREATE INDEX event_of_pressure ON event(case_id, is_pressure);

CREATE TABLE trusted_key(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    public TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;

CREATE TABLE installed_pack(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pack TEXT NOT NULL UNIQUE,
    edition INTEGER NOT NULL,
    title TEXT NOT NULL,
    public TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE library_note(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    entry TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    text TEXT NOT NULL
, checked_by TEXT) STRICT;

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

CREATE TABLE own_limit(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    profile TEXT NOT NULL,
    kind TEXT NOT NULL,
    of TEXT NOT NULL,
    value TEXT NOT NULL,
    is_refused INTEGER NOT NULL,
    source TEXT NOT NULL,
    checked TEXT NOT NULL, signed_by TEXT,
    UNIQUE(profile, kind, of)
) STRICT;

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

CREATE TRIGGER library_note_leaves_index AFTER DELETE ON library_note
BEGIN
    DELETE FROM find_index WHERE rowid = (31 << 37) + old.row;
END;

CREATE TRIGGER person_leaves_index AFTER DELETE ON person
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (1 << 37) + old.row;
END;

CREATE TRIGGER document_leaves_index AFTER DELETE ON document
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (2 << 37) + old.row;
END;

CREATE TRIGGER event_leaves_index AFTER DELETE ON event
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (4 << 37) + old.row;
END;

CREATE TRIGGER fact_leaves_index AFTER DELETE ON fact
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (5 << 37) + old.row;
END;

CREATE TRIGGER deadline_leaves_index AFTER DELETE ON deadline
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (6 << 37) + old.row;
END;

CREATE TRIGGER mark_leaves_index AFTER DELETE ON mark
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (7 << 37) + old.row;
END;

CREATE TRIGGER consent_leaves_index AFTER DELETE ON consent
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (13 << 37) + old.row;
END;

CREATE TRIGGER translation_leaves_index AFTER DELETE ON translation
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (14 << 37) + old.row;
END;

CREATE TRIGGER argument_leaves_index AFTER DELETE ON argument
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (15 << 37) + old.row;
END;

CREATE TRIGGER request_leaves_index AFTER DELETE ON request
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (16 << 37) + old.row;
END;

CREATE TRIGGER warrant_leaves_index AFTER DELETE ON warrant
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (17 << 37) + old.row;
END;

CREATE TRIGGER charge_leaves_index AFTER DELETE ON charge
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (18 << 37) + old.row;
END;

CREATE TRIGGER notice_leaves_index AFTER DELETE ON notice
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (19 << 37) + old.row;
END;

CREATE TRIGGER assurance_leaves_index AFTER DELETE ON assurance
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (20 << 37) + old.row;
END;

CREATE TRIGGER hearing_leaves_index AFTER DELETE ON hearing
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (21 << 37) + old.row;
END;

CREATE TRIGGER decision_leaves_index AFTER DELETE ON decision
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (22 << 37) + old.row;
END;

CREATE TRIGGER detention_leaves_index AFTER DELETE ON detention
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (23 << 37) + old.row;
END;

CREATE TRIGGER incident_leaves_index AFTER DELETE ON incident
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (24 << 37) + old.row;
END;

CREATE TRIGGER relationship_leaves_index AFTER DELETE ON relationship
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (25 << 37) + old.row;
END;

CREATE TRIGGER country_source_leaves_index AFTER DELETE ON country_source
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (26 << 37) + old.row;
END;

CREATE TRIGGER instrument_status_leaves_index AFTER DELETE ON instrument_status
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (27 << 37) + old.row;
END;

CREATE TRIGGER submission_leaves_index AFTER DELETE ON submission
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (28 << 37) + old.row;
END;

CREATE TRIGGER task_leaves_index AFTER DELETE ON task
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (29 << 37) + old.row;
END;

CREATE TRIGGER narrative_block_leaves_index AFTER DELETE ON narrative_block
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (30 << 37) + old.row;
END;

CREATE TRIGGER field_answer_leaves_index AFTER DELETE ON field_answer
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (32 << 37) + old.row;
END;

CREATE TABLE closed_days(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    calendar TEXT NOT NULL,
    year TEXT NOT NULL,
    days TEXT NOT NULL,
    source TEXT NOT NULL,
    checked TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    UNIQUE(calendar, year)
) STRICT;
