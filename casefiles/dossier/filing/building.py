"""Setting the papers of a filing, one after the other: each names pages of those before it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.closed_paper import ClosedPaper
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.dossier.filing.papers import ComposedFiling, FilingPaper
from casefiles.dossier.layouts.closed_lists import PaperKind
from casefiles.dossier.parts.closed_paper import with_margin
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.dossier.parts.proof import page_destination, sheet_destination
from casefiles.dossier.parts.references import destinations_in
from casefiles.dossier.requests import TypesetFiling
from casefiles.typeset.document.tree import DocumentTree, OtherFilePlace
from casefiles.typeset.file.build import BuiltPaper, Pictures, build_paper
from casefiles.typeset.pages.parts import SplitRules
from casefiles.typeset.word.word_document import build_word, printed_paragraphs, words_of_parts

_PDF: Final = ".pdf"
_WORD: Final = ".docx"
_EDITED: Final = frozenset(
    {
        *(PaperKind.ARGUMENT, PaperKind.LETTER, PaperKind.DECLARATION, PaperKind.ORDER),
        *(PaperKind.APPLICATION, PaperKind.LIST),
    }
)
"""Kinds of papers that counsel edit: others hold pages, or fields of a form."""


def build_filing(
    filing: ComposedFiling,
    requested: TypesetFiling,
    pixels: dict[tuple[str, int], bytes],
    ticket: CancellationToken,
) -> Mapping[str, BuiltPaper]:
    """Set every paper; return them by their file names.

    Args:
        filing: the papers.
        requested: limit of a file, and how parts are called.
        pixels: of burned pages, by mark of the record and page; let go of once they are embedded.
        ticket: progress; may cancel.

    Raises:
        Refused: page_over_limit, where one page alone is larger than a file may be.
        UnsupportedText, InvalidInput, Cancelled: see `ComposedFiling.compose` and `build_paper`.
    """
    printed = {
        picture_key(filing.arranged.printed(mark), number): (mark, number)
        for mark, number in pixels
    }
    pictures = Pictures(lambda key: len(pixels[printed[key]]), lambda key: pixels.pop(printed[key]))
    fonts = Path(requested.resources) / "fonts"
    closed = _marked(requested.closed, filing)
    made: dict[str, BuiltPaper] = {}
    places: dict[str, list[OtherFilePlace]] = {}
    for each in filing.in_build_order():
        one = replace(each, file_name=requested.prefix + each.file_name)
        document = filing.compose(one, places)
        document = with_margin(document, closed, filing.profile)
        called = one.file_name, one.words, _split(one, document, requested)
        made[each.file_name] = build_paper(document, fonts, pictures, called, ticket)
        if requested.has_word and one.paper.kind in _EDITED and closed is None:
            edited = filing.edited
            made[each.file_name] = _with_word(made[each.file_name], one.file_name, document, edited)
        places.setdefault(one.paper.id, []).extend(made[each.file_name].places)
    return made


def _with_word(made: BuiltPaper, name: str, document: DocumentTree, edited: str) -> BuiltPaper:
    """Return a paper with a Word file of it; page numbers of other papers are those printed."""
    data = build_word(document, edited)
    called = name.removesuffix(_PDF) + _WORD
    word = called, data, WrittenText(words_of_parts(data))
    argued = printed_paragraphs(document, edited)
    return replace(made, files=(*made.files, word), argued=((called, argued),))


def _split(one: FilingPaper, document: DocumentTree, requested: TypesetFiling) -> SplitRules | None:
    """Return where a paper may be cut: before exhibits; None for one that stays whole."""
    if not one.may_split:
        return None
    borders = tuple(_borders(document))
    return SplitRules(requested.limit, borders, one.part_name, requested.word)


def _borders(document: DocumentTree) -> list[str]:
    """Return the destination at which each exhibit begins: its front sheet, or its first page."""
    names = destinations_in(document.blocks)
    numbers = sorted(
        {int(name.split()[1]) for name in names if name.startswith(("page ", "sheet "))}
    )
    starts = ((sheet_destination(one), page_destination(one, 1)) for one in numbers)
    return [name for both in starts for name in [next((x for x in both if x in names), "")] if name]


def _marked(closed: ClosedPaper | None, filing: ComposedFiling) -> ClosedPaper | None:
    """Return a closed paper whose opened areas are on exhibits under their printed marks."""
    if closed is None:
        return None
    opened = (replace(one, exhibit=filing.arranged.printed(one.exhibit)) for one in closed.opened)
    return replace(closed, opened=tuple(opened))
