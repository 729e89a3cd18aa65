"""What the picture of a page says: as a machine read it, and as a person put it right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.files.ocr import LOW_CONFIDENCE, OcrLine, OcrPage, spread_edges
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.files.page_readings import PageRead, readings_of
from casefiles.domain.files.text_agreement import says_as_much
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId, Randomness, TranscriptionId, new_id
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.checked_text import CheckedLine, Transcription
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_NOTHING: Final = OcrPage("", "", (), 0, 0.0, ())


AllPictured = tuple[tuple[PageText, ...], tuple[tuple[PageText, ...], ...]]
"""Pages with what their pictures say, and as these may read besides."""


@dataclass(frozen=True, slots=True)
class OcrTextLine:
    """A line of the text in a picture.

    Attributes:
        line: its text, with an edge for each character.
        is_checked: a person says that it reads so.
        doubts: where the machine was unsure: beginnings and ends in the text.
    """

    line: TextLine
    is_checked: bool
    doubts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class OcrTextPage:
    """The text in the picture of a page.

    Attributes:
        number: page, from 1.
        read: what the machine told; without an engine where nothing was read.
        fault: code of why the page could not be looked at; empty if it was.
        was_read: the page was recognised, whatever came of it.
        is_confirmed: a person says that the page says these lines and no others.
    """

    number: int
    lines: tuple[OcrTextLine, ...]
    read: OcrPage
    fault: str
    was_read: bool
    is_confirmed: bool

    @property
    def is_unchecked(self) -> bool:
        """Whether there is text that no person has looked at."""
        return any(not line.is_checked for line in self.lines)


def picture_page(document_id: DocumentId, number: int) -> Query[OcrTextPage]:
    """Return the text in the picture of a page."""
    return lambda reader: picture_pages(reader, document_id, number, number)[0]


def picture_pages(
    reader: ReadTransaction, document_id: DocumentId, first: int, last: int
) -> tuple[OcrTextPage, ...]:
    """Return the text in the pictures of some pages, the last one included."""
    stored_ocr_pages = reader.recognised(document_id, first, last)
    transcriptions = {one.page: one for one in reader.find(Transcription, document_id=document_id)}
    pages = []
    for number in range(first, last + 1):
        own = stored_ocr_pages.get(number)
        read = own.page if own is not None else _NOTHING
        fault = own.fault if own is not None else ""
        checked = transcriptions.get(number)
        is_confirmed = checked is not None and checked.is_confirmed
        lines = _lines(read, checked)
        pages.append(OcrTextPage(number, lines, read, fault, own is not None, is_confirmed))
    return tuple(pages)


def picture_lines(page: PageText, picture: OcrTextPage) -> tuple[OcrTextLine, ...]:
    """Return the lines that a page's picture says beyond its own text.

    Where wrong letters lie below a line, as of odd fonts and poor scans, the picture says more.
    """
    return tuple(one for one in picture.lines if not _is_repeated(one.line, page.lines))


def replaced_lines(page: PageText, picture: OcrTextPage) -> tuple[TextLine, ...]:
    """Return what the machine read where a person or the page itself says otherwise."""
    if picture.is_confirmed:
        return ()
    texts = {line.text for line in (*page.lines, *(one.line for one in picture.lines))}
    turns = picture.read.turns
    return tuple(one.as_text_line(turns) for one in picture.read.lines if one.text not in texts)


def pictured(
    reader: ReadTransaction, document_id: DocumentId, pages: Sequence[PageText]
) -> tuple[PageText, ...]:
    """Return pages with what their pictures say behind their own text, checked or not.

    What QR codes and barcodes hold stands there too, as lines where the codes stand.
    """
    if not pages:
        return ()
    numbers = [page.number for page in pages]
    ocr_text_pages = picture_pages(reader, document_id, min(numbers), max(numbers))
    by_number = {one.number: one for one in ocr_text_pages}
    page_inspections = reader.page_inspections(document_id)
    return tuple(
        replace(
            page,
            lines=(
                *page.lines,
                *(one.line for one in picture_lines(page, by_number[page.number])),
                *code_lines(page_inspections.get(page.number)),
            ),
        )
        for page in pages
    )


def all_pictured(
    reader: ReadTransaction, document_id: DocumentId, pages: Sequence[PageText]
) -> AllPictured:
    """Return `pictured` and `other_pages`."""
    return pictured(reader, document_id, pages), other_pages(reader, document_id, pages)


def other_pages(
    reader: ReadTransaction, document_id: DocumentId, pages: Sequence[PageText]
) -> tuple[tuple[PageText, ...], ...]:
    """Return pages as their pictures may read besides, each language and way up apart.

    A page that a person confirmed says what the person says. It holds its number and size where
    nothing was read on it in that way.
    """
    if not pages:
        return ()
    numbers = [page.number for page in pages]
    ocr_text_pages = picture_pages(reader, document_id, min(numbers), max(numbers))
    read = {
        one.number: {way.way: way for way in readings_of(one.read) if way.way}
        for one in ocr_text_pages
        if not one.is_confirmed
    }
    ways = dict.fromkeys(way for by_way in read.values() for way in by_way)
    return tuple(
        tuple(
            replace(page, lines=_lines_in(read.get(page.number, {}).get(way)), is_doubtful=True)
            for page in pages
        )
        for way in ways
    )


def _lines_in(read: PageRead | None) -> tuple[TextLine, ...]:
    """Return lines of which nobody knows where each letter stands: they go whole."""
    return () if read is None else tuple(TextLine(one.text, one.box) for one in read.lines)


def code_lines(look: PageInspection | None) -> tuple[TextLine, ...]:
    """Return what the codes of a page hold, as lines where the codes stand."""
    return () if look is None else tuple(TextLine(one.text, one.box) for one in look.codes)


def save_line(
    document_id: DocumentId, number: int, line: CheckedLine, randomness: Randomness
) -> Edit[None]:
    """Keep how a line reads, in the words of a person; an empty text says that there is none.

    Raises (when carried out):
        Refused: the document is gone.
    """
    new = TranscriptionId(new_id(randomness))

    def change(work: WriteTransaction) -> None:
        present = _present(work, document_id, number, new)
        others = [one for one in present.lines if not covers(one.box, line.box)]
        checked_line = replace(line, text=" ".join(line.text.split()))
        _put(work, replace(present, lines=_sorted([*others, checked_line])))

    return change


def confirm_page(
    document_id: DocumentId, number: int, lines: Sequence[CheckedLine], randomness: Randomness
) -> Edit[None]:
    """Say that a page reads as these lines do, and says nothing else.

    Raises (when carried out):
        Refused: the document is gone.
    """
    new = TranscriptionId(new_id(randomness))

    def change(work: WriteTransaction) -> None:
        present = _present(work, document_id, number, new)
        trimmed = [replace(one, text=" ".join(one.text.split())) for one in lines]
        checked_lines = tuple(one for one in trimmed if one.text)
        _put(work, replace(present, lines=checked_lines, is_confirmed=True))

    return change


def _present(
    work: WriteTransaction, document_id: DocumentId, number: int, new: TranscriptionId
) -> Transcription:
    found = work.find(Transcription, document_id=document_id, page=number)
    if found:
        return found[0]
    document = work.get(Document, document_id)
    if document is None:
        raise Refused("document_gone")
    return Transcription(new, document.case_id, document_id, number, (), is_confirmed=False)


def _put(work: WriteTransaction, transcription: Transcription) -> None:
    if work.get(Transcription, transcription.id) is None:
        work.insert(transcription, "add_transcription")
    else:
        work.update(transcription, "edit_transcription")


def _sorted(lines: Sequence[CheckedLine]) -> tuple[CheckedLine, ...]:
    return tuple(sorted(lines, key=lambda one: (one.box.y0 + one.box.y1, one.box.x0)))


def _lines(read: OcrPage, transcription: Transcription | None) -> tuple[OcrTextLine, ...]:
    """Put a person's lines in place of the machine's."""
    checked = () if transcription is None else transcription.lines
    if transcription is not None and transcription.is_confirmed:
        return tuple(_checked(one, read.lines, read.turns) for one in checked)
    left = list(checked)
    lines = []
    for one in read.lines:
        own = next((line for line in left if covers(line.box, one.box)), None)
        if own is None:
            line = one.as_text_line(read.turns)
            lines.append(OcrTextLine(line, is_checked=False, doubts=_doubts(one)))
        else:
            left.remove(own)
            lines.append(_checked(own, [one], read.turns))
    lines += [_checked(one, (), read.turns) for one in left]
    return tuple(line for line in lines if line.line.text)


def _checked(checked_line: CheckedLine, read: Sequence[OcrLine], turns: int) -> OcrTextLine:
    """Return a line as a person put it, with its letters where the machine found them."""
    for one in read:
        if one.text == checked_line.text and covers(checked_line.box, one.box):
            return OcrTextLine(one.as_text_line(turns), is_checked=True)
    # Where each letter stands is not known.
    edges = spread_edges(checked_line.text, checked_line.box, turns)
    base = next((one.baseline for one in read if covers(checked_line.box, one.box)), None)
    return OcrTextLine(
        TextLine(checked_line.text, checked_line.box, edges, turns, base), is_checked=True
    )


def _doubts(line: OcrLine) -> tuple[tuple[int, int], ...]:
    return tuple((word.start, word.end) for word in line.words if word.confidence < LOW_CONFIDENCE)


def _is_repeated(shown: TextLine, own: Sequence[TextLine]) -> bool:
    """Tell whether what lies below a line of a picture says the same."""
    below = [line.text for line in own if covers(line.box, shown.box)]
    return bool(below) and says_as_much(" ".join(below), shown.text)


def covers(one: Box, other: Box) -> bool:
    """Tell whether the middle of one box lies in the other, either way."""
    return _holds(one, other) or _holds(other, one)


def _holds(one: Box, other: Box) -> bool:
    x, y = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
    return one.x0 <= x <= one.x1 and one.y0 <= y <= one.y1
