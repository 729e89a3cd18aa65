-- By which rule a date was reckoned, from which day, and whether somebody checked it; NULL in earlier dates.
ALTER TABLE deadline ADD COLUMN rule TEXT;
ALTER TABLE deadline ADD COLUMN since TEXT;
ALTER TABLE deadline ADD COLUMN is_confirmed INTEGER;
