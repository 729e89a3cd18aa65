"""Derived rows: what machines read in finished pages, by the digest of their pixels."""

from casefiles.domain.foundation.ids import CaseId
from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import cell


def cached_text(connection: Connection, case_id: CaseId, digest: str, reading: str) -> str | None:
    """Return what was read in a page; None where nobody read it so.

    Args:
        connection: to the vault.
        case_id: of the case that it leaves.
        digest: keyed, of the page's pixels.
        reading: in which script and which view of the page.
    """
    row = connection.row(
        "SELECT text FROM read_back WHERE case_id = ? AND digest = ? AND reading = ?",
        (case_id, digest, reading),
    )
    return None if row is None else str(row[0])


def cache_text(
    connection: Connection, case_id: CaseId, digest: str, reading: str, text: str
) -> None:
    """Keep what was read in a page of a case; of a case that is gone, nothing.

    Raises:
        Refused: the text cannot be stored.
    """
    if connection.row('SELECT 1 FROM "case" WHERE id = ?', (case_id,)) is None:
        return
    connection.run(
        "INSERT OR REPLACE INTO read_back(case_id, digest, reading, text) VALUES(?, ?, ?, ?)",
        (case_id, digest, reading, cell(text)),
    )


def forget_texts(connection: Connection, case_id: str) -> None:
    """Forget what was read in the finished pages of a case: it can be read again."""
    connection.run("DELETE FROM read_back WHERE case_id = ?", (case_id,))
