-- The signature in the file of an edition; NULL where it was not signed.
ALTER TABLE edition ADD COLUMN file_signature TEXT;
