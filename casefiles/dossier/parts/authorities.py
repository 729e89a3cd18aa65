"""The list of authorities: what is cited, and for which grounds."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.parts.argument_section import authority_destination
from casefiles.dossier.parts.headings import section_heading, table_head, worded_date
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.paper_section import (
    argued_destination,
    numbered_blocks,
    paragraphs_citing,
)
from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow

SECTION: Final = "authorities"
_SHARES: Final = (0.06, 0.42, 0.22, 0.15, 0.15)
_SHARES_ALONE: Final = (0.06, 0.44, 0.3, 0.2)
"""Where no ground is argued in the same file."""


def authorities_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the authorities that arguments name, by name."""
    authorities = material.disclosure.authorities
    if not authorities:
        return
    yield section_heading(SECTION, heading, material)
    shown = material.disclosure
    has_grounds = bool(shown.grounds or shown.paper)
    rows = tuple(
        _row(number, material, has_grounds=has_grounds) for number in range(1, len(authorities) + 1)
    )
    keys = ["authority_number", "authority", "authority_court", "authority_date"]
    if has_grounds:
        keys.append("cited_at_paragraphs" if shown.paper else "cited_for")
    shares = _SHARES if has_grounds else _SHARES_ALONE
    yield Table(shares, table_head(keys, material, SECTION), rows)


def _row(number: int, material: Material, *, has_grounds: bool) -> TableRow:
    profile, place = material.profile, TextPosition(SECTION, number)
    language, one = profile.language, material.disclosure.authorities[number - 1]
    name = [Paragraph(spans(one.name, language), Role.CELL_STRONG, place)]
    numbers = (part for part in one.number.split(", ") if part)
    name += [Paragraph(spans(part, language), Role.CELL_QUIET, place) for part in numbers]
    if pinpoints := _pinpoints(number, material):
        name.append(Paragraph(spans(pinpoints, language), Role.CELL_QUIET, place))
    if not one.is_checked:
        name.append(Paragraph(spans(profile.say("not_checked"), language), Role.CELL_QUIET, place))
    date = worded_date(one.date, place, profile) if one.date else ""
    cells = tuple(
        (Paragraph(spans(text, language), Role.CELL, place),) if text else ()
        for text in (one.court, date)
    )
    cited = (Paragraph(tuple(_cited_for(number, material)), Role.CELL, place),)
    first = (Paragraph(spans(f"{number}.", language), Role.CELL, place),)
    more = (cited,) if has_grounds else ()
    return TableRow((first, tuple(name), *cells, *more), destination=authority_destination(number))


def _cited_for(number: int, material: Material) -> Iterator[Inline]:
    """Yield the numbers of the grounds for which an authority is cited."""
    profile = material.profile
    if material.disclosure.paper:
        yield from _cited_at(number, material)
        return
    grounds = list(grounds_citing(number, material.disclosure))
    if grounds:
        yield TextSpan(profile.say("ground" if len(grounds) == 1 else "grounds"), profile.language)
    for at, ground in enumerate(grounds):
        if at:
            yield TextSpan(", ", profile.language)
        target = f"part grounds {ground}" if material.has("grounds") else ""
        yield TextSpan(str(ground), profile.language, target=target, is_unbroken=True)


def _cited_at(number: int, material: Material) -> Iterator[Inline]:
    """Yield the numbers of the paragraphs that cite an authority, each a link."""
    language = material.profile.language
    paragraphs = [one for one in paragraphs_citing(material, number) if one]
    for at, paragraph in enumerate(paragraphs):
        if at:
            yield TextSpan(", ", language)
        target = argued_destination(paragraph) if material.has("grounds") else ""
        yield TextSpan(str(paragraph), language, target=target, is_unbroken=True)


def _pinpoints(number: int, material: Material) -> str:
    """Return where an authority is cited, with what nobody has read there yet."""
    links = [
        link
        for _, block in numbered_blocks(material)
        for piece in block.all_pieces
        for link in piece.links
        if link.kind == "law" and link.number == number and link.pinpoint
    ]
    unchecked = material.profile.say("not_checked")
    words = (one.pinpoint if one.is_checked else f"{one.pinpoint} {unchecked}" for one in links)
    return "; ".join(dict.fromkeys(words))


def grounds_citing(number: int, disclosure: Disclosure) -> Iterator[int]:
    """Yield the numbers of the grounds whose arguments name an authority, from 1."""
    for at, ground in enumerate(disclosure.grounds, start=1):
        arguments = (one for limb in ground.limbs for one in limb.arguments)
        if any(number in one.authorities for one in arguments):
            yield at
