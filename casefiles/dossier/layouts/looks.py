"""Looks of a layout: paper, margins and type, within what can be read."""

from collections.abc import Mapping
from typing import Final

from casefiles.dossier.layouts.closed_lists import FOLIO_TOKENS, Numbering
from casefiles.dossier.layouts.layout import LayoutLook
from casefiles.dossier.layouts.nodes import YamlNode
from casefiles.typeset.document.look_measures import (
    POINTS_PER_MM,
    HeadingMeasures,
    LookMeasures,
)
from casefiles.typeset.document.looks import (
    DEFAULT_LOOK,
    FolioForm,
    FolioPlace,
    Margins,
    PaperSize,
)
from casefiles.typeset.document.styles import Family

LEAST_LETTERS: Final = 45
MOST_LETTERS: Final = 84
"""Of a line of text behind a paragraph number."""
_NEEDED: Final = frozenset({"paper", "margins", "family", "size", "leading"})
_OPTIONAL: Final = frozenset(
    {"before", "indent", "quote", "notes", "title", "tables", "headings", "lines"}
)
_SIDES: Final = frozenset({"top", "bottom", "start", "end"})
_HEADING: Final = frozenset({"number", "size", "leading", "before", "after", "style"})
_STYLES: Final = {"bold": False, "italic": True}
_LINES: Final = {"none": 0, "25": 25, "28": 28}
_MARGIN: Final = (12, 60)
_SIZE: Final = (9.5, 14)
_LEADING: Final = (1.2, 2.1)
"""Of the size."""
_SMALL: Final = (7.5, 14)
"""Sizes of quotes, notes and tables."""
_HEADING_SIZE: Final = (9.5, 24)
_ROOM: Final = (0, 60)
_GRID: Final = 12
_DEEPEST: Final = 3
_BEFORE: Final = 0.42
"""Of the leading, where a look does not say how far apart paragraphs stand."""
_INDENT: Final = 12.0
_NOTES: Final = 9.5
_TABLES: Final = (9.2, 12.6, 3.4)
_SLACK: Final = 1e-6


def look_from(node: YamlNode) -> LayoutLook:
    """Read a look.

    Raises:
        InvalidInput: layout_invalid.
    """
    if node.value == DEFAULT_LOOK.name:
        return LayoutLook(None, ())
    entry = node.mapping(_NEEDED, _OPTIONAL)
    lines = _LINES.get(entry["lines"].text()) if "lines" in entry else 0
    if lines is None:
        entry["lines"].refuse("unknown_word")
    size = entry["size"].number(*_SIZE)
    leading = _leading(entry["leading"], size)
    headings = _headings(entry, size, leading)
    measures = LookMeasures(
        paper=entry["paper"].one_of(PaperSize),
        margins=_margins(entry["margins"]),
        family=entry["family"].one_of(Family),
        size=size,
        leading=leading,
        before=_number(entry, "before", _ROOM, 0.0 if lines else round(leading * _BEFORE, 1)),
        indent=_number(entry, "indent", (5, 30), _INDENT) * POINTS_PER_MM,
        quote=_quote(entry, size, leading),
        notes=_number(entry, "notes", _SMALL, _NOTES),
        title=_number(entry, "title", _HEADING_SIZE, size + 1.5),
        tables=_tables(entry),
        headings=tuple(one for one, _ in headings),
        lines=lines,
    )
    _check(node, entry, measures)
    return LayoutLook(measures, tuple(number for _, number in headings))


def folio_from(node: YamlNode) -> FolioForm:
    """Read where page numbers stand and how they are printed.

    Raises:
        InvalidInput: layout_invalid.
    """
    entry = node.mapping(frozenset({"at", "form"}), frozenset({"starts"}))
    form = entry["form"].tokens(FOLIO_TOKENS)
    entry["form"].require("{n}" in form, "number_missing")
    starts = entry["starts"].count(1, 9999) if "starts" in entry else 1
    return FolioForm(entry["at"].one_of(FolioPlace), form, starts)


def _check(node: YamlNode, entry: Mapping[str, YamlNode], measures: LookMeasures) -> None:
    letters = measures.letters
    node.require(letters >= LEAST_LETTERS, "line_too_short")
    node.require(letters <= MOST_LETTERS, "line_too_long")
    if not measures.lines:
        return
    entry["lines"].require(measures.leading % _GRID == 0, "numbered_lines_need_a_grid")
    heights = (one.leading for one in measures.headings)
    entry["lines"].require(
        all(height % _GRID == 0 for height in heights), "numbered_lines_need_a_grid"
    )
    margins = measures.margins
    height = measures.paper.size[1] - margins.top - margins.bottom
    entry["lines"].require(
        measures.lines * measures.leading <= height + _SLACK, "numbered_lines_do_not_fit"
    )


def _leading(node: YamlNode, size: float) -> float:
    found = node.number(0, 100)
    least, most = _LEADING
    node.require(least * size - _SLACK <= found <= most * size + _SLACK, "out_of_range")
    return found


def _number(
    entry: Mapping[str, YamlNode], key: str, bounds: tuple[float, float], otherwise: float
) -> float:
    return entry[key].number(*bounds) if key in entry else otherwise


def _margins(node: YamlNode) -> Margins:
    entry = node.mapping(_SIDES)
    sides = {key: entry[key].number(*_MARGIN) * POINTS_PER_MM for key in sorted(_SIDES)}
    return Margins(**sides)


def _quote(entry: Mapping[str, YamlNode], size: float, leading: float) -> tuple[float, float]:
    if "quote" not in entry:
        return size - 1, leading - 3
    quote = entry["quote"].mapping(frozenset({"size", "leading"}))
    own = quote["size"].number(*_SMALL)
    return own, _leading(quote["leading"], own)


def _tables(entry: Mapping[str, YamlNode]) -> tuple[float, float, float]:
    if "tables" not in entry:
        return _TABLES
    tables = entry["tables"].mapping(frozenset({"size", "leading", "padding"}))
    size = tables["size"].number(*_SMALL)
    return size, _leading(tables["leading"], size), tables["padding"].number(0, 12)


def _headings(
    entry: Mapping[str, YamlNode], size: float, leading: float
) -> list[tuple[HeadingMeasures, Numbering]]:
    """Return how each level of headings is set and numbered; bold as the text where not given."""
    found = []
    nodes = list(entry["headings"].items()) if "headings" in entry else []
    for node in nodes:
        given = node.mapping(frozenset({"number"}), _HEADING)
        own = _number(given, "size", _HEADING_SIZE, size)
        style = given["style"].text() if "style" in given else "bold"
        if style not in _STYLES:
            given["style"].refuse("unknown_word")
        measures = HeadingMeasures(
            own,
            _leading(given["leading"], own) if "leading" in given else max(leading, own * 1.3),
            _number(given, "before", _ROOM, 0.0 if "lines" in entry else leading),
            _number(given, "after", _ROOM, 0.0),
            _STYLES[style],
        )
        found.append((measures, given["number"].one_of(Numbering)))
    if nodes:
        entry["headings"].require(len(nodes) <= _DEEPEST, "too_many")
    if not found:
        found.append((HeadingMeasures(size, leading, leading, 0.0), Numbering.NONE))
    return found
