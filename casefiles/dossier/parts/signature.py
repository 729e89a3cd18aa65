"""The place to sign by hand: nothing in it is filled but whose case it is."""

from collections.abc import Iterator
from typing import Final

from casefiles.dossier.parts.headings import section_heading
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.legend import has_legend
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import (
    Block,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)

SECTION: Final = "signature"
_SHARES: Final = (0.28, 0.72)
_LINES: Final = ("signature", "signed_name", "signed_capacity", "signed_place_and_date")
_ROOM: Final = 18.0
"""Free height above each line to write on."""


def signature_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield what is signed and lines to write on: signature, name, capacity, place and date."""
    profile, place = material.profile, TextPosition(SECTION, 0)
    yield section_heading(SECTION, heading, material, starts_page=False)
    texts = [profile.say("signature_intro")]
    if has_legend(material.disclosure):
        texts.append(profile.say("signature_redacted"))
    yield Paragraph(spans(" ".join(texts), profile.language), Role.BODY, place, keeps_next=True)
    if material.disclosure.client:
        name = Paragraph(spans(profile.say("signed_for"), profile.language), Role.FIELD_NAME, place)
        client = spans(material.disclosure.client, profile.language)
        yield VerticalSpace(12)
        row = TableRow(((name,), (Paragraph(client, Role.FIELD, place),)), keeps_next=True)
        yield Table(_SHARES, (), (row,), is_ruled=False)
    for key in _LINES:
        yield VerticalSpace(_ROOM)
        words = profile.say(key)
        yield Paragraph(spans(words, profile.language), Role.FIELD_NAME, place, keeps_next=True)
        yield RuleLine(0.6, keeps_next=key != _LINES[-1])
