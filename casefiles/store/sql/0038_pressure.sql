-- Events that stand in the chronology of pressure; NULL where nobody said so.
ALTER TABLE event ADD COLUMN is_pressure INTEGER;
CREATE INDEX event_of_pressure ON event(case_id, is_pressure);
