-- What the window records beyond the case form; NULL in older rows stands for the field's default.
ALTER TABLE "case" ADD COLUMN stage TEXT;
ALTER TABLE person ADD COLUMN role TEXT;
ALTER TABLE person ADD COLUMN contact TEXT;
ALTER TABLE document ADD COLUMN received TEXT;
ALTER TABLE document ADD COLUMN source TEXT;
ALTER TABLE event ADD COLUMN lane TEXT;

CREATE TABLE outline(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    profile TEXT NOT NULL,
    audience TEXT NOT NULL,
    sections TEXT NOT NULL,
    documents TEXT NOT NULL,
    UNIQUE(case_id, profile, audience)
) STRICT;

-- Which entries one command wrote together, so that it can be undone as one; outside the ledger.
CREATE TABLE act(
    first INTEGER PRIMARY KEY REFERENCES entry(number),
    last INTEGER NOT NULL REFERENCES entry(number),
    undoes INTEGER REFERENCES entry(number)
) STRICT;
CREATE INDEX act_undone ON act(undoes) WHERE undoes IS NOT NULL;

-- Programs before this one wrote each load as one transaction, and all else entry by entry.
INSERT INTO act(first, last, undoes)
SELECT min(number), max(number), NULL FROM entry
GROUP BY scope, CASE action WHEN 'load' THEN 0 ELSE number END;

-- Pages that a list counts as unread, so that counting reads no page's lines.
CREATE INDEX page_unread ON page(document_id)
WHERE lines = '[]' OR instr(lines, char(65533)) > 0;
