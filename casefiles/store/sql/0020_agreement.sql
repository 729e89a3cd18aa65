-- How far a page's own text is what its picture shows, from 0 to 1; NULL where that was not compared.
ALTER TABLE recognised ADD COLUMN agreement REAL;
