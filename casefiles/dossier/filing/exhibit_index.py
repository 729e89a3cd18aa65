"""The index of a bundle: sections, and a row for each exhibit with the columns of the layout."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedExhibit
from casefiles.dossier.filing.exhibit_order import ArrangedExhibits
from casefiles.dossier.layouts.closed_lists import Column
from casefiles.dossier.parts.citation_index import cited_at
from casefiles.dossier.parts.exhibit_pages.exhibit_cover_sheets import (
    ListedExhibit,
    parts_of,
    start_of,
)
from casefiles.dossier.parts.headings import worded_date
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import listed_destination
from casefiles.typeset.document.inline import Inline, PageOf, TextPosition
from casefiles.typeset.document.tree import Alignment, Paragraph, Role, Table, TableRow

_SECTION: Final = "exhibits"
_WEIGHTS: Final[Mapping[Column, float]] = {
    Column.NO: 6,
    Column.TAB: 7,
    Column.MARK: 12,
    Column.TITLE: 40,
    Column.DATE: 16,
    Column.WITNESS: 16,
    Column.AUTHOR: 16,
    Column.LANGUAGE: 13,
    Column.TRANSLATED: 12,
    Column.ORIGINAL: 12,
    Column.PAGES: 7,
    Column.FOLIO: 8,
    Column.CITED_AT: 18,
    Column.PROVES: 18,
}
"""How wide columns are beside one another; those that nothing disclosed fills are not here."""
_WORDS: Final[Mapping[Column, str]] = {
    Column.NO: "index_number",
    Column.TAB: "index_tab",
    Column.MARK: "index_number",
    Column.TITLE: "index_document",
    Column.DATE: "date",
    Column.WITNESS: "witness",
    Column.AUTHOR: "witness",
    Column.LANGUAGE: "index_language",
    Column.TRANSLATED: "is_translation",
    Column.ORIGINAL: "index_original",
    Column.PAGES: "pages",
    Column.FOLIO: "first_page",
    Column.CITED_AT: "cited_at",
    Column.PROVES: "cited_at",
}
_AT_END: Final = frozenset({Column.PAGES, Column.FOLIO})
Cell = tuple[Paragraph, ...]


def index_table(
    material: Material, arranged: ArrangedExhibits, columns: tuple[Column, ...]
) -> Table:
    """Return the index; the mark stands with the title where both are wanted."""
    shown = tuple(
        one for one in columns if one in _WEIGHTS and _has_something(one, arranged, material)
    )
    if Column.TITLE in shown:
        shown = tuple(one for one in shown if one is not Column.MARK)
    total = sum(_WEIGHTS[one] for one in shown)
    shares = [round(_WEIGHTS[one] / total, 4) for one in shown]
    shares[shown.index(Column.TITLE) if Column.TITLE in shown else 0] += 1 - sum(shares)
    profile, place = material.profile, TextPosition(_SECTION, 0)
    head = tuple(
        Paragraph(spans(profile.say(_WORDS[one]), profile.language), Role.CELL_HEAD, place)
        for one in shown
    )
    alignments = tuple(Alignment.END if one in _AT_END else Alignment.START for one in shown)
    rows = tuple(_rows(material, arranged, shown))
    return Table(tuple(shares), head, rows, alignments=alignments, place=place)


def _rows(
    material: Material, arranged: ArrangedExhibits, shown: tuple[Column, ...]
) -> Iterator[TableRow]:
    made = _Cells(material, arranged)
    for group in arranged.groups:
        if group.heading:
            texts = {shown[0]: group.letter, Column.TITLE: group.heading}
            cells = tuple(made.strong(texts.get(column, "")) for column in shown)
            yield TableRow(cells, keeps_next=True)
        under = [
            one
            for mark in group.marks
            for one in (_listed(mark, material), *parts_of(mark, material))
        ]
        for at, one in enumerate(under, start=1):
            tab = f"{group.letter}{at}"
            cells = tuple(made.cell(column, one, tab) for column in shown)
            is_first = at == 1 and len(under) > 1
            yield TableRow(cells, listed_destination(one.number), keeps_next=is_first)


def _listed(mark: str, material: Material) -> ListedExhibit:
    return ListedExhibit(material.exhibit(mark), material.positions[mark])


class _Cells:
    """Makes the cells of an index."""

    def __init__(self, material: Material, arranged: ArrangedExhibits) -> None:
        self._material = material
        self._arranged = arranged
        self._cited = cited_at(material)
        self._makers: Mapping[Column, Callable[[ListedExhibit], Cell]] = {
            Column.NO: lambda one: self.plain(str(one.number)),
            Column.MARK: self._mark,
            Column.TITLE: self._title,
            Column.DATE: self._date,
            Column.WITNESS: lambda one: self.plain(one.exhibit.witness),
            Column.AUTHOR: lambda one: self.plain(one.exhibit.witness),
            Column.LANGUAGE: lambda one: self.plain(one.exhibit.sheet.language),
            Column.TRANSLATED: self._translated,
            Column.ORIGINAL: lambda one: self.plain(one.exhibit.sheet.original),
            Column.PAGES: lambda one: self.plain(str(one.exhibit.pages or "–")),
            Column.FOLIO: self._folio,
            Column.CITED_AT: self._cited_at,
            Column.PROVES: self._cited_at,
        }

    def cell(self, column: Column, one: ListedExhibit, tab: str) -> Cell:
        """Return one cell of an exhibit's row."""
        return self.plain(tab) if column is Column.TAB else self._makers[column](one)

    def plain(self, text: str, role: Role = Role.CELL) -> Cell:
        """Return a cell of plain text; one without text is empty."""
        place = TextPosition(_SECTION, 0)
        language = self._material.profile.language
        return (Paragraph(spans(text, language), role, place),) if text else ()

    def strong(self, text: str) -> Cell:
        """Return a cell of the row that heads a section."""
        return self.plain(text, Role.CELL_STRONG)

    def _mark(self, one: ListedExhibit) -> Cell:
        return (self._paragraph(self._linked(one.exhibit.mark, one)),)

    def _title(self, one: ListedExhibit) -> Cell:
        language = self._material.profile.language
        content = (
            *self._linked(f"{one.exhibit.mark} ", one),
            *spans(one.exhibit.title, language),
        )
        quiet = [one.exhibit.sheet.language]
        own = self._arranged.marks.get(one.exhibit.mark, "")
        if own != one.exhibit.mark:
            quiet.append(own)
        if one.exhibit.sheet.of:
            key = f"{one.exhibit.sheet.relation}_of_exhibit"
            quiet.append(self._material.profile.say(key, exhibit=one.exhibit.sheet.of))
        if not _is_there(one.exhibit):
            quiet.append(self._material.profile.say("produced_separately"))
        below = "; ".join(text for text in quiet if text)
        return (self._paragraph(content), *self.plain(below, Role.CELL_QUIET))

    def _linked(self, text: str, one: ListedExhibit) -> tuple[Inline, ...]:
        target = start_of(one, self._material) if _is_there(one.exhibit) else ""
        return spans(text, self._material.profile.language, target=target, is_bold=True)

    def _date(self, one: ListedExhibit) -> Cell:
        dated, place = one.exhibit.sheet.dated, TextPosition(_SECTION, one.number)
        return self.plain(worded_date(dated, place, self._material.profile) if dated else "")

    def _translated(self, one: ListedExhibit) -> Cell:
        relations = (
            each.exhibit.sheet.relation for each in parts_of(one.exhibit.mark, self._material)
        )
        key = "yes" if "translation" in relations else "no"
        return self.plain(self._material.profile.say(key))

    def _folio(self, one: ListedExhibit) -> Cell:
        if not _is_there(one.exhibit):
            return self.plain("–", Role.CELL_QUIET)
        return (self._paragraph((PageOf(start_of(one, self._material)),)),)

    def _cited_at(self, one: ListedExhibit) -> Cell:
        words = self._cited[one.exhibit.mark].in_list(self._material)
        return (self._paragraph(words),) if words else ()

    def _paragraph(self, content: tuple[Inline, ...]) -> Paragraph:
        return Paragraph(content, Role.CELL, TextPosition(_SECTION, 0))


def _is_there(exhibit: DisclosedExhibit) -> bool:
    return bool(exhibit.pages or exhibit.form)


def _has_something(column: Column, arranged: ArrangedExhibits, material: Material) -> bool:
    """Tell whether any row fills a column; one that is empty throughout is not printed."""
    sheets = [one.sheet for one in arranged.disclosure.exhibits]
    match column:
        case Column.DATE:
            return any(one.dated for one in sheets)
        case Column.LANGUAGE:
            return any(one.language for one in sheets)
        case Column.ORIGINAL:
            return any(one.original for one in sheets)
        case Column.WITNESS | Column.AUTHOR:
            return any(one.witness for one in arranged.disclosure.exhibits)
        case Column.CITED_AT | Column.PROVES:
            return any(one.in_list(material) for one in cited_at(material).values())
        case _:
            return True
