"""What of a case somebody has opened and read, by what was really on the screen."""

from collections.abc import Mapping

from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.rows import Coverage
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_n, msg_number

__all__ = ["Coverage", "coverage_of", "coverage_words", "note_seen"]


def coverage_of(case_id: CaseId) -> Query[Coverage]:
    """Return what of a case was opened."""
    return lambda reader: reader.coverage(case_id)


def note_seen(document_id: DocumentId, shown: Mapping[int, int]) -> Edit[None]:
    """Keep how long pages were shown, in milliseconds; quiet, and outside the ledger."""
    values = dict(shown)

    def change(work: WriteTransaction) -> None:
        work.note_seen(document_id, values)

    return change


def coverage_words(coverage: Coverage) -> tuple[str, str]:
    """Return in words what was opened, and what nobody has opened; empty where all was."""
    if not coverage.documents:
        return "", ""
    opened = msg_n(
        "{opened_pages} of {n} page opened, {read_pages} shown long enough to be read",
        "{opened_pages} of {n} pages opened, {read_pages} shown long enough to be read",
        coverage.pages,
        opened_pages=msg_number(coverage.opened_pages),
        read_pages=msg_number(coverage.read_pages),
    )
    left = coverage.documents - coverage.opened_documents
    return opened, msg_n(
        "{n} document never opened", "{n} documents never opened", left
    ) if left else ""
