"""Composing a forum's form: its headings as sections, with fields as a table and parts below."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from casefiles.dossier.forum.form_values import printed_value
from casefiles.dossier.forum.forums import FieldType, FormField, FormHeading, ForumProfile
from casefiles.dossier.parts.form_cells import lines_as_table
from casefiles.dossier.parts.form_rows import columns_of, is_tabular
from casefiles.dossier.parts.headings import FORM, WITHIN
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.mark_links import linked
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import (
    Block,
    Heading,
    Paragraph,
    Role,
    Table,
    TableRow,
    VerticalSpace,
)

_SHARES: Final = (0.34, 0.66)
_LONGEST_CELL: Final = 400
"""Letters of an answer that stands in a table; longer ones run across the page."""
_DEEPEST_BOOKMARK: Final = 2
_MOST_UNBROKEN_ROWS: Final = 8
"""A table of so many short answers is not parted."""
_LEADING: Final = ("cover", "contents")
_LAST: Final = ("persons", "legend", "exhibits")
"""What else explains the papers stands behind all of them, before the exhibits."""
_WITHOUT_EMPTY: Final = frozenset({"bundle", "letter"})
"""How papers are delivered that no body's form binds: an empty section is left out of them."""
_LONG: Final = frozenset({FieldType.LONG_TEXT, FieldType.LIST})
_WORD: Final = re.compile(r"[^\W\d_]+")


def under_headings(
    material: Material, form: ForumProfile, sections: Mapping[str, tuple[Block, ...]]
) -> dict[str, tuple[Block, ...]]:
    """Return the sections of a dossier in the order of a forum's form.

    What its headings ask for stands below them; what they do not ask for keeps its place behind.
    """
    placed = {part for one in form.headings for part in _parts(one)}
    own = [one for one in form.headings if not is_on_face(one, form)]
    headings: dict[str, tuple[Block, ...]] = {}
    for one in own:
        starts_page = not any(headings.values())
        blocks = _heading(material, form, one, sections, starts_page=starts_page)
        headings[f"form_{one.id}"] = tuple(blocks)
    front = {name: sections[name] for name in _LEADING if name in sections and name not in placed}
    rest = {k: v for k, v in sections.items() if k not in placed and k not in front}
    last = {name: rest.pop(name) for name in _LAST if name in rest}
    signed = {name: rest.pop(name) for name in ("signature",) if name in rest}
    return front | headings | signed | rest | last


def is_on_face(one: FormHeading, form: ForumProfile) -> bool:
    """Tell whether all that stands under a heading is told on the first page instead."""
    fields = form.fields_under(one.id)
    return bool(fields) and not one.parts and all(field.is_on_face for field in fields)


def _heading(
    material: Material,
    form: ForumProfile,
    one: FormHeading,
    sections: Mapping[str, tuple[Block, ...]],
    *,
    starts_page: bool,
) -> Iterator[Block]:
    language, section = material.profile.language, f"form_{one.id}"
    found = [*_fields(material, form.fields_under(one.id), one)]
    parts = tuple(_parts(one))
    for part in parts:
        found += _demoted(sections.get(part, ()), is_alone=len(parts) == 1)
    if not found and form.delivery in _WITHOUT_EMPTY:
        return
    text = spans(one.words, language)
    yield Heading(
        text,
        FORM,
        TextPosition(section, 0),
        destination=f"section {section}",
        bookmark=text,
        starts_page=starts_page,
    )
    if found:
        yield from found
    else:
        nothing = spans(material.profile.say("no_entry"), language)
        yield Paragraph(nothing, Role.CELL_QUIET, TextPosition(section, 1))


def _parts(one: FormHeading) -> Iterator[str]:
    """Yield what a heading asks for; the narrative stands with the statement of facts."""
    for part in one.parts:
        yield part
        if part == "statement" and "narrative" not in one.parts:
            yield "narrative"


