"""One edition laid over another: what somebody who holds both learns that neither tells alone.

Records are joined by what the vault knows, since a reader can join them by what they say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import Final, Literal

from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedExhibit,
    DisclosedReprisalStep,
    Disclosure,
)
from casefiles.domain.disclosure.disclosed_narrative import DisclosedBlock
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId, EventId, FactId, PersonId
from casefiles.domain.records.editions import ExportedPage
from casefiles.redaction.disclosure_risk.text_overlap import (
    PlaceholderMatcher,
    differences,
    is_identifying,
    is_withheld,
    plain_token,
)
from casefiles.redaction.pixels.areas import uncovered

Matter = Literal[
    "name", "token", "value", "wording", "date", "place", "area", "pages", "told", "mark"
]
"""What two editions tell together.

name: a person has a token in one and a name in the other. token: one person's tokens in both.
value: one says words where the other has a token. wording: other words that name or count
something. date, place: one is more exact. area: of a page, removed in one only. pages: one shows
an exhibit that the other lists. told: a record stands in one only. mark: the same exhibit mark.
"""
SHARED: Final = frozenset({"token", "mark", "told", "wording"})
"""What lets somebody see that two editions are of one file, and tells no more than that."""
About = Literal["person", "fact", "event", "document", "case"]
Side = Literal["here", "there", "both"]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition as its readers hold it, with what the vault knows about it.

    Attributes:
        documents: behind its exhibits, in their order; likewise `events`,
            `facts` and `steps`.
        pages: of its exhibits, by document and number.
        people: what it says in place of each person who occurs in it: a name or a token.
        named: the names of people whom it names somewhere, be it that a token stands elsewhere.
    """

    disclosure: Disclosure
    documents: tuple[DocumentId, ...]
    events: tuple[EventId, ...]
    facts: tuple[FactId, ...]
    pages: Mapping[tuple[DocumentId, int], ExportedPage]
    people: Mapping[PersonId, str]
    steps: tuple[str, ...] = ()
    named: Mapping[PersonId, str] = field(default_factory=dict)

    @property
    def tokens(self) -> frozenset[str]:
        """The tokens of persons in it, as it printed them."""
        return frozenset(one.label for one in self.disclosure.persons if one.is_pseudonym)


@dataclass(frozen=True, slots=True)
class Overlap:
    """One thing that two editions tell together.

    Attributes:
        records: ids of what it is about, in order.
        shows_more: which of the two says or shows more.
        here: what this edition says; empty where it says nothing, likewise `there`.
        page: of a document, from 1; 0 for none.
        areas: of the page that only one of them removes.
        is_uncertain: its words may be what a token of the other edition stands for.
    """

    matter: Matter
    about: About
    records: tuple[str, ...]
    shows_more: Side
    here: str = ""
    there: str = ""
    page: int = 0
    areas: tuple[Box, ...] = ()
    is_uncertain: bool = False

    @property
    def is_gain(self) -> bool:
        """Whether who holds both learns something that one of them keeps back."""
        return self.matter not in SHARED or self.is_uncertain


_ORDER: Final = {
    matter: place
    for place, matter in enumerate(
        ("name", "value", "area", "pages", "token", "date", "place", "wording", "told", "mark")
    )
}


def overlaps(here: EditionView, there: EditionView, *, same_readers: bool) -> tuple[Overlap, ...]:
    """Lay an edition over an earlier one.

    Args:
        here: about to leave.
        there: left before.
        same_readers: both are for one audience under one profile, so that what this edition tells
            beyond the other is merely new to them.

    Returns:
        What the two tell together, the gravest first; none twice.
    """
    texts = _Texts(here, there)
    parted = [*texts.of_facts(), *texts.of_events(), *texts.of_exhibits(), *texts.of_head()]
    joined = frozenset(one.tokens for one in parted)
    found = [
        *_of_people(here, there, joined),
        *(one.overlap for one in parted if not _is_of_person(one, here, there)),
        *_of_pages(here, there),
        *_of_records(here, there),
    ]
    if same_readers:
        found = [one for one in found if one.shows_more == "there" and one.matter != "token"]
    else:
        found += _of_marks(here, there)
    return tuple(sorted(dict.fromkeys(found), key=_place))


