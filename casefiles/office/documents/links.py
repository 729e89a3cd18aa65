"""Links between documents, seen from either end, and the pair of an original and a translation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, DocumentLinkId, Randomness, new_id
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind, Translation
from casefiles.office.people.persons import shown_names
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_mark, msg_of
from casefiles.words.review import REVERSED, choice_words

_ALIGNMENT: Final = "beside:"
_SHOWN_SIDE_BY_SIDE: Final = (DocumentLinkKind.TRANSLATION, DocumentLinkKind.TRANSCRIPT)
_MOST_SHIFT: Final = 10_000


@dataclass(frozen=True, slots=True)
class DocumentLinkRow:
    """A link as it reads from one of its documents.

    Attributes:
        other_id: the document at the other end.
        words: what this document is of the other, or the other of it.
        name: of the other document.
    """

    id: DocumentLinkId
    other_id: DocumentId
    kind: DocumentLinkKind
    words: str
    name: str
    note: str
    is_from_here: bool


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two documents that can be read side by side.

    Attributes:
        words: what each of them is.
        shift: page of the translation minus page of the original that stand side by side.
    """

    original_id: DocumentId
    translation_id: DocumentId
    original: str
    translation: str
    shift: int
    words: tuple[str, str] = (msg_mark("Original"), msg_mark("Translation"))


def links_of(document_id: DocumentId) -> Query[tuple[DocumentLinkRow, ...]]:
    """Return the links of a document, both ways."""
    return lambda reader: tuple(_rows(reader, document_id))


def _rows(reader: ReadTransaction, document_id: DocumentId) -> Iterator[DocumentLinkRow]:
    own = reader.find(DocumentLink, document_id=document_id)
    others = reader.find(DocumentLink, other_id=document_id)
    for link in own:
        words = choice_words(link.kind) or ""
        name = _name(reader, link.other_id)
        yield DocumentLinkRow(link.id, link.other_id, link.kind, words, name, link.note, True)
    for link in others:
        if link.document_id != document_id:
            words, name = msg_of(REVERSED[link.kind]), _name(reader, link.document_id)
            yield DocumentLinkRow(
                link.id, link.document_id, link.kind, words, name, link.note, False
            )


def _name(reader: ReadTransaction, document_id: DocumentId) -> str:
    found = reader.get(Document, document_id)
    if found is None:
        return "?"
    title = found.title or found.file_name
    return shown_names(reader, found.case_id)(title) if "[[" in title else title


def add_link(
    case_id: CaseId,
    document_id: DocumentId,
    other_id: DocumentId,
    values: tuple[DocumentLinkKind, str],
    randomness: Randomness,
) -> Edit[None]:
    """Say what a document is of another.

    Args:
        case_id: of both.
        document_id: which is the KIND of the other.
        other_id: of the other.
        values: kind and note.
        randomness: for its id.

    Raises (when carried out):
        Refused: no other document, the same, or they are linked like this already.
    """
    link_id = DocumentLinkId(new_id(randomness))

    def change(work: WriteTransaction) -> None:
        kind, note = values
        link = DocumentLink(link_id, case_id, document_id, kind, other_id, note.strip())
        _require_sound(work, link)
        work.insert(link, "add_document_link")

    return change


def edit_link(link_id: DocumentLinkId, kind: DocumentLinkKind, note: str) -> Edit[None]:
    """Change what a link says.

    Raises (when carried out):
        Refused: it is gone, there is such a link already, or it would hide that one document was
            taken out of the other.
    """

    def change(work: WriteTransaction) -> None:
        there = work.get(DocumentLink, link_id)
        if there is None:
            raise Refused("link_gone")
        if kind is not there.kind:
            _require_made_by_hand(there)
        document_link = replace(there, kind=kind, note=note.strip())
        _require_sound(work, document_link)
        work.update(document_link, "edit_document_link")

    return change


def remove_link(link_id: DocumentLinkId) -> Edit[None]:
    """Remove a link; a translation on the board that came by it has none any more.

    Raises (when carried out):
        Refused: it is gone already, or one document was taken out of the other.
    """

    def change(work: WriteTransaction) -> None:
        link = work.get(DocumentLink, link_id)
        if link is None:
            raise Refused("link_gone")
        _require_made_by_hand(link)
        work.delete(DocumentLink, link_id, "remove_document_link")
        if link.kind is DocumentLinkKind.TRANSLATION:
            for one in work.find(
                Translation, document_id=link.other_id, translated_id=link.document_id
            ):
                work.update(replace(one, translated_id=DocumentId("")), "edit_translation")

    return change


def _require_made_by_hand(link: DocumentLink) -> None:
    """Refuse to cut what was taken out of a file off from it: protection and erasing follow it."""
    if link.part:
        raise Refused("link_of_enclosed")


def _require_sound(work: WriteTransaction, link: DocumentLink) -> None:
    if work.get(Document, link.other_id) is None:
        raise Refused("link_without_document")
    if link.document_id == link.other_id:
        raise Refused("link_to_itself")
    between = work.find(DocumentLink, document_id=link.document_id, other_id=link.other_id)
    if any(other.id != link.id and other.kind is link.kind for other in between):
        raise Refused("link_exists")


def pairs_of(document_id: DocumentId) -> Query[tuple[DocumentPair, ...]]:
    """Return what a document can be read beside: translations first, then what was typed out."""

    def ask(reader: ReadTransaction) -> tuple[DocumentPair, ...]:
        found = [row for row in _rows(reader, document_id) if row.kind in _SHOWN_SIDE_BY_SIDE]
        found.sort(key=lambda row: _SHOWN_SIDE_BY_SIDE.index(row.kind))
        name = _name(reader, document_id)
        return tuple(_pair(reader, (document_id, name), row) for row in found)

    return ask


def _pair(
    reader: ReadTransaction, here: tuple[DocumentId, str], row: DocumentLinkRow
) -> DocumentPair:
    there = row.other_id, row.name
    (own, own_name), (other, other_name) = (there, here) if row.is_from_here else (here, there)
    return DocumentPair(
        own, other, own_name, other_name, _shift(reader.setting(_setting(own, other)))
    )


def save_page_offset(pair: DocumentPair) -> Edit[None]:
    """Remember how far the pages of a pair are apart."""

    def change(work: WriteTransaction) -> None:
        name = _setting(pair.original_id, pair.translation_id)
        if _shift(work.setting(name)) != pair.shift:
            work.put_setting(name, str(pair.shift))

    return change


def _setting(original_id: DocumentId, translation_id: DocumentId) -> str:
    return f"{_ALIGNMENT}{original_id}:{translation_id}"


def _shift(text: str | None) -> int:
    """Read a kept shift; nonsense counts as none."""
    try:
        shift = int(text or 0)
    except ValueError:
        return 0
    return shift if abs(shift) <= _MOST_SHIFT else 0
