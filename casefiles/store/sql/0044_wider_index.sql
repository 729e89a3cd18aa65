-- Twice as many kinds in the index, answers in forms among them. rowid = row of the case << 43 | kind << 37 |
-- row in the table of the kind; kinds as in store/index.py.
DROP TRIGGER person_leaves_index;
DROP TRIGGER document_leaves_index;
DROP TRIGGER event_leaves_index;
DROP TRIGGER fact_leaves_index;
DROP TRIGGER deadline_leaves_index;
DROP TRIGGER mark_leaves_index;
DROP TRIGGER consent_leaves_index;
DROP TRIGGER translation_leaves_index;
DROP TRIGGER argument_leaves_index;
DROP TRIGGER request_leaves_index;
DROP TRIGGER warrant_leaves_index;
DROP TRIGGER charge_leaves_index;
DROP TRIGGER notice_leaves_index;
DROP TRIGGER assurance_leaves_index;
DROP TRIGGER hearing_leaves_index;
DROP TRIGGER decision_leaves_index;
DROP TRIGGER detention_leaves_index;
DROP TRIGGER incident_leaves_index;
DROP TRIGGER relationship_leaves_index;
DROP TRIGGER country_source_leaves_index;
DROP TRIGGER instrument_status_leaves_index;
DROP TRIGGER submission_leaves_index;
DROP TRIGGER task_leaves_index;
DROP TRIGGER narrative_block_leaves_index;
DROP TRIGGER page_leaves_index;
DROP TRIGGER item_leaves_index;
DROP TRIGGER patch_leaves_index;
DROP TRIGGER library_note_leaves_index;

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

-- What stands there has its old number: the index is made again at the opening that follows.
UPDATE vault SET fold_version = '';
