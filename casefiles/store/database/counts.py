"""What a case holds and what is missing in it, as counts made by the database."""

from typing import Final

from casefiles.domain.files.media import PLAYED
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.rows import CaseCounts
from casefiles.store.database.connection import Connection

# Each table is gone through once: a case may have a hundred thousand documents.
_COUNTS: Final = (
    "WITH documents AS (SELECT count(*) AS count, total(is_looked_at = 0) AS not_looked_at,"
    " total(unreadable IS NULL) AS not_read, total(unreadable NOT IN ('', ?3)) AS unreadable,"
    " total((SELECT count(*) FROM page WHERE page.document_id = document.id)) AS pages"
    " FROM document LEFT JOIN reading ON document_id = id WHERE case_id = ?1),"
    " facts AS (SELECT count(*) AS count, total(cites = '[]' OR standing <> ?2) AS unproven"
    " FROM fact WHERE case_id = ?1),"
    " events AS (SELECT count(*) AS count, total(cites = '[]') AS unproven"
    " FROM event WHERE case_id = ?1)"
    " SELECT documents.count, pages, (SELECT count(*) FROM person WHERE case_id = ?1),"
    " events.count, not_looked_at, not_read, unreadable,"
    " (SELECT count(*) FROM exhibit WHERE case_id = ?1 AND mark = ''),"
    " facts.count, facts.unproven, events.unproven"
    " FROM documents, facts, events"
)


def case_counts(connection: Connection, case_id: CaseId) -> CaseCounts:
    """Count what a case holds."""
    (row,) = connection.rows(_COUNTS, (case_id, str(EvidentialStatus.CITED), PLAYED))
    return CaseCounts(*map(int, row))
