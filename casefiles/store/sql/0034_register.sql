-- The register of a case: requests, warrants, charges, notices, and how the proceedings go.
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

-- They are found as other records are; so are arguments.
CREATE TRIGGER argument_leaves_index AFTER DELETE ON argument
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (15 << 38) + old.row;
END;
CREATE TRIGGER request_leaves_index AFTER DELETE ON request
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (16 << 38) + old.row;
END;
CREATE TRIGGER warrant_leaves_index AFTER DELETE ON warrant
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (17 << 38) + old.row;
END;
CREATE TRIGGER charge_leaves_index AFTER DELETE ON charge
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (18 << 38) + old.row;
END;
CREATE TRIGGER notice_leaves_index AFTER DELETE ON notice
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (19 << 38) + old.row;
END;
CREATE TRIGGER assurance_leaves_index AFTER DELETE ON assurance
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (20 << 38) + old.row;
END;
CREATE TRIGGER hearing_leaves_index AFTER DELETE ON hearing
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (21 << 38) + old.row;
END;
CREATE TRIGGER decision_leaves_index AFTER DELETE ON decision
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (22 << 38) + old.row;
END;
CREATE TRIGGER detention_leaves_index AFTER DELETE ON detention
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (23 << 38) + old.row;
END;
CREATE TRIGGER incident_leaves_index AFTER DELETE ON incident
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (24 << 38) + old.row;
END;
CREATE TRIGGER relationship_leaves_index AFTER DELETE ON relationship
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (25 << 38) + old.row;
END;
CREATE TRIGGER country_source_leaves_index AFTER DELETE ON country_source
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (26 << 38) + old.row;
END;
CREATE TRIGGER instrument_status_leaves_index AFTER DELETE ON instrument_status
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (27 << 38) + old.row;
END;
CREATE TRIGGER submission_leaves_index AFTER DELETE ON submission
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (28 << 38) + old.row;
END;
CREATE TRIGGER task_leaves_index AFTER DELETE ON task
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (29 << 38) + old.row;
END;
ALTER TABLE "case" ADD COLUMN legal_basis TEXT;
ALTER TABLE "case" ADD COLUMN lead TEXT;
ALTER TABLE "case" ADD COLUMN co_counsel TEXT;
ALTER TABLE "case" ADD COLUMN legal_aid TEXT;
ALTER TABLE "case" ADD COLUMN removal TEXT;
ALTER TABLE "case" ADD COLUMN removal_to TEXT;
ALTER TABLE "case" ADD COLUMN flight TEXT;
ALTER TABLE "case" ADD COLUMN risk TEXT;
ALTER TABLE "case" ADD COLUMN conflict_check TEXT;
ALTER TABLE "case" ADD COLUMN court_language TEXT;
ALTER TABLE person ADD COLUMN born TEXT;
ALTER TABLE person ADD COLUMN sex TEXT;
ALTER TABLE person ADD COLUMN nationalities TEXT;
ALTER TABLE person ADD COLUMN origin TEXT;
ALTER TABLE person ADD COLUMN ethnicity TEXT;
ALTER TABLE person ADD COLUMN papers TEXT;
ALTER TABLE person ADD COLUMN residence TEXT;
ALTER TABLE person ADD COLUMN asylum TEXT;
ALTER TABLE person ADD COLUMN health TEXT;
ALTER TABLE person ADD COLUMN occupation TEXT;
ALTER TABLE person ADD COLUMN post TEXT;
ALTER TABLE fact ADD COLUMN weight TEXT;
ALTER TABLE fact ADD COLUMN reliability TEXT;
ALTER TABLE fact ADD COLUMN credibility TEXT;
ALTER TABLE fact ADD COLUMN is_disputed INTEGER;
ALTER TABLE fact ADD COLUMN is_adverse INTEGER;

-- The index is made again at the opening that follows.
UPDATE vault SET fold_version = '';
