"""A draft application to withhold names and parts of exhibits, with the order that it asks for.

It rests on the schedule of removals: what is asked for is what the open edition lacks.
"""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed_redactions import DisclosedRedaction
from casefiles.dossier.parts.headings import part_heading, section_heading, table_head
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.schedule_section import reason_text
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow, VerticalSpace

SECTION: Final = "application"
_SHARES: Final = (0.3, 0.7)


def application_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield what is asked for, for whom and why, and the order as drafted."""
    removals = material.disclosure.removals
    if not removals:
        return
    profile = material.profile
    tokens = tuple(one for one in removals if one.is_of_person)
    has_areas = any(not one.is_of_person for one in removals)
    yield section_heading(SECTION, heading, material)
    requested = ["application_asks"]
    requested += ["application_names"] if tokens else []
    requested += ["application_pages"] if has_areas else []
    for number, key in enumerate((*requested, "application_open", "application_who"), start=1):
        yield _numbered(number, profile.say(key), material)
    if tokens:
        yield VerticalSpace(12)
        yield _names(tokens, material)
    yield part_heading(profile.say("order_heading"), TextPosition(SECTION, 1), material)
    orders = ["order_names"] if tokens else []
    orders += ["order_pages"] if has_areas else []
    for number, key in enumerate((*orders, "order_closed", "order_until"), start=1):
        yield _numbered(number, profile.say(key), material)


def _numbered(number: int, text: str, material: Material) -> Paragraph:
    words = spans(text, material.profile.language)
    return Paragraph(words, Role.BODY, TextPosition(SECTION, number), label=f"{number}.")


def _names(tokens: tuple[DisclosedRedaction, ...], material: Material) -> Table:
    """Return the tokens by which persons are to be called, each with the reason."""
    profile = material.profile
    rows = []
    for number, one in enumerate(tokens, start=1):
        place = TextPosition(SECTION, number)
        token = spans(one.what, profile.language, is_bold=True)
        reason = spans(reason_text(one, material), profile.language)
        rows.append(
            TableRow(
                ((Paragraph(token, Role.CELL, place),), (Paragraph(reason, Role.CELL, place),))
            )
        )
    head = table_head(("application_token", "schedule_reason"), material, SECTION)
    return Table(_SHARES, head, tuple(rows), place=TextPosition(SECTION, 0))
