"""Reviewing hundreds of files: which come next, what is decided of each, and how far it is."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final, Literal

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import Privilege, Relevance
from casefiles.domain.records.rows import DocumentFilter, DocumentRow
from casefiles.office.documents.document_records import kind_of, with_names
from casefiles.office.records.attachments import save_with_attachments
from casefiles.office.records.undo import can_be_undone
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.ledger.change_sets import NEWEST

ACTION: Final = "review_document"
_PLACE: Final = "review:"
_PAGE: Final = 50

ReviewState = Literal["", "open", "relevant", "key", "not_relevant", "kept_in"]


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """Which documents are reviewed; empty for any.

    Attributes:
        kind: of the file, as `documents.kind_of` tells it.
        language: one of the document's languages.
        state: open: not reviewed; kept_in: privileged or not to be used; others by decision.
        tag: an issue.
    """

    kind: str = ""
    language: str = ""
    state: ReviewState = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """What is to be reviewed.

    Attributes:
        rows: all documents of the case, by what they are called.
        order: ids of those that are wanted: not reviewed first, then in the order of arrival.
        reviewed: how many of the kind, language and tag that is wanted are reviewed.
        total: how many there are.
        tags: every issue that the case's documents name, in alphabetical order.
        languages: the same of languages.
    """

    rows: tuple[DocumentRow, ...]
    order: tuple[DocumentId, ...]
    reviewed: int
    total: int
    tags: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """Where a review stopped.

    Attributes:
        document_id: that was shown; empty before the first.
    """

    document_id: str = ""
    kind: str = ""
    language: str = ""
    state: str = ""
    tag: str = ""


def is_reviewed(row: DocumentRow) -> bool:
    """Tell whether somebody decided about a document."""
    return (
        row.relevance is not Relevance.UNDECIDED
        or row.privilege is not Privilege.NONE
        or bool(row.do_not_use)
    )


def review_queue(case_id: CaseId, review_filter: ReviewFilter) -> Query[ReviewQueue]:
    """Return what is to be reviewed, and how far it is."""

    def ask(reader: ReadTransaction) -> ReviewQueue:
        every = reader.document_rows(case_id, DocumentFilter(order="added"))
        among = [row for row in every if _is_among(row, review_filter)]
        shown = [row for row in among if _is_in_state(row, review_filter.state)]
        shown.sort(key=is_reviewed)
        return ReviewQueue(
            rows=with_names(reader, case_id, every),
            order=tuple(row.id for row in shown),
            reviewed=sum(map(is_reviewed, among)),
            total=len(among),
            tags=_sorted(tag for row in every for tag in row.tags),
            languages=_sorted(one for row in every for one in row.languages),
        )

    return ask


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts), key=lambda text: (text.casefold(), text)))


def _is_among(row: DocumentRow, review_filter: ReviewFilter) -> bool:
    return (
        review_filter.kind in {"", kind_of(row.media_type)}
        and (not review_filter.language or review_filter.language in row.languages)
        and (not review_filter.tag or review_filter.tag in row.tags)
    )


def _is_in_state(row: DocumentRow, state: ReviewState) -> bool:
    match state:
        case "":
            return True
        case "open":
            return not is_reviewed(row)
        case "kept_in":
            return row.privilege is not Privilege.NONE or bool(row.do_not_use)
    return row.relevance == state


def decide(document_id: DocumentId, relevance: Relevance) -> Edit[None]:
    """Say whether a document matters."""
    return _reviewed(document_id, {"relevance": relevance})


def set_privileged(document_id: DocumentId, *, is_privileged: bool) -> Edit[None]:
    """Say that a document is privileged, or not; which privilege it is stays as it was told."""

    def change(work: WriteTransaction) -> None:
        there = _document(work, document_id)
        if is_privileged != (there.privilege is not Privilege.NONE):
            privilege = Privilege.LEGAL if is_privileged else Privilege.NONE
            document = replace(there, privilege=privilege)
            work.update(document, ACTION)
            save_with_attachments(work, document, ACTION)

    return change


def exclude_from_use(document_id: DocumentId, reason: str) -> Edit[None]:
    """Say that a document must not be used, and why; an empty reason lets it be used again."""
    return _reviewed(document_id, {"do_not_use": " ".join(reason.split())})


def save_review_words(document_id: DocumentId, gist: str, tags: Iterable[str]) -> Edit[None]:
    """Keep the one line that says what a document is, and the issues it bears on."""
    texts = tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags))
    changes = {"gist": " ".join(gist.split()), "tags": tuple(tag for tag in texts if tag)}
    return _reviewed(document_id, changes)


def _reviewed(document_id: DocumentId, changes: dict[str, Any]) -> Edit[None]:
    def change(work: WriteTransaction) -> None:
        there = _document(work, document_id)
        document = replace(there, **changes)
        work.update(document, ACTION)
        if document.do_not_use != there.do_not_use:
            save_with_attachments(work, document, ACTION)

    return change


def _document(work: WriteTransaction, document_id: DocumentId) -> Document:
    there = work.get(Document, document_id)
    if there is None:
        raise Refused("document_unknown")
    return there


def last_decision(case_id: CaseId) -> Query[tuple[int, DocumentId] | None]:
    """Return the newest act of a review that is in force, and its document; None if none is."""

    def ask(reader: ReadTransaction) -> tuple[int, DocumentId] | None:
        before = NEWEST
        while page := reader.latest_acts(before, _PAGE, case_id):
            for head in page:
                is_in_force = not head.act.is_undone and head.act.undoes is None
                if head.entry.action == ACTION and is_in_force and can_be_undone(head.entry):
                    return head.act.first, DocumentId(head.entry.object)
            before = page[-1].act.first
        return None

    return ask


def review_place(case_id: CaseId) -> Query[ReviewPlace]:
    """Return where the review of a case stopped."""
    return lambda reader: _parse_place(reader.setting(_PLACE + case_id))


def save_review_place(case_id: CaseId, place: ReviewPlace) -> Edit[None]:
    """Remember where the review is."""
    text = json.dumps(asdict(place), sort_keys=True, ensure_ascii=False)
    return lambda work: work.renew_setting(_PLACE + case_id, text)


def _parse_place(text: str | None) -> ReviewPlace:
    """Read a kept place; nonsense counts as none."""
    try:
        parsed = json.loads(text or "{}")
        names = {field.name for field in fields(ReviewPlace)}
        return ReviewPlace(**{name: str(parsed[name]) for name in names if name in parsed})
    except (ValueError, TypeError):
        return ReviewPlace()