def field_blocks(
    material: Material, fields: tuple[FormField, ...], heading: FormHeading
) -> Iterator[Block]:
    """Yield what is answered in fields: short answers as a table, then long ones as paragraphs."""
    yield from _fields(material, fields, heading)


def _fields(
    material: Material, fields: tuple[FormField, ...], heading: FormHeading
) -> Iterator[Block]:
    """Yield short answers as a table, then long ones as paragraphs."""
    profile, section = material.profile, f"form_{heading.id}"
    truths = profile.say("yes"), profile.say("no")
    values = [
        (number, field, printed_value(field, material.disclosure, truths, profile.dates))
        for number, field in enumerate(fields, start=1)
    ]
    # What is signed by hand has lines to sign on, so that nothing needs to be said of it here.
    signed = "signature" in heading.parts
    found = [one for one in values if one[2].strip() and not _is_pointer(one[1], signed=signed)]
    short = [one for one in found if not _is_long(one[1], one[2])]
    if len(short) == 1 and _says_again(short[0][1].label, heading):
        number, field, value = short.pop()
        yield from _paragraphs(material, value, TextPosition(section, number))
    if short:
        last = len(short) if len(short) <= _MOST_UNBROKEN_ROWS else 0
        rows = tuple(
            _row(material, one[1], one[2], TextPosition(section, one[0]), keeps_next=at < last)
            for at, one in enumerate(short, start=1)
        )
        yield Table(_SHARES, (), rows)
    for number, field, value in found:
        if _is_long(field, value):
            has_label = len(found) > 1 and not _says_again(field.label, heading)
            place = TextPosition(section, number)
            yield from _running(material, field, value, place, has_label=has_label)


def _is_pointer(field: FormField, *, signed: bool) -> bool:
    """Tell whether a field says what stands elsewhere: where to sign, or on the first page."""
    return (signed and field.type is FieldType.FILE) or (field.is_on_face and bool(field.given))


def _says_again(label: str, heading: FormHeading) -> bool:
    """Tell whether a label has no word that its heading has not."""
    words = {one.casefold() for one in _WORD.findall(label)}
    return words <= {one.casefold() for one in _WORD.findall(heading.words)}


def _is_long(field: FormField, value: str) -> bool:
    return field.type in _LONG or len(value) > _LONGEST_CELL


def _row(
    material: Material, field: FormField, value: str, place: TextPosition, *, keeps_next: bool
) -> TableRow:
    name = Paragraph(spans(field.label, material.profile.language), Role.CELL_QUIET, place)
    lines = tuple(
        Paragraph(linked(line, material), Role.CELL, place)
        for line in value.splitlines()
        if line.strip()
    )
    return TableRow(((name,), lines), keeps_next=keeps_next)


def _running(
    material: Material, field: FormField, value: str, place: TextPosition, *, has_label: bool
) -> Iterator[Block]:
    language = material.profile.language
    title, columns = columns_of(field)
    is_table = is_tabular(field, value)
    if has_label:
        label = spans(title if is_table else field.label, language)
        yield VerticalSpace(8)
        yield Paragraph(label, Role.CELL_QUIET, place, keeps_next=True)
    if is_table:
        yield VerticalSpace(2)
        yield lines_as_table(columns, value, material, place)
    else:
        yield from _paragraphs(material, value, place)


def _paragraphs(material: Material, value: str, place: TextPosition) -> Iterator[Block]:
    for line in value.splitlines():
        if line.strip():
            yield Paragraph(linked(line, material), Role.BODY, place)


def _demoted(blocks: tuple[Block, ...], *, is_alone: bool) -> Iterator[Block]:
    """Yield a section's blocks below another heading: no page of its own, a step down.

    The only one below a heading needs no name beside it.
    """
    for number, block in enumerate(blocks):
        if not isinstance(block, Heading):
            yield block
        elif number or not is_alone:
            bookmark = min(block.bookmark_level + 1, _DEEPEST_BOOKMARK)
            yield replace(block, level=WITHIN, starts_page=False, bookmark_level=bookmark)
