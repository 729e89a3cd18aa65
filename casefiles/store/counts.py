"""What a case holds and what is missing in it, as counts made by the database."""

from typing import Final

from casefiles.domain.ids import CaseId
from casefiles.domain.records import Standing
from casefiles.domain.rows import CaseCounts
from casefiles.store.connection import Connection

_COUNTS: Final = (
    "WITH own AS (SELECT id, is_looked_at, unreadable FROM document"
    " LEFT JOIN reading ON document_id = id WHERE case_id = ?1)"
    " SELECT (SELECT count(*) FROM own),"
    " (SELECT count(*) FROM own JOIN page ON page.document_id = own.id),"
    " (SELECT count(*) FROM person WHERE case_id = ?1),"
    " (SELECT count(*) FROM event WHERE case_id = ?1),"
    " (SELECT count(*) FROM own WHERE is_looked_at = 0),"
    " (SELECT count(*) FROM own WHERE unreadable IS NULL),"
    " (SELECT count(*) FROM own WHERE unreadable <> ''),"
    " (SELECT count(*) FROM exhibit WHERE case_id = ?1 AND mark = ''),"
    " (SELECT count(*) FROM fact WHERE case_id = ?1),"
    " (SELECT count(*) FROM fact WHERE case_id = ?1 AND (cites = '[]' OR standing <> ?2)),"
    " (SELECT count(*) FROM event WHERE case_id = ?1 AND cites = '[]')"
)


def case_counts(connection: Connection, case_id: CaseId) -> CaseCounts:
    """Count what a case holds."""
    (row,) = connection.rows(_COUNTS, (case_id, str(Standing.CITED)))
    return CaseCounts(*row)
