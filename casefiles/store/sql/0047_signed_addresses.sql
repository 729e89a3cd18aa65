-- Who answers for an address that the lawyer established; NULL in earlier ones, and in limits.
ALTER TABLE own_limit ADD COLUMN signed_by TEXT;
