-- Words of the lawyer for codes of vocabularies; of no case, so its acts stand in the chain of the vault itself.
CREATE TABLE own_term(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    vocabulary TEXT NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    note TEXT NOT NULL,
    is_hidden INTEGER NOT NULL,
    UNIQUE(vocabulary, code)
) STRICT;
