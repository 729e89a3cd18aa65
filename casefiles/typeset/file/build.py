"""From a document tree to the bytes of a PDF."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.printed_paragraphs import PrintedParagraph
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.typeset.blocks.strips import Plate, StripTypesetting
from casefiles.typeset.document.looks import TOTAL
from casefiles.typeset.document.structure import StructureBuilder
from casefiles.typeset.document.tree import DocumentTree, ImagePage, OtherFilePlace
from casefiles.typeset.file.finish import Manuscript, TakeImage, finish
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.pages.canvas import PageCanvas
from casefiles.typeset.pages.folios import Folio
from casefiles.typeset.pages.laying import draw_page, numbered_pages
from casefiles.typeset.pages.pagination import TextPage
from casefiles.typeset.pages.parts import Cuts, OutputFile, SplitRules, cut, one_part

_LABEL: Final = "typesetting"


def build_pdf(
    document: DocumentTree, fonts: Path, take_image: TakeImage, ticket: CancellationToken
) -> bytes:
    """Typeset a document.

    Args:
        document: what to print.
        fonts: folder of the font files.
        take_image: gives the coded pixels of a picture by its key, once each, in order.
        ticket: told of each block and picture; may cancel.

    Returns:
        The bytes of a PDF file, which depend on the arguments alone.

    Raises:
        UnsupportedText: a character has no glyph, a font is missing, or a block cannot be laid
            out; the details tell its place.
        KeyError: a link or page number has no destination.
        Cancelled: somebody asked to stop.
    """
    return build_numbered(document, fonts, take_image, ticket)[0]


def build_numbered(
    document: DocumentTree, fonts: Path, take_image: TakeImage, ticket: CancellationToken
) -> tuple[bytes, dict[str, str]]:
    """Typeset a document, and tell the printed page number of each destination.

    Raises:
        UnsupportedText, KeyError, Cancelled: see `build_pdf`.
    """
    data, folios, _ = build_with_contents(document, fonts, take_image, ticket)
    return data, folios


def build_with_contents(
    document: DocumentTree, fonts: Path, take_image: TakeImage, ticket: CancellationToken
) -> tuple[bytes, dict[str, str], WrittenText]:
    """Typeset a document, and tell page numbers of destinations and what was written where.

    Raises:
        UnsupportedText, KeyError, Cancelled: see `build_pdf`.
    """
    book = _Book(document, fonts, ticket)
    layout = book.manuscript.layout
    cuts = one_part(layout)
    folios = {name: layout.folio(page) for name, (page, _) in layout.destinations.items()}
    data, written_text = book.finish(cuts, cuts.parts[0], take_image)
    return data, folios, written_text


def build_parts(
    document: DocumentTree,
    fonts: Path,
    pictures: "Pictures",
    parts: SplitRules,
    ticket: CancellationToken,
) -> Iterator[tuple[str, bytes, WrittenText]]:
    """Typeset a document in as many files as their size limit asks for.

    Args:
        document: what to print.
        fonts: folder of the font files.
        pictures: the coded pixels.
        parts: where it may be cut, and how files are called.
        ticket: told of each block and picture; may cancel.

    Yields:
        Name and bytes of each file, in order, and what was written where; one without a name
            where nothing had to be cut.

    Raises:
        Refused: page_over_limit, where one page alone is larger than a file may be.
        UnsupportedText, KeyError, Cancelled: see `build_pdf`.
    """
    book = _Book(document, fonts, ticket)
    layout = book.manuscript.layout
    shared = len(book.manuscript.pages) - sum(layout.weights)
    cuts = cut(layout, parts, shared, pictures.size_of)
    for part in cuts.parts:
        yield part.file_name, *book.finish(cuts, part, pictures.take)


@dataclass(frozen=True, slots=True)
class BuiltPaper:
    """A paper of several that lie in one folder.

    Attributes:
        files: name, bytes and what was written where; several where it was cut.
        places: where links of other papers reach it.
        argued: paragraphs of a file to be edited, by its name.
    """

    files: tuple[tuple[str, bytes, WrittenText], ...]
    places: tuple[OtherFilePlace, ...]
    argued: tuple[tuple[str, tuple[PrintedParagraph, ...]], ...] = ()


def build_paper(
    document: DocumentTree,
    fonts: Path,
    pictures: "Pictures",
    called: tuple[str, str, SplitRules | None],
    ticket: CancellationToken,
) -> BuiltPaper:
    """Typeset a paper whose pages other papers name.

    Args:
        document: what to print; what it names of papers before is `elsewhere` in it.
        fonts: folder of the font files.
        pictures: the coded pixels.
        called: name of the file, what it is called in links of others, and where it may be cut;
            None if it stays whole.
        ticket: told of each block and picture; may cancel.

    Raises:
        Refused: page_over_limit, where one page alone is larger than a file may be.
        UnsupportedText, KeyError, Cancelled: see `build_pdf`.
    """
    name, words, split = called
    book = _Book(document, fonts, ticket)
    layout = book.manuscript.layout
    if split is None:
        cuts = one_part(layout)
    else:
        shared = len(book.manuscript.pages) - sum(layout.weights)
        cuts = cut(layout, split, shared, pictures.size_of)

    def place(destination: str, page: int, height: float) -> OtherFilePlace:
        part = cuts.part_of(page)
        file_words = f"{words}, {part.word}" if part.word else words
        at = part.file_name or name, file_words, page - part.pages.start, height
        return OtherFilePlace(destination, layout.folio(page), *at)

    places = tuple(place(one, *at) for one, at in sorted(layout.destinations.items()))
    files = tuple(
        (part.file_name or name, *book.finish(cuts, part, pictures.take)) for part in cuts.parts
    )
    return BuiltPaper(files, places)


def section_starts(document: DocumentTree, fonts: Path) -> dict[str, float]:
    """Return where each named place of a document lies, in pages from its beginning; and its end.

    Raises:
        UnsupportedText: see `build_pdf`.
    """
    layout = _Book(document, fonts, CancellationToken()).manuscript.layout
    places = {
        name: page + max(0.0, 1 - height / document.look.page[1])
        for name, (page, height) in layout.destinations.items()
    }
    return places | {"": float(len(layout.weights))}


@dataclass(frozen=True, slots=True)
class Pictures:
    """Coded pixels by their key: their size in bytes, and themselves, once each and in order."""

    size_of: Callable[[str], int]
    take: TakeImage


class _Book:
    """A document with its pages drawn, and how far the work is."""

    def __init__(self, document: DocumentTree, fonts: Path, ticket: CancellationToken) -> None:
        self._ticket = ticket
        self._done = 0
        elsewhere = {one.destination: one for one in document.elsewhere}
        pictures = sum(isinstance(block, ImagePage) for block in document.blocks)
        self._total = len(document.blocks) + pictures
        library = FontLibrary(fonts)
        canvas = PageCanvas(library, document.language, document.look)
        canvas.layout.elsewhere = elsewhere
        setting = StripTypesetting(document, library, StructureBuilder(document.language))
        laid: Iterable[tuple[Folio, TextPage | Plate]] = numbered_pages(setting, self._step)
        if TOTAL in document.look.folio.form:  # the last number is known when all are laid out
            laid = list(laid)
            canvas.total = str(laid[-1][0]) if laid else ""
        for folio, page in laid:
            canvas.number_page(folio)
            draw_page(canvas, page, document)
        pages = canvas.finish()
        self.manuscript = Manuscript(pages, document, setting.story, canvas.layout)

    def finish(
        self, cuts: Cuts, part: OutputFile, take_image: TakeImage
    ) -> tuple[bytes, WrittenText]:
        data = finish(self.manuscript, cuts, part, take_image, self._step)
        layout = self.manuscript.layout
        pages = tuple("\n".join(layout.lines[page]) for page in part.pages)
        margins = tuple("\n".join(layout.margins[page]) for page in part.pages)
        return data, WrittenText(pages, tuple(layout.strings), margins if any(margins) else ())

    def _step(self) -> None:
        self._done += 1
        self._ticket.step(self._done, self._total, _LABEL)
