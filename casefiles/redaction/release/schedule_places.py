"""Where an edition lacks somebody: in its texts by placeholders, on its pages by their bars.

Bars are those that anybody sees. Whose a bar is hangs on people with a placeholder alone: nobody
who is withheld is searched for here, so that no line of a schedule depends on them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.disclosed_redactions import DisclosedPlace
from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box, meet
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import Mark, Person, Protection, RedactionKind
from casefiles.domain.records.narrative import BlockKind
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.domain.records.papers import PaperBlockKind
from casefiles.redaction.finding.excused_places import is_covered
from casefiles.redaction.finding.excuses import sought_for
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.page_gaps import with_gaps
from casefiles.redaction.names.protected_terms import FORM_ID
from casefiles.redaction.names.sought import SoughtPerson

NAME, ADDRESS, NUMBER, LINES, IDENTITY = "name", "address", "number", "lines", "identity"
"""Kinds of matter, as wordings know them; the last where no more may be told."""
MATTERS: Final = (NAME, ADDRESS, NUMBER, LINES)
_TOUCHING: Final = 0.004
"""Of the height of a page: bars with less between them look like one."""
_OF_PAGE: Final = frozenset({RedactionKind.PAGE, RedactionKind.KEEP})
"""Kinds of marks that reach over all of a page."""

Bar = tuple[float, float]
"""Where a bar begins and ends, from the top of its page; how wide it is nobody is told."""


@dataclass(frozen=True, slots=True)
class DescribedExhibit:
    """An exhibit of the edition that a schedule is of.

    Attributes:
        mark: as that edition prints it.
        boxes: areas that go from its pages, by page.
        marks: those of which the areas come, as far as people drew them.
        texts: its pages as they say themselves, and as their pictures say.
    """

    mark: str
    boxes: Mapping[int, tuple[Box, ...]]
    marks: Sequence[Mark]
    texts: Sequence[Sequence[PageText]] = ()


@dataclass(frozen=True, slots=True)
class FoundOnPages:
    """What of an exhibit goes for whom.

    Attributes:
        bars: of each page, from the top.
        of_person: numbers of the bars of each page, by person.
        matter: what kind of matter, by person.
    """

    bars: Mapping[int, tuple[Bar, ...]]
    of_person: Mapping[PersonId, Mapping[int, frozenset[int]]]
    matter: Mapping[PersonId, frozenset[str]]

    def places(self, mark: str, found: Mapping[int, Collection[int]]) -> tuple[DisclosedPlace, ...]:
        """Return bars by page as places."""
        return tuple(
            DisclosedPlace("page", mark, page, self._numbers_of(page, found[page]))
            for page in sorted(found)
            if found[page]
        )

    def _numbers_of(self, page: int, numbers: Collection[int]) -> tuple[int, ...]:
        return () if len(numbers) == len(self.bars[page]) else tuple(sorted(numbers))

    def rest(self, taken: Iterable[Mapping[int, Collection[int]]]) -> dict[int, set[int]]:
        """Return the bars that are in none of some."""
        rest = {page: set(range(1, len(bars) + 1)) for page, bars in self.bars.items()}
        for one in taken:
            for page, numbers in one.items():
                rest[page] -= set(numbers)
        return rest


class MatterSearch:
    """Finds people who have a placeholder, by the kind of matter that leads to them."""

    def __init__(
        self, persons: Iterable[Person], shown: Collection[PersonId], excused: Collection[str]
    ) -> None:
        self._shown = shown
        everyone = [one for one in persons if one.id in shown or one.protection is Protection.OPEN]
        sought = sought_for(everyone, excused)
        self._matchers: dict[str, Matcher] = {}
        for matter in (NAME, ADDRESS, NUMBER):
            own = tuple(_with_matter(one, matter) for one in sought.protected)
            if any(one.names or one.identifiers or one.born for one in own):
                self._matchers[matter] = matcher_of(replace(sought, protected=own))

    def in_text(self, text: str) -> Iterator[tuple[int, int, PersonId, str]]:
        """Yield from where to where a text speaks of whom, and by which kind of matter."""
        for matter, matcher in self._matchers.items():
            for one in matcher.find(text):
                if one.person_id in self._shown:
                    yield one.start, one.end, one.person_id, matter

    def on_pages(self, exhibit: DescribedExhibit) -> FoundOnPages:
        """Return whose the bars of an exhibit are, by their marks and by the lines under them."""
        bars = {page: bars_of(boxes) for page, boxes in exhibit.boxes.items() if boxes}
        found: dict[PersonId, dict[int, frozenset[int]]] = {}
        matter: dict[PersonId, frozenset[str]] = {}
        for person_id, page, numbers, kind in self._owners(exhibit, bars):
            pages = found.setdefault(person_id, {})
            known = pages.get(page, frozenset())
            # A mark over what names somebody adds no kind of matter.
            if kind != LINES or numbers - known:
                matter[person_id] = matter.get(person_id, frozenset()) | {kind}
            pages[page] = known | numbers
        return FoundOnPages(bars, found, matter)

    def _owners(
        self, exhibit: DescribedExhibit, bars: Mapping[int, Sequence[Bar]]
    ) -> Iterator[tuple[PersonId, int, frozenset[int], str]]:
        """Yield whose bars of which page are, and by what: first by their lines, then by marks."""
        for page in (page for text in exhibit.texts for page in text):
            if page.number in bars:
                for person_id, numbers, kind in self._under(page, exhibit, bars[page.number]):
                    if numbers:
                        yield person_id, page.number, numbers, kind
        for mark in exhibit.marks:
            numbers = bars_of_mark(mark, exhibit, bars.get(mark.page, ()))
            if mark.person_id in self._shown and numbers:
                yield mark.person_id, mark.page, numbers, LINES

    def _under(
        self, page: PageText, exhibit: DescribedExhibit, bars: Sequence[Bar]
    ) -> Iterator[tuple[PersonId, frozenset[int], str]]:
        """Yield whom the lines under the bars of a page name, in which bars, and by what."""
        boxes = exhibit.boxes[page.number]
        lines = [one for one in page.lines if is_covered(one, boxes)]
        at, ends, whole = 0, list[tuple[int, int, frozenset[int]]](), ""
        for line in lines:
            whole += with_gaps(line).text + "\n"
            ends.append((at, len(whole), _at([(line.box.y0 + line.box.y1) / 2], bars)))
            at = len(whole)
        for start, end, person_id, kind in self.in_text(whole):
            met = [own for first, last, own in ends if first < end and start < last]
            yield person_id, frozenset().union(*met), kind


def bars_of(boxes: Iterable[Box]) -> tuple[Bar, ...]:
    """Return the bars of a page as anybody counts them from its top."""
    bars: list[Bar] = []
    for box in sorted(boxes, key=lambda one: (one.y0, one.y1)):
        if bars and box.y0 <= bars[-1][1] + _TOUCHING:
            bars[-1] = bars[-1][0], max(bars[-1][1], box.y1)
        else:
            bars.append((box.y0, box.y1))
    return tuple(bars)


def bars_of_mark(mark: Mark, exhibit: DescribedExhibit, bars: Sequence[Bar]) -> frozenset[int]:
    """Return the numbers of the bars of its page that a mark has a part in."""
    if mark.kind.is_of_text:
        return frozenset()
    if mark.kind in _OF_PAGE:
        return frozenset(range(1, len(bars) + 1))
    met = [box for box in exhibit.boxes.get(mark.page, ()) if meet(mark.box, box)]
    return _at(((box.y0 + box.y1) / 2 for box in met), bars)


def _at(heights: Iterable[float], bars: Sequence[Bar]) -> frozenset[int]:
    """Return the numbers of the bars that lie at some heights."""
    places = tuple(heights)
    return frozenset(
        number
        for number, (top, bottom) in enumerate(bars, start=1)
        if any(top <= place <= bottom for place in places)
    )


def _with_matter(person: SoughtPerson, matter: str) -> SoughtPerson:
    """Return a person of whom one kind of matter alone is known."""
    kinds = [one for one in person.identifiers if _matter_of(one[0]) == matter]
    if matter == NAME:
        return replace(person, identifiers=tuple(kinds), born="")
    born = person.born if matter == NUMBER else ""
    return SoughtPerson(person.person_id, (), tuple(kinds), born=born)


def _matter_of(kind: str) -> str:
    if kind == FORM_ID:
        return NAME
    return ADDRESS if number_kind(kind) is IdentifierCategory.ADDRESS else NUMBER


def places_in_texts(shown: Disclosure, labels: Collection[str]) -> Iterator[DisclosedPlace]:
    """Yield where the texts of an edition print one of some placeholders."""
    for place, value in _places(shown):
        if any(label in text for text in _texts(value) for label in labels):
            yield place


def _places(shown: Disclosure) -> Iterator[tuple[DisclosedPlace, Any]]:
    """Yield each place of an edition and what it says there."""
    yield DisclosedPlace("cover"), (shown.reference, shown.title, shown.client, shown.deadlines)
    for number, event in enumerate(shown.events, start=1):
        yield DisclosedPlace("chronology", str(number)), event
    for number, texts in _paragraphs(shown):
        yield DisclosedPlace("paragraph", _label(shown, number)), texts
    for number, ground in enumerate(shown.grounds, start=1):
        yield DisclosedPlace("ground", str(number)), ground
    paragraph = 0
    for typed in shown.paper:
        paragraph += typed.kind is PaperBlockKind.NUMBERED
        yield DisclosedPlace("argument", str(max(paragraph, 1))), typed
    yield DisclosedPlace("reprisals"), shown.steps
    for one in shown.exhibits:
        yield DisclosedPlace("title", one.mark), (one.mark, one.title, one.witness, one.sheet)
        yield DisclosedPlace("text", one.mark), one.paragraphs


def _paragraphs(shown: Disclosure) -> Iterator[tuple[int, Any]]:
    """Yield the texts of paragraphs with their places; what stands below one is told by it."""
    for number, fact in enumerate(shown.facts, start=1):
        yield number, fact
    number = len(shown.facts)
    for block in shown.narrative:
        number += block.kind is BlockKind.NUMBERED
        yield number, block


def _label(shown: Disclosure, number: int) -> str:
    """Return a number as that edition prints it; the text before the first paragraph has none."""
    if number == 0:
        return ""
    return shown.paragraphs[number - 1] if shown.paragraphs else str(number)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
