-- What goes because of a mark, and where it stands in words or in time; NULL is an area of a page.
ALTER TABLE mark ADD COLUMN kind TEXT;
ALTER TABLE mark ADD COLUMN "start" INTEGER;
ALTER TABLE mark ADD COLUMN "end" INTEGER;
