"""The pages of a document as a person sees them: their pixels, words, and why there are none."""

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from typing import Final

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.files.ocr import LOW_CONFIDENCE
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ContentId, DocumentId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.records.case_records import Document, Exhibit
from casefiles.domain.rules.exportability import is_exportable
from casefiles.evidence.channel.pages import Columns
from casefiles.office.people.persons import shown_names
from casefiles.office.reading.ocr_text import OcrTextLine, picture_lines, picture_pages
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.store.access.reader import ReadTransaction

_ROOM: Final = 160 << 20
"""Bytes of pictures that are kept at hand: some twenty pages on a fine screen."""
_MOST_TEXT_PAGES: Final = 200
"""Pages of text shown where pages cannot be drawn."""
_LEAST_TO_TURN: Final = 24
"""Characters from which the text on a page tells how it stands."""
_UNSPACED: Final = frozenset("hu")
"""Kinds of characters of which each can be chosen alone: Han, and other scripts without spaces."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page in pixels, for this screen only.

    Attributes:
        number: page, from 1.
        requested_width: pixels across that were asked for; fewer came where the file has no more.
        rgb: rows of red, green, blue bytes, top first, without padding.
    """

    number: int
    requested_width: int
    columns: int
    rows: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class PageWord:
    """What can be chosen on a page: a word, or one character where words do not stand apart.

    Attributes:
        line: which line of its page it stands on, from 0.
        is_glued: it follows the word before it without a space.
        is_unchecked: a machine read it in the picture of the page, and nobody checked it.
        is_doubted: the machine itself was unsure.
        turns: quarters by which the page must be turned clockwise so that it can be read.
    """

    text: str
    box: Box
    line: int
    is_glued: bool
    is_unchecked: bool = False
    is_doubted: bool = False
    turns: int = 0


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page, in the order in which they are read.

    Attributes:
        is_doubtful: the page may show more than its text tells.
    """

    number: int
    words: tuple[PageWord, ...]
    is_doubtful: bool

    def text_between(self, first: int, last: int) -> str:
        """Return what the words from one index to another say, the last one included."""
        pieces: list[str] = []
        for index in range(first, last + 1):
            word = self.words[index]
            if pieces:
                pieces.append(self._between(self.words[index - 1], word))
            pieces.append(word.text)
        return "".join(pieces)

    def areas(self, first: int, last: int) -> tuple[Box, ...]:
        """Return one box per line over the words from one index to another."""
        by_line: dict[int, list[Box]] = {}
        for word in self.words[first : last + 1]:
            by_line.setdefault(word.line, []).append(word.box)
        return tuple(united(boxes) for boxes in by_line.values())

    @property
    def is_unchecked(self) -> bool:
        """Whether a machine read some of it in the picture of the page, and nobody checked that."""
        return any(word.is_unchecked for word in self.words)

    @property
    def text(self) -> str:
        """All words, line by line."""
        lines: dict[int, str] = {}
        for word in self.words:
            before = lines.get(word.line)
            space = "" if word.is_glued or before is None else " "
            lines[word.line] = f"{before or ''}{space}{word.text}"
        return "\n".join(lines.values())

    @staticmethod
    def _between(one: PageWord, other: PageWord) -> str:
        if one.line == other.line:
            return "" if other.is_glued else " "
        # Chinese runs on over the end of a line without a space.
        is_unspaced = _is_unspaced(one.text[-1]) and _is_unspaced(other.text[0])
        return "" if is_unspaced else " "


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """What stands above and instead of the pages of a document.

    Attributes:
        title: title or file name, with names in place of references.
        exhibit: its mark, such as AB/1; empty for none.
        witness: who produces it, with names in place of references.
        unreadable: code of the reason why no page can be shown; `not_read` before it was read.
        page_sizes: width and height of each page in points; empty if none can be shown.
        page_turns: quarters by which pages that lie are turned clockwise to stand upright.
    """

    document: Document
    title: str
    exhibit: str
    witness: str
    media_type: str
    unreadable: str
    size: int
    page_sizes: tuple[tuple[float, float], ...]
    page_turns: Mapping[int, int] = field(default_factory=dict)

    @property
    def may_leave(self) -> bool:
        """Whether a dossier may show it."""
        return is_exportable(self.document)


def shown_document(document_id: DocumentId) -> Query[ShownDocument | None]:
    """Return what a reading pane says about a document; None if it is gone."""

    def ask(reader: ReadTransaction) -> ShownDocument | None:
        document = reader.get(Document, document_id)
        if document is None:
            return None
        exhibits = reader.find(Exhibit, document_id=document_id)
        show = shown_names(reader, document.case_id)
        media_type, unreadable = reader.reading_head(document_id) or ("", "not_read")
        return ShownDocument(
            document=document,
            title=show(document.title) or document.file_name,
            exhibit=show(exhibits[0].mark) if exhibits else "",
            witness=show(exhibits[0].witness) if exhibits else "",
            media_type=media_type,
            unreadable=unreadable,
            size=reader.content_size(document.content_id),
            page_sizes=() if unreadable else reader.page_sizes(document_id),
            page_turns=turns_of(reader, document_id),
        )

    return ask


def turns_of(reader: ReadTransaction, document_id: DocumentId, page: int = 0) -> dict[int, int]:
    """Return by how many quarters pages that lie are turned clockwise, so that they are upright.

    Places on them are told of the page as it lies in its file, turned or not.

    Args:
        reader: of the vault.
        document_id: of the document.
        page: the only one that is asked for; 0 for all.
    """
    return reader.page_turns(document_id, LOW_CONFIDENCE, _LEAST_TO_TURN, page)


def document_text(document_id: DocumentId) -> Query[str]:
    """Return what a machine read from a document, for where its pages cannot be drawn."""
    return lambda reader: "\n\n".join(
        page.text for page in reader.pages(document_id, 1, _MOST_TEXT_PAGES)
    )


def page_words(document_id: DocumentId, numbers: Sequence[int]) -> Query[tuple[PageWords, ...]]:
    """Return the words of some pages of a document."""
    return lambda reader: tuple(
        words_of(page, picture_lines(page, picture_pages(reader, document_id, number, number)[0]))
        for number in numbers
        for page in reader.pages(document_id, number, number)
    )


def words_of(page: PageText, picture: Sequence[OcrTextLine] = ()) -> PageWords:
    """Cut the lines of a page, and those in its picture, into what can be chosen on it."""
    lines = [*(OcrTextLine(line, is_checked=True) for line in page.lines), *picture]
    words = tuple(word for index, line in enumerate(lines) for word in _words_of_line(index, line))
    return PageWords(page.number, words, page.is_doubtful)


def _words_of_line(index: int, ocr_text_line: OcrTextLine) -> Iterator[PageWord]:
    line, is_unchecked = ocr_text_line.line, not ocr_text_line.is_checked
    if not line.text.strip():
        return
    if not line.has_character_boxes:
        yield PageWord(line.text, line.box, index, is_glued=False, is_unchecked=is_unchecked)
        return
    before = -1
    for start, end in _spans(line.text):
        is_doubted = any(start < last and first < end for first, last in ocr_text_line.doubts)
        yield PageWord(
            *(line.text[start:end], span_box(line, start, end), index, start == before),
            is_unchecked=is_unchecked,
            is_doubted=is_doubted,
            turns=line.turns,
        )
        before = end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand: runs without spaces, cut at each character of unspaced scripts."""
    start = 0
    for at, char in enumerate(text):
        if char.isspace():
            if start < at:
                yield start, at
            start = at + 1
        elif _is_unspaced(char):
            if start < at:
                yield start, at
            yield at, at + 1
            start = at + 1
    if start < len(text):
        yield start, len(text)


