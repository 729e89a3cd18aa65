-- What a person answered of the dates in a document; NULL while nobody was asked.
ALTER TABLE document ADD COLUMN date_order TEXT;
ALTER TABLE document ADD COLUMN clock_zone TEXT;
