"""The look of one paper for the typesetter, and the labels of its headings and paragraphs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from casefiles.domain.foundation.alphabetic_numbering import letters_from_number, roman
from casefiles.dossier.layouts.closed_lists import PLACE_TOKENS, Numbering, PaperKind, PartWhen
from casefiles.dossier.layouts.layout import Layout, PaperLayout
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.look_measures import look_of
from casefiles.typeset.document.looks import DEFAULT_LOOK, Look, RunningHead

_TOKEN: Final = re.compile(r"\{([a-z_]+)\}")


READ_FIRST: Final = frozenset(
    {
        *(PaperKind.ARGUMENT, PaperKind.LETTER, PaperKind.FORM, PaperKind.APPLICATION),
        PaperKind.FIELDS,
    }
)
"""Papers that are read first, and lie first in the folder."""
_CHOSEN: Final = frozenset({PaperKind.ORDER, PaperKind.DECLARATION, PaperKind.LIST})


def in_folder_order(papers: Iterable[PaperLayout]) -> list[PaperLayout]:
    """Return papers as they are read: lead papers first, else as the layout lists them."""
    return sorted(papers, key=lambda one: one.kind not in READ_FIRST)


def titles_of(layout: Layout) -> tuple[str, ...]:
    """Return the titles of the papers that every filing of a layout can have."""
    papers = (one for one in layout.papers if one.when is PartWhen.ALWAYS)
    return tuple(one.title for one in in_folder_order(papers))


def is_on_request(paper: PaperLayout) -> bool:
    """Tell whether a filing has a paper where somebody chooses it: an order, a declaration."""
    return paper.when is PartWhen.ON_REQUEST and paper.kind in _CHOSEN


def papers_on_request(layout: Layout) -> tuple[PaperLayout, ...]:
    """Return the papers that somebody may choose."""
    return tuple(one for one in layout.papers if is_on_request(one))


def look_of_paper(layout: Layout, paper: PaperLayout, values: Mapping[str, str]) -> Look:
    """Return the look in which a paper is set.

    Args:
        layout: of the filing.
        paper: one of its papers.
        values: what tokens of running heads stand for; those that name the place of a page are
            left to the stamps of the document.

    Raises:
        KeyError: a token of the running head has no value.
    """
    measures = layout.looks[paper.look].measures
    if measures is None:
        return DEFAULT_LOOK
    language = paper.language or layout.language.lead
    start, end = (
        filled_text(text, {**values, **dict.fromkeys(PLACE_TOKENS, "")})
        for text in (paper.running.start, paper.running.end)
    )
    running = RunningHead(_spans(start, language), _spans(end, language))
    return look_of(f"{layout.id} {paper.look}", measures, paper.folio, running)


def filled_text(text: str, values: Mapping[str, str]) -> str:
    """Return a text of a layout with its tokens replaced, once and by plain text.

    Raises:
        KeyError: a token has no value.
    """
    return _TOKEN.sub(lambda found: values[found[1]], text)


def label_of(numbering: Numbering, number: int, ordinals: Sequence[str] = ()) -> str:
    """Return the label of a heading or paragraph by its number from 1; empty for none.

    Args:
        numbering: how it is counted.
        number: of the heading or paragraph.
        ordinals: words for first, second and so on; where they end, digits go on.
    """
    if numbering is Numbering.ORDINAL:
        words = ordinals[number - 1 : number]
        return f"{words[0]}." if words else f"{number}."
    return {
        Numbering.NONE: "",
        Numbering.ARABIC_POINT: f"{number}.",
        Numbering.ARABIC: f"{number}",
        Numbering.BRACKETS: f"({number})",
        Numbering.ROMAN: f"{roman(number).upper()}.",
        Numbering.LETTER: f"{letters_from_number(number)}.",
        Numbering.SECTION: f"§ {number}",
    }[numbering]


def _spans(text: str, language: str) -> tuple[TextSpan, ...]:
    return (TextSpan(text, language),) if text.strip() else ()
