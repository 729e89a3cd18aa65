-- For what stops an edition somebody signed, each with the reason; NULL in earlier editions.
ALTER TABLE edition ADD COLUMN signatures TEXT;
