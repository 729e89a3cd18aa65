"""The cover: whose papers these are, for whom, and what a forum wants to read there first."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedKeyDate
from casefiles.dossier.forum.form_values import is_past, printed_value
from casefiles.dossier.forum.forums import FormField
from casefiles.dossier.parts.headings import worded_date
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import (
    Block,
    Heading,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)

_DROP: Final = 8.0
_DROP_BELOW_FACE: Final = 40.0
_SHARES: Final = (0.28, 0.72)
_FACE: Final = "face"


def cover_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the cover; what must be read first stands in large letters above the title."""
    disclosure, profile = material.disclosure, material.profile
    language = profile.language
    face = tuple(_face(material))
    if face:
        yield from face
        yield VerticalSpace(_DROP_BELOW_FACE)
    else:
        yield VerticalSpace(_DROP)
    yield Paragraph(spans(heading, language), Role.KICKER, TextPosition("cover", 0))
    title = spans(disclosure.title, language)
    yield Heading(title, 4, TextPosition("cover", 1), destination="section cover", bookmark=title)
    yield VerticalSpace(14)
    yield RuleLine(1.2)
    yield VerticalSpace(8)
    yield Table(_SHARES, (), tuple(_fields(material)), is_ruled=False)


def _face(material: Material) -> Iterator[Block]:
    """Yield the marking of a forum as a heading, and what else its first page must say in bold."""
    form, profile = material.profile.form, material.profile
    truths = profile.say("yes"), profile.say("no")
    found = [
        (one, value)
        for one in (form.fields if form is not None else ())
        if one.is_on_face
        and (value := printed_value(one, material.disclosure, truths, profile.dates).strip())
    ]
    if not found:
        return
    language, place = profile.language, TextPosition(_FACE, 0)
    marking = [value for one, value in found if one.given]
    for value in marking:
        yield Heading(spans(value, language), 1, place)
    rows = tuple(_face_row(one, value, material) for one, value in found if not one.given)
    if rows:
        yield VerticalSpace(6)
        yield Table(_SHARES, (), rows, is_ruled=False)
    yield VerticalSpace(10)
    yield RuleLine(1.2)


def _face_row(field: FormField, value: str, material: Material) -> TableRow:
    language, place = material.profile.language, TextPosition(_FACE, 1)
    name = Paragraph(spans(field.label, language), Role.FIELD_NAME, place)
    paragraph = Paragraph(spans(" ".join(value.split()), language, is_bold=True), Role.FIELD, place)
    return TableRow(((name,), (paragraph,)))


def _fields(material: Material) -> Iterator[TableRow]:
    disclosure, profile = material.disclosure, material.profile
    fields = [
        (profile.say("reference"), disclosure.reference),
        (profile.say("client"), disclosure.client),
        (profile.say("requesting_state"), disclosure.requesting_state),
        (profile.say("requested_state"), disclosure.requested_state),
        *_dates(material),
        (profile.say("audience"), profile.audiences[disclosure.audience]),
    ]
    if disclosure.dated:
        fields.append(
            (profile.say("dated"), worded_date(disclosure.dated, TextPosition("cover", 0), profile))
        )
    for number, (name, value) in enumerate(fields, start=2):
        if value:
            place = TextPosition("cover", number)
            yield TableRow(
                (
                    (Paragraph(spans(name, profile.language), Role.FIELD_NAME, place),),
                    (Paragraph(spans(value, profile.language), Role.FIELD, place),),
                )
            )


def _dates(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the dates of the case, what is still to come first."""
    dated = material.disclosure.dated
    found = [
        (is_past(one.date, dated), number, one)
        for number, one in enumerate(material.disclosure.deadlines, start=1)
    ]
    for is_over, number, one in sorted(found, key=lambda each: each[:2]):
        date = worded_date(one.date, TextPosition("deadlines", number), material.profile)
        text = ", ".join(part for part in (date, one.forum) if part)
        yield _kind(one, material, is_past=is_over), text


def _kind(one: DisclosedKeyDate, material: Material, *, is_past: bool) -> str:
    if one.kind == "hearing":
        return material.profile.say("earlier_hearing" if is_past else "hearing")
    return material.profile.kind_of_date(one.kind)
