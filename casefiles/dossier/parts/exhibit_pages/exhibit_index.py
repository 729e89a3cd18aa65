"""The list of exhibits: what each is, when it is dated, who produces it, where it is cited."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.dossier.parts.citation_index import cited_at
from casefiles.dossier.parts.exhibit_pages.exhibit_cover_sheets import (
    ListedExhibit,
    certificate_words,
    is_facing,
    main_of,
    start_of,
)
from casefiles.dossier.parts.headings import short_date
from casefiles.dossier.parts.languages import language_of, spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import listed_destination
from casefiles.typeset.document.inline import Inline, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import Alignment, Paragraph, Role, Table, TableRow
from casefiles.typeset.unicode.directions import is_right_to_left

_SECTION: Final = "exhibits"
_SEPARATE: Final = "\N{EN DASH}"
"""In the column of pages, of what is produced separately."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the list: the wording of its head, its share where all are there, its side."""

    key: str
    share: float
    alignment: Alignment = Alignment.START


_DOCUMENT: Final = _Column("document", 0.36)
_COLUMNS: Final = (
    _Column("annex_number", 0.1),
    _DOCUMENT,
    _Column("date", 0.15),
    _Column("witness", 0.14),
    _Column("cited_at", 0.24),
    _Column("pages", 0.065, Alignment.NUMBER),
    _Column("first_page", 0.055, Alignment.NUMBER),
)
_Cells = dict[str, tuple[Paragraph, ...]]


def exhibits_table(material: Material) -> Table:
    """Return the list of exhibits; a column of which no exhibit has anything is left out."""
    profile = material.profile
    cited = cited_at(material)
    rows: list[_Cells] = []
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        one = ListedExhibit(exhibit, number)
        rows.append(dict(_cells(one, cited[exhibit.mark].in_list(material), material)))
    columns = [one for one in _COLUMNS if any(row.get(one.key) for row in rows)]
    whole = sum(one.share for one in columns)
    head = tuple(
        Paragraph(
            spans(profile.say(one.key), profile.language), Role.CELL_HEAD, TextPosition(_SECTION, 0)
        )
        for one in columns
    )
    exhibits = material.disclosure.exhibits
    return Table(
        tuple(one.share / whole for one in columns),
        head,
        tuple(
            TableRow(
                tuple(row.get(one.key, ()) for one in columns),
                destination=listed_destination(number),
                keeps_next=number in {1, len(exhibits) - 1},
                continued=spans(
                    profile.say("continued", what=exhibits[number - 1].mark), profile.language
                ),
            )
            for number, row in enumerate(rows, start=1)
        ),
        alignments=tuple(one.alignment for one in columns),
        summary=profile.say("list_summary"),
    )


def _cells(
    one: ListedExhibit, cited: tuple[Inline, ...], material: Material
) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """Yield the cells of a row that are not empty."""
    exhibit, place = one.exhibit, TextPosition(_SECTION, one.number)
    language = material.profile.language

    def cell(text: str) -> tuple[Paragraph, ...]:
        return (Paragraph(spans(text, language), Role.CELL, place),) if text else ()

    yield "annex_number", cell(material.annex(one.number))
    yield "document", tuple(_document(one, place, material))
    yield (
        "date",
        cell(
            short_date(exhibit.sheet.dated, place, material.profile) if exhibit.sheet.dated else ""
        ),
    )
    yield "witness", cell(exhibit.witness)
    yield "cited_at", (Paragraph(cited, Role.CELL, place),) if cited else ()
    yield "pages", cell(str(exhibit.pages) if exhibit.pages else "")
    if material.has("exhibits"):
        target = start_of(one, material)
        first = PageOf(target) if target else TextSpan(_SEPARATE, language)
        yield "first_page", (Paragraph((first,), Role.CELL, place),)


def _document(one: ListedExhibit, place: TextPosition, material: Material) -> Iterator[Paragraph]:
    """Yield mark and title of an exhibit, then what else is told of it, quietly."""
    exhibit, language = one.exhibit, material.profile.language
    mark = spans(exhibit.mark, language, target=start_of(one, material), is_bold=True)
    title = exhibit.title
    if is_right_to_left(language_of(title, language)) is is_right_to_left(language):
        mark = (*mark, *spans(f" {title}", language)) if title else mark
        title = ""
    yield Paragraph(mark, Role.CELL, place)
    if title:  # in a line of its own, which begins where its own script does
        yield Paragraph(spans(title, language), Role.CELL, place)
    texts = tuple(_details(one, place, material))
    if texts:
        yield Paragraph(spans("; ".join(texts), language), Role.CELL_QUIET, place)


def _details(one: ListedExhibit, place: TextPosition, material: Material) -> Iterator[str]:
    exhibit, profile = one.exhibit, material.profile
    sheet = exhibit.sheet
    if sheet.of:
        yield profile.say(f"{sheet.relation}_of_exhibit", exhibit=sheet.of)
    yield from (text for text in (sheet.language, sheet.original) if text)
    main = main_of(exhibit, material)
    if main is not None and is_facing(main.exhibit, exhibit):
        yield profile.say("facing")
    yield from certificate_words(exhibit, place, material)
    if exhibit.form and not material.has("exhibits"):
        yield profile.say(f"form_{exhibit.form}")
    elif not (exhibit.pages or exhibit.form):
        yield profile.say("produced_separately")