def _is_unspaced(char: str) -> bool:
    return any(word_kind(folded) in _UNSPACED for folded in fold(char))


def span_box(line: TextLine, start: int, end: int) -> Box:
    """Return the box of some characters of a line; of all of it if they are not told apart."""
    if not line.has_character_boxes:
        return line.box
    edges = line.edges[start:end]
    first, last = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    if first >= last:
        return line.box
    if line.runs_across:
        return Box(first, line.box.y0, last, line.box.y1)
    return Box(line.box.x0, first, line.box.x1, last)


def span_boxes(page: PageText, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes of a stretch of the page's text, line by line."""
    starts = [0, *accumulate(len(line.text) + 1 for line in page.lines)]
    for index in range(bisect_right(starts, start) - 1, len(page.lines)):
        line, at = page.lines[index], starts[index]
        if at >= end:
            return
        first, last = max(0, start - at), min(len(line.text), end - at)
        if line.text[first:last].strip():
            yield span_box(line, first, last)


def united(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around some boxes."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


class PagePictures:
    """Draws pages in locked workers and keeps the last ones at hand; forgotten with its owner."""

    def __init__(self, room: int = _ROOM) -> None:
        """Begin with none.

        Args:
            room: bytes that may be kept.
        """
        self._room = room
        self._used = 0
        self._cache: OrderedDict[tuple[DocumentId, int, int], PagePicture] = OrderedDict()
        self._guard = threading.Lock()

    def at_hand(self, document_id: DocumentId, number: int, width: int) -> PagePicture | None:
        """Return a picture that was drawn before, without any work."""
        with self._guard:
            key = (document_id, number, width)
            if key in self._cache:
                self._cache.move_to_end(key)
            return self._cache.get(key)

    def draw(
        self, document_id: DocumentId, requested: Sequence[tuple[int, int]]
    ) -> Job[tuple[PagePicture, ...]]:
        """Draw pages, each exactly as wide as wanted, or as wide as its file allows.

        Args:
            document_id: of the document.
            requested: pairs of page and width in pixels.
        """

        def work(workplace: JobContext, ticket: CancellationToken) -> tuple[PagePicture, ...]:
            pictures = [self.at_hand(document_id, *one) for one in requested]
            missing = [
                one for one, cached in zip(requested, pictures, strict=True) if cached is None
            ]
            drawn = tuple(_drawn(workplace, document_id, missing, ticket)) if missing else ()
            for picture in drawn:
                self._keep(document_id, picture)
            return (*(picture for picture in pictures if picture is not None), *drawn)

        return work

    def draw_upright(
        self, document_id: DocumentId, number: int, across: int
    ) -> Job[tuple[PagePicture, int]]:
        """Draw a page as it lies, so many pixels wide once it is turned to stand upright.

        Args:
            document_id: of the document.
            number: of the page.
            across: pixels of its width when it is turned.

        Returns:
            A job for the picture, and the quarters by which it is to be turned clockwise.
        """

        def work(workplace: JobContext, ticket: CancellationToken) -> tuple[PagePicture, int]:
            turns, shape = workplace.vault.read(partial(_how_it_lies, document_id, number))
            width = max(1, round(across * shape))
            (picture,) = self.draw(document_id, ((number, width),))(workplace, ticket)
            return picture, turns

        return work

    def forget(self) -> None:
        """Drop every picture."""
        with self._guard:
            self._cache.clear()
            self._used = 0

    def _keep(self, document_id: DocumentId, picture: PagePicture) -> None:
        with self._guard:
            key = (document_id, picture.number, picture.requested_width)
            if key not in self._cache:
                self._used += len(picture.rgb)
            self._cache[key] = picture
            while self._used > self._room and len(self._cache) > 1:
                _, oldest = self._cache.popitem(last=False)
                self._used -= len(oldest.rgb)


def _how_it_lies(
    document_id: DocumentId, number: int, reader: ReadTransaction
) -> tuple[int, float]:
    """Return the quarters that turn a page upright, and its width for one of its width then."""
    turns = turns_of(reader, document_id, number).get(number, 0)
    sizes = reader.page_sizes(document_id) if turns % 2 else ()
    if number > len(sizes):
        # One that is gone is told of where it is drawn.
        return turns, 1.0
    wide, high = sizes[number - 1]
    return turns, wide / high


def page_picture(document_id: DocumentId, number: int, pixel_width: int) -> Job[PagePicture]:
    """Draw one page exactly as wide as wanted, or as wide as its file allows."""

    def work(workplace: JobContext, ticket: CancellationToken) -> PagePicture:
        (picture,) = _drawn(workplace, document_id, [(number, pixel_width)], ticket)
        return picture

    return work


def _drawn(
    workplace: JobContext,
    document_id: DocumentId,
    requested: Sequence[tuple[int, int]],
    ticket: CancellationToken,
) -> Iterator[PagePicture]:
    """Draw pages; one worker for all that are equally wide."""
    vault, template = workplace.vault, workplace.template()
    content = content_of(workplace, document_id)
    by_width: dict[int, list[int]] = {}
    for number, width in requested:
        by_width.setdefault(width, []).append(number)
    for width, numbers in by_width.items():
        ticket.check()
        source = bytes_for(vault, template, content)
        for raster in template.render(source, numbers, Columns(width), ticket):
            yield PagePicture(raster.number, width, raster.columns, raster.rows, raster.rgb)


def content_of(workplace: JobContext, document_id: DocumentId) -> ContentId:
    """Return the content of a document.

    Raises:
        Refused: it was removed meanwhile.
    """
    document = workplace.vault.read(lambda reader: reader.get(Document, document_id))
    if document is None:
        raise Refused("document_gone")
    return document.content_id
