-- Proposed forms of a person's names that the lawyer rejected, as JSON; NULL where none were.
ALTER TABLE person ADD COLUMN rejected TEXT;