@dataclass(frozen=True, slots=True)
class _Parting:
    """Where two texts of one record part, with the tokens there; empty for none."""

    overlap: Overlap
    tokens: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of two editions, record by record."""

    here: EditionView
    there: EditionView

    def of_facts(self) -> Iterator[_Parting]:
        other = dict(zip(self.there.facts, self.there.disclosure.facts, strict=True))
        for fact_id, fact in zip(self.here.facts, self.here.disclosure.facts, strict=True):
            if fact_id in other:
                yield from self._parted("fact", fact_id, fact.text, other[fact_id].text)

    def of_events(self) -> Iterator[_Parting]:
        other = _happenings(self.there)
        for event_id, event in _happenings(self.here).items():
            if event_id not in other:
                continue
            known = other[event_id]
            yield from self._parted("event", event_id, event.text, known.text)
            for one in self._parted("event", event_id, event.place, known.place):
                is_plain = one.tokens == ("", "")
                yield (
                    replace(one, overlap=replace(one.overlap, matter="place")) if is_plain else one
                )
            if event.date != known.date:
                yield _Parting(_dates("event", event_id, event.date, known.date))

    def of_exhibits(self) -> Iterator[_Parting]:
        other = _exhibits(self.there)
        for document_id, exhibit in _exhibits(self.here).items():
            known = other.get(document_id)
            if known is not None:
                yield from self._parted("document", document_id, exhibit.title, known.title)
                yield from self._parted("document", document_id, exhibit.witness, known.witness)
                yield from self._tokens_only(document_id, exhibit.mark, known.mark)

    def of_head(self) -> Iterator[_Parting]:
        own, other = self.here.disclosure, self.there.disclosure
        for name in ("reference", "title", "client", "requesting_state", "requested_state"):
            yield from self._parted("case", "", getattr(own, name), getattr(other, name))
        answers = {one.field: one.text for one in other.answers}
        for answer in own.answers:
            known_text = answers.get(answer.field, answer.text)
            yield from self._parted("case", "", answer.text, known_text)
        if len(own.narrative) == len(other.narrative):
            for block, known_block in zip(own.narrative, other.narrative, strict=True):
                texts = (_block_text(one) for one in (block, known_block))
                yield from self._parted("case", "", *texts)
        yield from self._of_paper()
        dates = {(one.kind, one.forum): one.date for one in other.deadlines}
        for one in own.deadlines:
            known = dates.get((one.kind, one.forum), one.date)
            if known != one.date:
                yield _Parting(_dates("case", "", one.date, known))

    def _of_paper(self) -> Iterator[_Parting]:
        own, other = self.here.disclosure.paper, self.there.disclosure.paper
        if len(own) == len(other):
            for block, known_block in zip(own, other, strict=True):
                yield from self._parted("case", "", block.text, known_block.text)

    def _tokens_only(self, document_id: str, here: str, there: str) -> Iterator[_Parting]:
        """Yield where marks part at a token: another mark alone tells nothing."""
        for one in self._parted("document", document_id, here, there):
            if any(one.tokens):
                yield one

    def _parted(self, about: About, record: str, here: str, there: str) -> Iterator[_Parting]:
        tokens = PlaceholderMatcher(self.here.disclosure), PlaceholderMatcher(self.there.disclosure)
        for one in differences(here, there, *tokens):
            pair = one.here_token, one.there_token
            matter, more = _weighed(one.here, one.there, pair)
            if matter is not None:
                overlap = Overlap(
                    *(matter, about, (record,), more, one.here, one.there),
                    is_uncertain=one.is_uncertain,
                )
                yield _Parting(overlap, pair)


def _weighed(here: str, there: str, tokens: tuple[str, str]) -> tuple[Matter | None, Side]:
    """Tell what a difference of words is, and which side says more."""
    if all(tokens):
        return "token", "both"
    if tokens[0]:
        return ("value", "there") if there else (None, "both")
    if tokens[1]:
        return ("value", "here") if here else (None, "both")
    are_identifying = is_identifying(here), is_identifying(there)
    if not any(are_identifying):
        return None, "both"
    return "wording", "both" if all(are_identifying) else "here" if are_identifying[0] else "there"


def _dates(about: About, record: str, here: str, there: str) -> Overlap:
    own, other = _reach(here), _reach(there)
    more: Side = "both"
    if own != other and _lies_in(own, other):
        more = "here"
    elif own != other and _lies_in(other, own):
        more = "there"
    return Overlap("date", about, (record,), more, here, there)


def _reach(date: str) -> tuple[float, float]:
    """Return the first and the last day that a date may mean; an open end is no end."""
    reach = span(date) if is_edtf(date) else None
    first = reach.start_day if reach is not None else None
    last = reach.end_day if reach is not None else None
    return -inf if first is None else first, inf if last is None else last


def _lies_in(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _of_people(
    here: EditionView, there: EditionView, joined: frozenset[tuple[str, str]]
) -> Iterator[Overlap]:
    for person_id, own in here.people.items():
        other = there.people.get(person_id, "")
        if not other:
            continue
        is_token = (
            own in here.tokens or is_withheld(own),
            other in there.tokens or is_withheld(other),
        )
        if is_token == (True, False):
            yield Overlap("name", "person", (person_id,), "there", own, other)
        elif is_token == (False, True):
            yield Overlap("name", "person", (person_id,), "here", own, other)
        elif is_token == (True, True) and (person_id in here.named) != (person_id in there.named):
            # A name in one place resolves the token in all places, and in the other edition.
            side: Side = "here" if person_id in here.named else "there"
            shown = here.named.get(person_id, own), there.named.get(person_id, other)
            yield Overlap("name", "person", (person_id,), side, *shown)
        elif is_token == (True, True) and not (is_withheld(own) and is_withheld(other)):
            pair = plain_token(own), plain_token(other)
            if pair[0] == pair[1] or pair in joined:
                yield Overlap("token", "person", (person_id,), "both", own, other)


def _is_of_person(one: _Parting, here: EditionView, there: EditionView) -> bool:
    """Tell whether what two texts part in is told of the person as a whole already."""
    own, other = one.tokens
    if own and other:
        return True
    if own:
        return _is_named(own, one.overlap.there, here.people, there.people)
    return bool(other) and _is_named(other, one.overlap.here, there.people, here.people)


def _is_named(
    token: str, words: str, hiding: Mapping[PersonId, str], naming: Mapping[PersonId, str]
) -> bool:
    """Tell whether words where one edition has a token are the name that the other tells."""
    return any(
        plain_token(shown) == token and naming.get(person_id, "") and naming[person_id] in words
        for person_id, shown in hiding.items()
    )


def _exhibits(sheet: EditionView) -> dict[DocumentId, DisclosedExhibit]:
    return dict(zip(sheet.documents, sheet.disclosure.exhibits, strict=True))


def _of_pages(here: EditionView, there: EditionView) -> Iterator[Overlap]:
    own, other = _exhibits(here), _exhibits(there)
    for document_id in own.keys() & other.keys():
        counts = own[document_id].pages, other[document_id].pages
        if bool(counts[0]) != bool(counts[1]):
            more: Side = "here" if counts[0] else "there"
            yield Overlap("pages", "document", (document_id,), more)
    for (document_id, number), page in here.pages.items():
        known = there.pages.get((document_id, number))
        if known is not None and page.boxes != known.boxes:
            yield from _of_areas(document_id, number, page.boxes, known.boxes)


def _of_areas(
    document_id: DocumentId, number: int, here: tuple[Box, ...], there: tuple[Box, ...]
) -> Iterator[Overlap]:
    sides: tuple[tuple[Side, tuple[Box, ...]], ...] = (
        ("there", uncovered(here, there)),
        ("here", uncovered(there, here)),
    )
    for side, areas in sides:
        if areas:
            yield Overlap("area", "document", (document_id,), side, page=number, areas=areas)


def _happenings(sheet: EditionView) -> dict[str, DisclosedEvent | DisclosedReprisalStep]:
    """Return what an edition says that happened, by record: an event may stand in both places."""
    values: dict[str, DisclosedEvent | DisclosedReprisalStep] = {}
    values.update(zip(sheet.steps, sheet.disclosure.steps, strict=True))
    values.update(zip(sheet.events, sheet.disclosure.events, strict=True))
    return values


def _of_records(here: EditionView, there: EditionView) -> Iterator[Overlap]:
    """Yield what stands in one of the two only, all of a kind together."""
    kinds: tuple[tuple[About, Iterable[str], Iterable[str]], ...] = (
        ("fact", here.facts, there.facts),
        ("event", _happenings(here), _happenings(there)),
        ("document", here.documents, there.documents),
    )
    for about, own, other in kinds:
        for side, more, less in (("here", own, other), ("there", other, own)):
            alone = tuple(sorted(set(more) - set(less)))
            if alone:
                yield Overlap("told", about, alone, "here" if side == "here" else "there")


def _of_marks(here: EditionView, there: EditionView) -> Iterator[Overlap]:
    """Yield exhibit marks that let two editions be read side by side, if either hides anything."""
    own, other = _exhibits(here), _exhibits(there)
    same = sorted(one for one in own if one in other and own[one].mark == other[one].mark)
    if same and any(_hides(sheet) for sheet in (here, there)):
        marks = ", ".join(own[one].mark for one in same)
        yield Overlap("mark", "document", tuple(same), "both", marks, marks)


def _hides(sheet: EditionView) -> bool:
    disclosure = sheet.disclosure
    return bool(sheet.tokens) or disclosure.has_withheld or disclosure.has_boxes


def _place(one: Overlap) -> tuple[object, ...]:
    areas = tuple((box.y0, box.x0, box.y1, box.x1) for box in one.areas)
    return (
        _ORDER[one.matter],
        one.about,
        one.records,
        one.page,
        one.shows_more,
        one.here,
        one.there,
        one.is_uncertain,
        areas,
    )


def _block_text(block: DisclosedBlock) -> str:
    """Return the words of a block, with its footnotes."""
    return " ".join(piece.text for piece in block.all_pieces)
