-- What the judge is told of one mark; NULL, as of marks of before, stands for what is told of its person.
ALTER TABLE mark ADD COLUMN judge_code TEXT;
ALTER TABLE mark ADD COLUMN judge_reason TEXT;
