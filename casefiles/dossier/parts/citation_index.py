"""Where each exhibit is cited: paragraphs, lines of the chronology and grounds, each a link."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.records.narrative import BlockKind
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.number_runs import JOINED, runs_of
from casefiles.dossier.parts.paper_section import argued_destination, numbered_blocks
from casefiles.dossier.parts.paragraph_numbers import paragraph_label
from casefiles.dossier.parts.proof import event_destination, fact_destination, paragraph_destination
from casefiles.dossier.parts.typography import separator
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


_MOST_IN_BAND: Final = 6
"""Links that the band of a page has room for."""


@dataclass(frozen=True, slots=True)
class CitingPlaces:
    """Where one exhibit is cited.

    Attributes:
        numbered: wordings before the numbers of each kind of place, and label and destination of
            each of them.
        is_in_reprisals: the section on reprisals cites it.
    """

    numbered: tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...]
    is_in_reprisals: bool

    def in_list(self, material: Material) -> tuple[Inline, ...]:
        """Return them in one text, all of them; empty for nowhere."""
        texts = [tuple(_numbers(keys, places, material)) for keys, places in self.numbered]
        return _in_one(
            [*texts, *(((_section(material),),) if self.is_in_reprisals else ())], material
        )

    def in_band(self, material: Material) -> tuple[Inline, ...]:
        """Return them in one text, the first of them where they are many; empty for nowhere."""
        left, texts = _MOST_IN_BAND, list[tuple[Inline, ...]]()
        for keys, places in self.numbered:
            shown = tuple(islice(places, left))
            left -= len(shown)
            texts += [tuple(_numbers(keys, shown, material))] if shown else []
        if self.is_in_reprisals:
            texts.append((_section(material),))
        if not texts:
            return ()
        profile = material.profile
        found: list[Inline] = [TextSpan(profile.say("cited_in"), profile.language)]
        found += _in_one(texts, material)
        more = sum(len(places) for _, places in self.numbered) - (_MOST_IN_BAND - left)
        if more:
            found.append(TextSpan(profile.say("cited_more", count=str(more)), profile.language))
        return tuple(found)


def _in_one(texts: Sequence[tuple[Inline, ...]], material: Material) -> tuple[Inline, ...]:
    """Return texts as one, each but the first behind a semicolon."""
    found: list[Inline] = []
    for number, text in enumerate(texts):
        found += (
            [TextSpan(separator(material.profile.language), material.profile.language)]
            if number
            else []
        )
        found += text
    return tuple(found)


def cited_at(material: Material) -> Mapping[str, CitingPlaces]:
    """Return where each exhibit is cited, by its mark."""
    found = [dict(_by_mark(one)) for one in (_paragraphs(material), _lines(material))]
    found += [dict(_by_mark(one)) for one in (_grounds(material), _argued(material))]
    pressure = _by_mark(_pressure(material))
    return {
        mark: CitingPlaces(
            tuple(
                (keys, tuple(places[mark]))
                for keys, places in zip(_PLACES, found, strict=True)
                if mark in places
            ),
            mark in pressure,
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
    for at, run in enumerate(_joined(places)):
        if at:
            yield TextSpan(", ", profile.language)
        for number, (label, target) in enumerate(run):
            if number:
                yield TextSpan("\N{EN DASH}", profile.language, is_unbroken=True)
            yield TextSpan(label, profile.language, target=target, is_unbroken=True)


def _joined(places: tuple[tuple[str, str], ...]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield places; of three or more numbers in a row the first and the last."""
    labels = [label for label, _ in places]
    at = 0
    for run in runs_of(labels):
        found = places[at : at + len(run)]
        at += len(run)
        if len(run) >= JOINED:
            yield found[0], found[-1]
        else:
            yield from ((one,) for one in found)
