-- What a person decided of items of the redaction queue; by key, since items are found anew each time.
CREATE TABLE review_decision(
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case"(id) DEFERRABLE INITIALLY DEFERRED,
    document_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    verdict TEXT NOT NULL,
    person_id TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX review_decision_of_case ON review_decision(case_id, kind, key);
CREATE INDEX review_decision_of_document ON review_decision(document_id);
CREATE INDEX review_decision_of_person ON review_decision(person_id);
