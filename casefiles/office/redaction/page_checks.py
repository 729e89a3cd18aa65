"""Saying that pages were looked at: the page that is shown, or all where each was shown."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId, Randomness, ReviewDecisionId, new_id
from casefiles.domain.records.case_records import NOBODY, Document
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.redaction.page_inspection import UNSEEN_PAGE, pages_seen, unseen_key
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction


@dataclass(frozen=True, slots=True)
class PagesChecked:
    """What somebody said of the pages of a document.

    Attributes:
        is_all: of every page that it was looked at.
        pages: those of which it was said one by one.
        never_shown: those that were not on the screen for two seconds.
    """

    is_all: bool
    pages: frozenset[int]
    never_shown: tuple[int, ...]

    def has(self, page: int) -> bool:
        """Tell whether it was said of a page."""
        return self.is_all or page in self.pages


def pages_checked(document_id: DocumentId) -> Query[PagesChecked]:
    """Return what was said of the pages of a document."""
    return lambda reader: _read_pages_checked(reader, document_id)


def look_at_page(
    document_id: DocumentId, page: int, randomness: Randomness, *, are_pages_checked: bool
) -> Edit[None]:
    """Say that somebody looked at a page and decided what to mark, or take that back.

    Raises (when carried out):
        Refused: the document was removed.
    """

    def change(work: WriteTransaction) -> None:
        document = _document(work, document_id)
        if are_pages_checked:
            _tick(work, document, [page], "", randomness)
            return
        if document.is_looked_at:
            # It was said of all: now it is said of each but this.
            others = [one for one in _pages(work, document_id) if one != page]
            _tick(work, document, others, "", randomness)
            work.update(replace(document, is_looked_at=False), "edit_document")
        _untick(work, document_id, page)

    return change


def look_at_all(document_id: DocumentId, randomness: Randomness, reason: str = "") -> Edit[None]:
    """Say that somebody looked at every page and decided what to mark.

    Args:
        document_id: of the document.
        randomness: for new ids.
        reason: why that may be said of pages that were never shown; stays in the vault.

    Raises (when carried out):
        Refused: the document was removed, or pages_never_shown: pages of it were not on the screen
            for two seconds, and no reason is given.
    """

    def change(work: WriteTransaction) -> None:
        document = _document(work, document_id)
        never = _read_pages_checked(work, document_id).never_shown
        if never and not reason.strip():
            raise Refused("pages_never_shown", count=len(never), first=never[0])
        _tick(work, document, never, reason.strip(), randomness)
        work.update(replace(document, is_looked_at=True), "edit_document")

    return change


def _read_pages_checked(reader: ReadTransaction, document_id: DocumentId) -> PagesChecked:
    document = reader.get(Document, document_id)
    shown = reader.pages_shown(document_id)
    return PagesChecked(
        document is not None and document.is_looked_at,
        pages_seen(reader, [document_id]).get(document_id, frozenset()),
        tuple(page for page in _pages(reader, document_id) if page not in shown),
    )


def _pages(reader: ReadTransaction, document_id: DocumentId) -> range:
    return range(1, len(reader.page_sizes(document_id)) + 1)


def _document(work: WriteTransaction, document_id: DocumentId) -> Document:
    document = work.get(Document, document_id)
    if document is None:
        raise Refused("document_gone")
    return document


def _tick(
    work: WriteTransaction,
    document: Document,
    pages: Iterable[int],
    reason: str,
    randomness: Randomness,
) -> None:
    found = work.find(ReviewDecision, document_id=document.id, kind=UNSEEN_PAGE)
    known = {one.key: one for one in found}
    for page in pages:
        key = unseen_key(document.id, page)
        before = known.get(key)
        if before is not None:
            review_decision = replace(
                before, verdict=SuggestionVerdict.ACCEPTED, reason=reason or before.reason
            )
            work.update(review_decision, "edit_review_decision")
            continue
        decision = ReviewDecision(
            ReviewDecisionId(new_id(randomness)),
            document.case_id,
            document.id,
            UNSEEN_PAGE,
            key,
            SuggestionVerdict.ACCEPTED,
            NOBODY,
            reason,
        )
        work.insert(decision, "add_review_decision")


def _untick(work: WriteTransaction, document_id: DocumentId, page: int) -> None:
    key = unseen_key(document_id, page)
    for one in work.find(ReviewDecision, document_id=document_id, kind=UNSEEN_PAGE):
        if one.key == key:
            work.delete(ReviewDecision, one.id, "remove_review_decision")
