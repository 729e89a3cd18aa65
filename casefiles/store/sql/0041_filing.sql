-- The files of a filing pack as they left; NULL for a single file.
ALTER TABLE edition ADD COLUMN files TEXT;
