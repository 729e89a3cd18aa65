"""The documents of a case: their list, what is known of one, and the changes a person makes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from casefiles.domain.files.media import PLAYED
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import (
    NO_DOCUMENT,
    CaseId,
    DocumentId,
    ExhibitId,
    Randomness,
    new_id,
)
from casefiles.domain.foundation.schema import Text, schema_of
from casefiles.domain.records.case_records import (
    Document,
    DocumentStatus,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
    Record,
)
from casefiles.domain.records.checked_text import Transcription
from casefiles.domain.records.provenance import Consent
from casefiles.domain.records.replacement_texts import Substitute, TwinVerdict
from casefiles.domain.records.rows import DocumentFilter, DocumentRow
from casefiles.domain.records.signed_forms import AuthorityForm
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.domain.records.translation import DocumentLink, Translation
from casefiles.evidence.channel.media_types import (
    ARCHIVES,
    BINARY_WORKBOOK,
    CHATS,
    HTML,
    MAIL,
    MAILBOX,
    OLD_WORD,
    OLD_WORKBOOK,
    OPEN_SHEETS,
    OPEN_TEXTS,
    OUTLOOK,
    OUTLOOK_STORE,
    PDF,
    PLAIN_TEXT,
    RTF,
    SEPARATED,
    SIGNED_MAIL,
    TNEF,
    WORD,
    WORKBOOK,
)
from casefiles.office.people.persons import shown_names
from casefiles.office.records.attachments import removed_with, save_with_attachments
from casefiles.office.records.dropped_versions import drop_versions
from casefiles.office.records.form_fields import fields_of
from casefiles.office.records.form_values import values_of, with_values
from casefiles.office.records.name_origins import forget_origin
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import table_of

__all__ = [
    "CitedBy",
    "DocumentDetail",
    "DocumentFilter",
    "DocumentKind",
    "DocumentList",
    "DocumentRow",
    "document",
    "documents_of",
    "form_values",
    "kind_of",
    "needs_attention",
    "remove",
    "save_document",
    "set_status",
    "shown_name",
    "with_names",
]

DocumentKind = Literal[
    "pdf", "picture", "recording", "text", "table", "mail", "chat", "archive", "other"
]
_REFERENCE: Final = "[["
_WITH_DOCUMENT: Final[tuple[type[Record], ...]] = (
    *(Mark, Exhibit, Consent, DocumentLink, Translation, Transcription),
    *(ReviewDecision, Substitute, TwinVerdict),
)
"""Kinds of records that go with a document."""
_TYPES: Final[dict[DocumentKind, frozenset[str]]] = {
    "pdf": frozenset({PDF}),
    "text": frozenset({PLAIN_TEXT, WORD, OLD_WORD, RTF, HTML}) | OPEN_TEXTS,
    "table": frozenset({WORKBOOK, OLD_WORKBOOK, BINARY_WORKBOOK, SEPARATED}) | OPEN_SHEETS,
    "mail": frozenset({MAIL, SIGNED_MAIL, MAILBOX, OUTLOOK, OUTLOOK_STORE, TNEF}),
    "chat": CHATS,
    "archive": ARCHIVES,
}
_KINDS: Final = {one: kind for kind, types in _TYPES.items() for one in types}
_FAMILIES: Final[dict[str, DocumentKind]] = {
    "image": "picture",
    "audio": "recording",
    "video": "recording",
}


@dataclass(frozen=True, slots=True)
class DocumentList:
    """What the list of documents shows.

    Attributes:
        rows: those that are wanted.
        total: of all documents of the case.
        attention: how many of all documents need a person.
    """

    rows: tuple[DocumentRow, ...]
    total: int
    attention: int


@dataclass(frozen=True, slots=True)
class CitedBy:
    """An event or fact that a document proves.

    Attributes:
        kind: event or fact.
        text: with references to people as `[[id]]`.
    """

    kind: Literal["event", "fact"]
    id: str
    text: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """All that is known of one document but its pages.

    Attributes:
        name: title or name of the file, with references to people as their names.
        media_type: true type by content; empty while it is not read.
        unreadable: code of why it could not be read; empty if it was, None while it is not read.
        size: in bytes.
        marks: areas marked for redaction.
        pages: that were read.
    """

    document: Document
    name: str
    exhibit: Exhibit | None
    media_type: str
    unreadable: str | None
    size: int
    marks: int
    cited_by: tuple[CitedBy, ...]
    pages: int = 0


def kind_of(media_type: str) -> DocumentKind:
    """Return the kind that people tell documents apart by."""
    return _KINDS.get(media_type) or _FAMILIES.get(media_type.partition("/")[0], "other")


def needs_attention(row: DocumentRow) -> bool:
    """Tell whether a document waits for a person: not read, not readable, or pages to look at."""
    is_unread = row.unread_pages > 0 and not row.are_pages_checked
    return row.unreadable is None or row.unreadable not in {"", PLAYED} or is_unread


def documents_of(
    case_id: CaseId, document_filter: DocumentFilter, kind: DocumentKind | Literal[""] = ""
) -> Query[DocumentList]:
    """Return the documents that are wanted, of one kind if one is given."""

    def ask(reader: ReadTransaction) -> DocumentList:
        rows = reader.document_rows(case_id, document_filter)
        every = rows
        if document_filter != DocumentFilter(
            order=document_filter.order, is_descending=document_filter.is_descending
        ):
            every = reader.document_rows(case_id, DocumentFilter(order="added"))
        of_kind = [row for row in rows if not kind or kind_of(row.media_type) == kind]
        shown = with_names(reader, case_id, of_kind)
        return DocumentList(shown, len(every), sum(map(needs_attention, every)))

    return ask


def with_names(
    reader: ReadTransaction, case_id: CaseId, rows: Sequence[DocumentRow]
) -> tuple[DocumentRow, ...]:
    """Put names in place of references to people."""
    if not any(_REFERENCE in text for row in rows for text in (row.title, row.mark, row.witness)):
        return tuple(rows)
    shown = shown_names(reader, case_id)
    return tuple(
        replace(row, title=shown(row.title), mark=shown(row.mark), witness=shown(row.witness))
        for row in rows
    )


def shown_name(reader: ReadTransaction, named: Document) -> str:
    """Return title or file name of a document, with references to people as their names."""
    if _REFERENCE not in named.title:
        return named.title or named.file_name
    return shown_names(reader, named.case_id)(named.title)


def document(document_id: DocumentId) -> Query[DocumentDetail | None]:
    """Return what is known of one document; None if it is gone."""

    def ask(reader: ReadTransaction) -> DocumentDetail | None:
        found = reader.get(Document, document_id)
        if found is None:
            return None
        head = reader.reading_head(document_id)
        return DocumentDetail(
            document=found,
            name=shown_name(reader, found),
            exhibit=_exhibit(reader, document_id),
            media_type=head[0] if head else "",
            unreadable=head[1] if head else None,
            size=reader.content_size(found.content_id),
            marks=len(reader.find(Mark, document_id=document_id)),
            cited_by=_cited_by(reader, found),
            pages=len(reader.page_sizes(document_id)),
        )

    return ask


def _exhibit(reader: ReadTransaction, document_id: DocumentId) -> Exhibit | None:
    exhibits = reader.find(Exhibit, document_id=document_id)
    return exhibits[0] if exhibits else None


def _cited_by(reader: ReadTransaction, cited: Document) -> tuple[CitedBy, ...]:
    found: list[CitedBy] = []
    for event in reader.find(Event, case_id=cited.case_id):
        pages = tuple(cite.page for cite in event.cites if cite.document_id == cited.id)
        if pages:
            found.append(CitedBy("event", event.id, event.text, pages))
    for fact in reader.find(Fact, case_id=cited.case_id):
        pages = tuple(cite.page for cite in fact.cites if cite.document_id == cited.id)
        if pages:
            found.append(CitedBy("fact", fact.id, fact.text, pages))
    return tuple(found)


def form_values(detail: DocumentDetail) -> dict[str, Any]:
    """Return a document as the fields of its form hold it."""
    document = detail.document
    exhibit = detail.exhibit or _no_exhibit(document, ExhibitId(""))
    values = values_of(document) | values_of(exhibit)
    return {one.name: values[one.name] for kind in (Document, Exhibit) for one in fields_of(kind)}


def save_document(
    document_id: DocumentId, values: dict[str, Any], randomness: Randomness
) -> Edit[None]:
    """Keep what the form of a document holds, its exhibit with it.

    Raises (when carried out):
        Refused: the document is gone, another has the mark, or a witness has none.
    """
    exhibit_id = ExhibitId(new_id(randomness))

    def change(work: WriteTransaction) -> None:
        found = _get(work, document_id)
        changed = with_values(found, _in_line(Document, values))
        work.update(changed, "edit_document")
        if (changed.privilege, changed.do_not_use) != (found.privilege, found.do_not_use):
            save_with_attachments(work, changed, "edit_document")
        present = _exhibit(work, document_id)
        exhibit = present or _no_exhibit(found, exhibit_id)
        _keep_exhibit(work, with_values(exhibit, _in_line(Exhibit, values)), present)

    return change


def _no_exhibit(document: Document, exhibit_id: ExhibitId) -> Exhibit:
    return Exhibit(exhibit_id, document.case_id, document.id, mark="", witness="")


def _in_line(kind: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    """Return what a form holds of a record, each text of one line as one."""
    lines = {
        one.name
        for one in schema_of(kind)
        if isinstance(one.meaning, Text) and not one.meaning.is_long and not one.is_many
    }
    return {
        name: " ".join(str(value).split()) if name in lines else value
        for name, value in values.items()
    }


def _keep_exhibit(work: WriteTransaction, exhibit: Exhibit, present: Exhibit | None) -> None:
    if exhibit.witness and not exhibit.mark:
        raise Refused("witness_without_mark")
    if exhibit.mark:
        _require_free(work, exhibit)
        if present is None:
            work.insert(exhibit, "add_exhibit")
        else:
            work.update(exhibit, "edit_exhibit")
    elif present is not None:
        drop_versions(work, present.id)
        work.delete(Exhibit, present.id, "remove_exhibit")


def _require_free(work: WriteTransaction, exhibit: Exhibit) -> None:
    others = work.find(Exhibit, case_id=exhibit.case_id, mark=exhibit.mark)
    if any(other.document_id != exhibit.document_id for other in others):
        raise Refused("exhibit_mark_taken")


def set_status(document_ids: Collection[DocumentId], status: DocumentStatus) -> Edit[int]:
    """Say what documents are to the defence; returns how many are another thing now."""

    def change(work: WriteTransaction) -> int:
        found = [work.get(Document, document_id) for document_id in document_ids]
        others = [one for one in found if one is not None and one.status != status]
        for one in others:
            work.update(replace(one, status=status), "edit_document")
        return len(others)

    return change


def remove(document_id: DocumentId) -> Edit[str]:
    """Remove a document, with its marks and exhibit and what lies in no other, unless it is cited.

    Its bytes stay in the vault, so that the removal can be undone.

    Returns:
        An edit that returns the name of what was removed.

    Raises (when carried out):
        Refused: it is gone, or proves an event or fact, or something in it does.
    """

    def change(work: WriteTransaction) -> str:
        name = shown_name(work, _get(work, document_id))
        remove_with_attachments(work, document_id, "remove_document")
        return name

    return change


def remove_with_attachments(work: WriteTransaction, document_id: DocumentId, action: str) -> None:
    """Remove a document and what lies in it and in no other.

    Raises:
        Refused: something cites one of them.
    """
    going = [_get(work, one) for one in (*removed_with(work, document_id), document_id)]
    cited_by = [cited for one in going for cited in _cited_by(work, one)]
    if cited_by:
        events = sum(one.kind == "event" for one in cited_by)
        raise Refused("document_still_cited", events=events, facts=len(cited_by) - events)
    for one in going:
        _remove_one(work, one, action)


def _remove_one(work: WriteTransaction, found: Document, action: str) -> None:
    for kind in _WITH_DOCUMENT:
        for record in work.find(kind, document_id=found.id):
            drop_versions(work, record.id)
            work.delete(kind, record.id, f"remove_{table_of(kind)}")
    _let_go(work, found.id)
    forget_origin(work, found.case_id, found.id)
    for outline in work.find(Outline, case_id=found.case_id):
        left = tuple(one for one in outline.documents if one != found.id)
        pages = outline.pages_leave.without(found.id)
        work.update(replace(outline, documents=left, pages_leave=pages), "edit_outline")
    drop_versions(work, found.id)
    work.delete(Document, found.id, action)


def _let_go(work: WriteTransaction, document_id: DocumentId) -> None:
    """Take a document out of what speaks of others too."""
    for verdict in work.find(TwinVerdict, other_id=document_id):
        work.delete(TwinVerdict, verdict.id, "remove_twin_verdict")
    for link in work.find(DocumentLink, other_id=document_id):
        work.delete(DocumentLink, link.id, "remove_document_link")
    for paper in work.find(AuthorityForm, document_id=document_id):
        work.update(replace(paper, document_id=NO_DOCUMENT), "edit_authority_form")
    for translation in work.find(Translation, translated_id=document_id):
        work.update(replace(translation, translated_id=DocumentId("")), "edit_translation")


def _get(work: WriteTransaction, document_id: DocumentId) -> Document:
    found = work.get(Document, document_id)
    if found is None:
        raise Refused("document_unknown")
    return found
