"""The schedule of redactions: a row for each person, on which a judge can rule by itself.

It is delivered apart from the papers that it is of, so places are printed and are no links.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.disclosure.disclosed_redactions import (
    OF_EXHIBIT,
    DisclosedPlace,
    DisclosedReason,
    DisclosedRedaction,
    DisclosedRisk,
)
from casefiles.dossier.parts.headings import section_heading, table_head
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.number_runs import runs
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow, VerticalSpace

SECTION: Final = "schedule"
_SHARES: Final = (0.2, 0.2, 0.25, 0.21, 0.14)
_HEAD: Final = (
    *("schedule_who", "schedule_places", "schedule_why", "schedule_less", "schedule_order"),
)
_RULINGS: Final = ("order_allowed", "order_refused", "order_varied")
_NUMBERED: Final = ("chronology", "paragraph", "ground", "argument")
"""Parts of the open papers that count."""

Cell = tuple[Paragraph, ...]


def schedule_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield what each entry asks for, and the table."""
    profile, removals = material.profile, material.disclosure.removals
    if not removals:
        return
    yield section_heading(SECTION, heading, material)
    place = TextPosition(SECTION, 0)
    yield Paragraph(spans(profile.say("schedule_intro"), profile.language), Role.BODY, place)
    yield VerticalSpace(10)
    rows = [_Row(material, number) for number in range(1, len(removals) + 1)]
    made = tuple(one.made(each) for one, each in zip(rows, removals, strict=True))
    yield Table(_SHARES, table_head(_HEAD, material, SECTION), made)


def reason_text(reason: DisclosedRedaction | DisclosedReason, material: Material) -> str:
    """Return a reason in the words of the profile, and in those of the lawyer."""
    words = material.profile.say(f"reason_{reason.code}")
    return f"{words}: {reason.reason}" if reason.reason else words


class _Row:
    """Words one row of the table."""

    def __init__(self, material: Material, number: int) -> None:
        self._material, self._number = material, number
        self._profile, self._at = material.profile, TextPosition(SECTION, number)

    def made(self, one: DisclosedRedaction) -> TableRow:
        """Return the row."""
        return TableRow(
            (
                self._who(one),
                tuple(self._cell(line) for line in self._places(one.places)),
                self._why(one),
                self._cells([one.less]),
                self._order(one),
            )
        )

    def _who(self, one: DisclosedRedaction) -> Cell:
        who = f"{self._number}  {one.what}"
        if one.kind == OF_EXHIBIT:
            who = self._profile.say("schedule_rest", number=str(self._number), exhibit=one.what)
        matter = ", ".join(self._profile.say(f"matter_{kind}") for kind in one.matter)
        return self._cell(who, Role.CELL_STRONG), *self._cells([_capital(matter)])

    def _why(self, one: DisclosedRedaction) -> Cell:
        reasons = [reason_text(one, self._material)]
        reasons += [reason_text(each, self._material) for each in one.more]
        return self._cells([*map(_capital, reasons), *map(self._fact, one.facts)])

    def _fact(self, fact: DisclosedRisk) -> str:
        cites = "; ".join(map(self._cite, fact.cites))
        return f"{fact.text} ({cites})" if cites else fact.text

    def _cite(self, cite: DisclosedCitation) -> str:
        if cite.page:
            return self._profile.say("cite", exhibit=cite.exhibit, page=str(cite.page))
        return f"{cite.exhibit}, {cite.time}" if cite.time else cite.exhibit

    def _order(self, one: DisclosedRedaction) -> Cell:
        """Return what was ruled, or what is to be ticked."""
        if one.order:
            return self._cells([one.order])
        return tuple(self._cell(self._profile.say(key), Role.CELL_QUIET) for key in _RULINGS)

    def _places(self, places: Sequence[DisclosedPlace]) -> Iterator[str]:
        """Yield the places, those of one part or exhibit in a line."""
        for (part, mark), own in groupby(places, lambda one: (one.part, _mark_of(one))):
            found = tuple(own)
            if part == "page":
                yield from self._pages(mark, found)
            elif part in _NUMBERED:
                yield self._numbers(part, [one.what for one in found])
            elif mark:
                yield self._profile.say(f"schedule_{part}", exhibit=mark)
            else:
                yield self._profile.say(f"schedule_{part}")

    def _numbers(self, part: str, numbers: Sequence[str]) -> str:
        numbered = [one for one in numbers if one]
        lines = [self._profile.say(f"schedule_{part}", numbers=runs(numbered))] if numbered else []
        # What stands before the first paragraph has no number.
        return "; ".join([*lines, *([self._profile.say("schedule_unnumbered")] * ("" in numbers))])

    def _pages(self, mark: str, places: Iterable[DisclosedPlace]) -> Iterator[str]:
        """Yield whole pages of an exhibit, then those of which some redactions count."""
        every = [one for one in places if not one.bars]
        if every:
            pages = runs([str(one.page) for one in every])
            yield self._profile.say("schedule_pages", exhibit=mark, numbers=pages)
        for one in places:
            if one.bars:
                numbers = runs([str(bar) for bar in one.bars])
                page = str(one.page)
                yield self._profile.say("schedule_bars", exhibit=mark, page=page, numbers=numbers)

    def _cells(self, texts: Iterable[str]) -> Cell:
        return tuple(self._cell(text) for text in texts if text)

    def _cell(self, text: str, role: Role = Role.CELL) -> Paragraph:
        return Paragraph(spans(text, self._profile.language), role, self._at)


def _mark_of(place: DisclosedPlace) -> str:
    return "" if place.part in _NUMBERED else place.what


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
