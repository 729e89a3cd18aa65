"""Where each exhibit is cited: paragraphs, lines of the chronology and grounds, each a link."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.records.narrative import BlockKind
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.paper_section import argued_destination, numbered_blocks
from casefiles.dossier.parts.paragraph_numbers import paragraph_label
from casefiles.dossier.parts.proof import event_destination, fact_destination, paragraph_destination
from casefiles.typeset.document.inline import Inline, TextSpan

Found = dict[str, dict[tuple[str, str], None]]
"""Of each exhibit, by its mark: number and destination of each place, in order."""

_PLACES: Final = (
    ("paragraph", "paragraphs"),
    ("chronology_line", "chronology_lines"),
    ("ground", "grounds"),
    ("argument", "arguments"),
)
"""Wordings before the numbers of each kind of place: one, and several."""


def cited_at(material: Material) -> Mapping[str, tuple[tuple[Inline, ...], ...]]:
    """Return where each exhibit is cited, by its mark; a text for each kind of place."""
    found = [dict(_by_mark(one)) for one in (_paragraphs(material), _lines(material))]
    found += [dict(_by_mark(one)) for one in (_grounds(material), _argued(material))]
    pressure = _by_mark(_pressure(material))
    return {
        mark: (
            *(
                tuple(_numbers(keys, tuple(places[mark]), material))
                for keys, places in zip(_PLACES, found, strict=True)
                if mark in places
            ),
            *(((_section(material),),) if mark in pressure else ()),
        )
        for mark in material.positions
    }


def _by_mark(references: Iterable[tuple[Iterable[str], str, str]]) -> Found:
    found: Found = {}
    for marks, label, target in references:
        for mark in marks:
            found.setdefault(mark, {})[label, target] = None
    return found


def _marks(cites: Iterable[DisclosedCitation]) -> Iterator[str]:
    return (one.exhibit for one in cites)


def _paragraphs(material: Material) -> Iterator[tuple[Iterable[str], str, str]]:
    """Yield numbered paragraphs; what stands below one without a number is told by it."""
    disclosure = material.disclosure
    if material.has("statement"):
        for number, fact in enumerate(disclosure.facts, start=1):
            label = paragraph_label(number, disclosure)
            yield _marks(fact.cites), label, fact_destination(number)
    if not material.has("narrative"):
        return
    number = len(disclosure.facts)
    for block in disclosure.narrative:
        number += block.kind is BlockKind.NUMBERED
        if number > len(disclosure.facts):
            marks = (mark for piece in block.all_pieces for mark, _ in piece.cites)
            yield marks, paragraph_label(number, disclosure), paragraph_destination(number)


def _lines(material: Material) -> Iterator[tuple[Iterable[str], str, str]]:
    if material.has("chronology"):
        for number, event in enumerate(material.disclosure.events, start=1):
            yield _marks(event.cites), str(number), event_destination(number)


def _grounds(material: Material) -> Iterator[tuple[Iterable[str], str, str]]:
    if material.has("grounds"):
        for number, ground in enumerate(material.disclosure.grounds, start=1):
            arguments = (one for limb in ground.limbs for one in limb.arguments)
            cites = (cite for one in arguments for cite in one.cites)
            yield _marks(cites), str(number), f"part grounds {number}"


def _argued(material: Material) -> Iterator[tuple[Iterable[str], str, str]]:
    """Yield paragraphs of the argument; what stands below one without a number is told by it."""
    if material.has("grounds"):
        for number, block in numbered_blocks(material):
            marks = (link.mark for piece in block.all_pieces for link in piece.links if link.mark)
            if number:
                yield marks, str(number), argued_destination(number)


def _pressure(material: Material) -> Iterator[tuple[Iterable[str], str, str]]:
    if material.has("pressure"):
        for step in material.disclosure.steps:
            yield _marks(step.cites), "", ""


def _section(material: Material) -> TextSpan:
    heading = next(one.heading for one in material.profile.sections if one.id == "pressure")
    return TextSpan(heading, material.profile.language, target="section pressure")


def _numbers(
    keys: tuple[str, str], places: tuple[tuple[str, str], ...], material: Material
) -> Iterator[Inline]:
    profile = material.profile
    yield TextSpan(profile.say(f"cited_{keys[len(places) > 1]}"), profile.language)
    for at, (label, target) in enumerate(places):
        if at:
            yield TextSpan(", ", profile.language)
        yield TextSpan(label, profile.language, target=target, is_unbroken=True)
