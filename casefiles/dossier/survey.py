"""Which texts of a dossier cannot be set, all of them, without setting any page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedFact,
    DisclosedReprisalStep,
    Disclosure,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedArgument, DisclosedTest
from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.forms import is_on_face
from casefiles.dossier.requests import NotTypesettable
from casefiles.typeset.blocks.galley import strips_of
from casefiles.typeset.blocks.strips import StripTypesetting
from casefiles.typeset.document.structure import StructureBuilder
from casefiles.typeset.document.tree import Block, Contents, List, Table
from casefiles.typeset.file.build import section_starts
from casefiles.typeset.fonts.font_choice import FontLibrary

A = TypeVar("A", DisclosedEvent, DisclosedReprisalStep, DisclosedFact, DisclosedArgument)


def unsettable_texts(
    disclosure: Disclosure, profile: Profile, fonts: Path
) -> tuple[NotTypesettable, ...]:
    """Return each text that cannot be set, once.

    Args:
        disclosure: what a dossier would say.
        profile: of the same id.
        fonts: folder of the font files.

    Raises:
        InvalidForm: the two do not belong together.
    """
    document = compose(_without_pages(disclosure), profile, ())
    library = FontLibrary(fonts)
    setting = StripTypesetting(document, library, StructureBuilder(document.language))
    found: dict[NotTypesettable, None] = {}
    for number, block in enumerate(document.blocks, start=1):
        for piece in _pieces(block):
            fault = _fault(setting, piece, number)
            if fault is not None:
                found[fault] = None
    return tuple(found)


def pages_under_headings(disclosure: Disclosure, profile: Profile, fonts: Path) -> dict[str, float]:
    """Return how many pages the text under each heading of a form fills, and `main` for all of it.

    Args:
        disclosure: what a dossier would say; its exhibits are not counted.
        profile: of the same id.
        fonts: folder of the font files.

    Raises:
        InvalidForm: the two do not belong together.
        UnsupportedText: a text cannot be set.
    """
    if profile.form is None:
        return {}
    document = compose(_without_pages(disclosure), profile, ())
    starts = section_starts(document, fonts)
    form = profile.form
    found = {one.id: 0.0 for one in form.headings if is_on_face(one, form)}
    found |= {one.id: 0.0 for one in form.headings if f"section form_{one.id}" not in starts}
    headings = [one for one in form.headings if one.id not in found]
    names = [f"section form_{one.id}" for one in headings]
    if not names:
        return found | {"main": 0.0}
    first, order = starts[names[0]], sorted(starts.values())
    end = first
    for heading, name in zip(headings, names, strict=True):
        end = next((at for at in order if at > starts[name]), end)
        found[heading.id] = round(end - starts[name], 2)
    found["main"] = round(end - first, 2)
    return found


def _without_pages(disclosure: Disclosure) -> Disclosure:
    """Return the same words where every exhibit is produced separately."""
    return replace(
        disclosure,
        exhibits=tuple(replace(one, pages=0) for one in disclosure.exhibits),
        events=tuple(_loosely_cited(one) for one in disclosure.events),
        steps=tuple(_loosely_cited(one) for one in disclosure.steps),
        facts=tuple(_loosely_cited(one) for one in disclosure.facts),
        grounds=tuple(_loosely_argued(one) for one in disclosure.grounds),
        narrative=tuple(one.without_pages() for one in disclosure.narrative),
        paper=tuple(one.without_pages() for one in disclosure.paper),
    )


def _loosely_argued(ground: DisclosedTest) -> DisclosedTest:
    limbs = (
        replace(limb, arguments=tuple(_loosely_cited(one) for one in limb.arguments))
        for limb in ground.limbs
    )
    return replace(ground, limbs=tuple(limbs))


def _loosely_cited(assertion: A) -> A:
    cites = dict.fromkeys(replace(cite, page=0) for cite in assertion.cites)
    return replace(assertion, cites=tuple(cites))


def _pieces(block: Block) -> Iterator[Block]:
    """Cut a block into what can be set by itself; contents only repeat headings."""
    if isinstance(block, Table):
        for row in block.rows:
            yield replace(block, rows=(row,))
    elif isinstance(block, List):
        for item in block.items:
            yield replace(block, items=(item,))
    elif not isinstance(block, Contents):
        yield block


def _fault(setting: StripTypesetting, block: Block, number: int) -> NotTypesettable | None:
    try:
        for _ in strips_of(setting, block, number):
            pass
    except UnsupportedText as error:
        return NotTypesettable(error.code, str(error.safe["place"]), int(error.safe["number"]))
    return None
