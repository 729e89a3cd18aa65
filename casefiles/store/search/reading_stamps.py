"""Stamps of what is read of each document: another stamp means that it says something else."""

import hashlib
from collections import defaultdict
from typing import Any, Final

from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.store.database.connection import Connection

_STAMPED: Final = (
    """SELECT document.id, reading.media_type, reading.unreadable FROM document
    LEFT JOIN reading ON reading.document_id = document.id
    WHERE case_id = ? ORDER BY document.row""",
    """SELECT page.document_id, number, page.lines, width, height FROM page
    JOIN document ON document.id = page.document_id WHERE case_id = ? ORDER BY page.row""",
    """SELECT recognised.document_id, number, recognised.lines, fault, agreement FROM recognised
    JOIN document ON document.id = recognised.document_id WHERE case_id = ?
    ORDER BY recognised.document_id, number""",
    """SELECT page_look.document_id, number, codes, hidden FROM page_look
    JOIN document ON document.id = page_look.document_id WHERE case_id = ?
    ORDER BY page_look.document_id, number""",
    """SELECT document_id, page, lines, is_confirmed FROM transcription WHERE case_id = ?
    ORDER BY row""",
)
"""Row numbers would not do: those of what was read anew may be the same."""


def reading_stamps(connection: Connection, case_id: CaseId) -> dict[DocumentId, str]:
    """Return a stamp for each document: of its text, its pictures' text and what was put right."""
    digests: defaultdict[str, Any] = defaultdict(hashlib.sha256)
    for number, statement in enumerate(_STAMPED):
        for row in connection.rows(statement, (case_id,)):
            text = "\x1f".join(map(str, (number, *row[1:], "")))
            digests[row[0]].update(text.encode("utf-8", "surrogatepass"))
    return {DocumentId(at): digest.hexdigest()[:16] for at, digest in digests.items()}
