"""The list of authorities: what is cited, and for which grounds."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.parts.argument_section import authority_destination
from casefiles.dossier.parts.headings import section_heading, table_head, worded_date
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
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
    has_grounds = bool(material.disclosure.grounds)
    rows = tuple(
        _row(number, material, has_grounds=has_grounds) for number in range(1, len(authorities) + 1)
    )
    keys = ["authority_number", "authority", "authority_court", "authority_date"]
    keys += ["cited_for"] if has_grounds else []
    shares = _SHARES if has_grounds else _SHARES_ALONE
    yield Table(shares, table_head(keys, material, SECTION), rows)


def _row(number: int, material: Material, *, has_grounds: bool) -> TableRow:
    profile, place = material.profile, TextPosition(SECTION, number)
    language, one = profile.language, material.disclosure.authorities[number - 1]
    name = [Paragraph(spans(one.name, language), Role.CELL_STRONG, place)]
    numbers = (part for part in one.number.split(", ") if part)
    name += [Paragraph(spans(part, language), Role.CELL_QUIET, place) for part in numbers]
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
    grounds = list(grounds_citing(number, material.disclosure))
    if grounds:
        yield TextSpan(profile.say("ground" if len(grounds) == 1 else "grounds"), profile.language)
    for at, ground in enumerate(grounds):
        if at:
            yield TextSpan(", ", profile.language)
        target = f"part grounds {ground}" if material.has("grounds") else ""
        yield TextSpan(str(ground), profile.language, target=target, is_unbroken=True)


def grounds_citing(number: int, disclosure: Disclosure) -> Iterator[int]:
    """Yield the numbers of the grounds whose arguments name an authority, from 1."""
    for at, ground in enumerate(disclosure.grounds, start=1):
        arguments = (one for limb in ground.limbs for one in limb.arguments)
        if any(number in one.authorities for one in arguments):
            yield at
