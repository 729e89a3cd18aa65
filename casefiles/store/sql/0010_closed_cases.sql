-- Cases that are closed, kept until a day, or held; NULL in older rows stands for the empty text.
ALTER TABLE "case" ADD COLUMN closed TEXT;
ALTER TABLE "case" ADD COLUMN retention_until TEXT;
ALTER TABLE "case" ADD COLUMN hold TEXT;
