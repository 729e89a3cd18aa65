-- Whose kin a person is, and in whose first person a paper speaks.
ALTER TABLE person ADD COLUMN kin TEXT;
ALTER TABLE person ADD COLUMN related_to TEXT;
ALTER TABLE exhibit ADD COLUMN spoken_by TEXT;
