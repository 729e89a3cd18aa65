-- Pages that may say more than their text tells; a table of its own, since pages read before lack it.
CREATE TABLE doubtful_page(
    page INTEGER PRIMARY KEY REFERENCES page(row) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER page_leaves_doubt AFTER DELETE ON page
BEGIN DELETE FROM doubtful_page WHERE page = old.row; END;
