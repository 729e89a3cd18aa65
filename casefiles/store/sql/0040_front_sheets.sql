-- What the front sheet of an exhibit says; NULL, of exhibits of before, stands for nothing.
ALTER TABLE exhibit ADD COLUMN dated TEXT;
ALTER TABLE exhibit ADD COLUMN language TEXT;
ALTER TABLE exhibit ADD COLUMN original TEXT;
