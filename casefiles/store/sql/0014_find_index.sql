-- One index over everything that can be found, in place of the one over pages; derived, made again at will.
-- rowid = row of the case << 43 | kind << 38 | row in the table of the kind; kinds as in store/index.py.
DROP TRIGGER page_leaves_index;
DROP TRIGGER document_leaves_reading;
DROP TRIGGER document_leaves_items;
DROP TABLE page_index;

CREATE VIRTUAL TABLE find_index USING fts5(
    text, loose, sound, names,
    content = '',
    contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

-- While its document is still there, which tells the case.
CREATE TRIGGER document_leaves_reading BEFORE DELETE ON document
BEGIN
    DELETE FROM page WHERE document_id = old.id;
    DELETE FROM reading_item WHERE document_id = old.id;
    DELETE FROM reading WHERE document_id = old.id;
END;

CREATE TRIGGER page_leaves_index AFTER DELETE ON page
BEGIN
    DELETE FROM find_index WHERE rowid = ((SELECT "case".row FROM "case" JOIN document
        ON document.case_id = "case".id WHERE document.id = old.document_id) << 43) + (9 << 38) + old.row;
END;

CREATE TRIGGER item_leaves_index AFTER DELETE ON reading_item
BEGIN
    DELETE FROM find_index WHERE rowid = ((SELECT "case".row FROM "case" JOIN document
        ON document.case_id = "case".id WHERE document.id = old.document_id) << 43)
        + ((CASE old.kind WHEN 'message' THEN 8 ELSE 10 END) << 38) + old.row;
END;

CREATE TRIGGER person_leaves_index AFTER DELETE ON person
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (1 << 38) + old.row;
END;

CREATE TRIGGER document_leaves_index AFTER DELETE ON document
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (2 << 38) + old.row;
END;

CREATE TRIGGER event_leaves_index AFTER DELETE ON event
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (4 << 38) + old.row;
END;

CREATE TRIGGER fact_leaves_index AFTER DELETE ON fact
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (5 << 38) + old.row;
END;

CREATE TRIGGER deadline_leaves_index AFTER DELETE ON deadline
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (6 << 38) + old.row;
END;

CREATE TRIGGER mark_leaves_index AFTER DELETE ON mark
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (7 << 38) + old.row;
END;

CREATE TRIGGER consent_leaves_index AFTER DELETE ON consent
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (13 << 38) + old.row;
END;

CREATE TRIGGER translation_leaves_index AFTER DELETE ON translation
BEGIN
    DELETE FROM find_index
    WHERE rowid = ((SELECT row FROM "case" WHERE id = old.case_id) << 43) + (14 << 38) + old.row;
END;

-- With a case goes everything of it, in whichever order its records went.
CREATE TRIGGER case_leaves_index AFTER DELETE ON "case"
BEGIN
    DELETE FROM find_index WHERE rowid BETWEEN old.row << 43 AND ((old.row + 1) << 43) - 1;
END;

CREATE TRIGGER patch_leaves_index AFTER DELETE ON patch
BEGIN
    DELETE FROM find_index WHERE rowid = (SELECT ("case".row << 43) + (12 << 38) + entry.number
        FROM entry JOIN "case" ON "case".id = entry.scope WHERE entry.number = old.entry);
END;

-- The index is empty: it is made again at the opening that follows.
UPDATE vault SET fold_version = '';
