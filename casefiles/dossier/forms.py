"""Composing a forum's form: its headings as sections, with fields as a table and parts below."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from casefiles.dossier.form_values import printed_value
from casefiles.dossier.forums import FieldType, FormField, FormHeading, ForumProfile
from casefiles.dossier.headings import WITHIN
from casefiles.dossier.languages import spans
from casefiles.dossier.material import Material
from casefiles.typeset.tree import Block, Gap, Heading, Paragraph, Place, Role, Row, Table

_SHARES: Final = (0.34, 0.66)
_LONGEST_CELL: Final = 400
"""Letters of an answer that stands in a table; longer ones run across the page."""
_DEEPEST_BOOKMARK: Final = 2
CELL: Final = "|"
_A_LINE: Final = ", a line each"
_LEADING: Final = ("cover", "contents", "persons")
_LONG: Final = frozenset({FieldType.LONG_TEXT, FieldType.LIST})


def under_headings(
    material: Material, form: ForumProfile, sections: Mapping[str, tuple[Block, ...]]
) -> dict[str, tuple[Block, ...]]:
    """Return the sections of a dossier in the order of a forum's form.

    What its headings ask for stands below them; what they do not ask for keeps its place behind.
    """
    placed = {part for one in form.headings for part in _parts(one)}
    headings = {
        f"form_{one.id}": tuple(_heading(material, form, one, sections, starts_page=not number))
        for number, one in enumerate(form.headings)
    }
    # A request for interim measures begins with the measure, on the first page after the contents.
    leading = _LEADING[:2] if form.is_interim else _LEADING
    front = {name: sections[name] for name in leading if name in sections and name not in placed}
    rest = {k: v for k, v in sections.items() if k not in placed and k not in front}
    return front | headings | rest


def _heading(
    material: Material,
    form: ForumProfile,
    one: FormHeading,
    sections: Mapping[str, tuple[Block, ...]],
    *,
    starts_page: bool,
) -> Iterator[Block]:
    language, section = material.profile.language, f"form_{one.id}"
    text = spans(one.heading, language)
    yield Heading(
        text,
        1,
        Place(section, 0),
        destination=f"section {section}",
        bookmark=text,
        starts_page=starts_page,
    )
    told = [*_fields(material, form.fields_under(one.id), section)]
    for part in _parts(one):
        told += _demoted(sections.get(part, ()))
    if told:
        yield from told
    else:
        nothing = spans(material.profile.say("no_entry"), language)
        yield Paragraph(nothing, Role.CELL_QUIET, Place(section, 1))


def _parts(one: FormHeading) -> Iterator[str]:
    """Yield what a heading asks for; the narrative stands with the statement of facts."""
    for part in one.parts:
        yield part
        if part == "statement" and "narrative" not in one.parts:
            yield "narrative"


def _fields(material: Material, fields: tuple[FormField, ...], section: str) -> Iterator[Block]:
    """Yield short answers as a table, then long ones as paragraphs."""
    profile = material.profile
    truths = profile.say("yes"), profile.say("no")
    values = [
        (number, field, printed_value(field, material.disclosure, truths))
        for number, field in enumerate(fields, start=1)
    ]
    told = [one for one in values if one[2].strip()]
    short = [one for one in told if not _is_long(one[1], one[2])]
    if short:
        rows = tuple(
            _row(material, field, value, Place(section, number)) for number, field, value in short
        )
        yield Table(_SHARES, (), rows)
    for number, field, value in told:
        if _is_long(field, value):
            yield from _running(material, field, value, Place(section, number))


def _is_long(field: FormField, value: str) -> bool:
    return field.type in _LONG or len(value) > _LONGEST_CELL


def _row(material: Material, field: FormField, value: str, place: Place) -> Row:
    language = material.profile.language
    name = Paragraph(spans(field.label, language), Role.CELL_QUIET, place)
    lines = tuple(
        Paragraph(spans(line, language), Role.CELL, place)
        for line in value.splitlines()
        if line.strip()
    )
    return Row(((name,), lines))


def _running(material: Material, field: FormField, value: str, place: Place) -> Iterator[Block]:
    language = material.profile.language
    title, columns = columns_of(field)
    if columns and CELL in value:
        yield Gap(8)
        yield Paragraph(spans(title, language), Role.CELL_QUIET, place, keeps_next=True)
        yield _lines_as_table(columns, value, language, place)
        return
    yield Gap(8)
    yield Paragraph(spans(field.label, language), Role.CELL_QUIET, place, keeps_next=True)
    for line in value.splitlines():
        if line.strip():
            yield Paragraph(spans(line, language), Role.BODY, place)


def columns_of(field: FormField) -> tuple[str, tuple[str, ...]]:
    """Return what a list is called, and its columns as its label tells them; else none."""
    title, _, told = field.label.rpartition(": ")
    if field.type is not FieldType.LIST or CELL not in told:
        return field.label, ()
    cut = (column.strip() for column in told.split(CELL))
    return title.removesuffix(_A_LINE), tuple(f"{one[:1].upper()}{one[1:]}" for one in cut)


def _lines_as_table(columns: tuple[str, ...], value: str, language: str, place: Place) -> Table:
    """Return the lines of a list as rows; what a line has beyond the columns stands in the last."""
    count = len(columns)
    rows = []
    for line in value.splitlines():
        cells = [cell.strip() for cell in line.split(CELL, count - 1)]
        padded = [*cells, *[""] * (count - len(cells))]
        rows.append(
            Row(
                tuple(
                    (Paragraph(spans(cell, language), Role.CELL, place),) if cell else ()
                    for cell in padded
                )
            )
        )
    head = tuple(Paragraph(spans(one, language), Role.CELL_HEAD, place) for one in columns)
    return Table((1 / count,) * count, head, tuple(rows))


def _demoted(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield a section's blocks below another heading: no page of its own, a step down."""
    for block in blocks:
        if isinstance(block, Heading):
            bookmark = min(block.bookmark_level + 1, _DEEPEST_BOOKMARK)
            yield replace(block, level=WITHIN, starts_page=False, bookmark_level=bookmark)
        else:
            yield block
