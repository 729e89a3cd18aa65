-- Lists of days on which an authority is closed, as somebody signed them; of no case.
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

-- Who answers for a date that no rule could reckon; NULL in earlier dates.
ALTER TABLE deadline ADD COLUMN signed_by TEXT;

-- Who read a decision itself before it is cited; NULL in earlier notes.
ALTER TABLE library_note ADD COLUMN checked_by TEXT;
