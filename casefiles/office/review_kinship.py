"""Source of the redaction queue: words of kinship that tell a protected person to who knows her."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from casefiles.domain.boxes import Box
from casefiles.domain.ids import DocumentId, PersonId
from casefiles.domain.reading import PageText, TextLine
from casefiles.domain.records import NOBODY
from casefiles.domain.rows import DocumentRow
from casefiles.domain.ticket import Ticket
from casefiles.office.kinships import KinshipsAt
from casefiles.office.review_items import (
    CONTEXT,
    NOWHERE,
    CaseAt,
    CaseSource,
    DocumentAt,
    DocumentSource,
    ItemPlace,
    QueueItem,
    item_key,
    on_one_line,
)
from casefiles.office.review_names import SHOWN_TEXTS
from casefiles.office.verbs import Workplace
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner, Phrase
from casefiles.redaction.kinship.relations import Relation, may_mean
from casefiles.redaction.kinship.sentences import sentence_at, sentences_between, tells
from casefiles.redaction.mentions import Mention
from casefiles.store.vault import Reader
from casefiles.words_of_kinship import may_be_words, unknown_words

KINSHIP: Final = "kinship"
UNKNOWN: Final = "kinship_unknown"
_NEAR: Final = 3
"""Sentences within which a kin that nobody recorded is joined to a protected person."""
_FAR: Final = 1_500
"""Characters beyond which no three sentences reach."""
_OPEN_OWNERS: Final = frozenset({Owner.FIRST, Owner.THIRD, Owner.OWN, Owner.CLIENT, Owner.NAMED})
_REFERENCE: Final = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_PAGES_AT_ONCE: Final = 40
"""Pages that are read as one text, so that a sentence may run over the end of a page."""


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    line: TextLine
    start: int


@dataclass(frozen=True, slots=True)
class Streamed:
    """The text of some pages as one, and which line each part of it is.

    Attributes:
        mentions: where the protected are named in it, and who.
    """

    text: str
    lines: tuple[_Line, ...]
    mentions: tuple[tuple[int, PersonId], ...] = ()

    def boxes(self, start: int, end: int) -> tuple[tuple[int, Box], ...]:
        """Return pages and boxes of the lines that hold a part of a stretch."""
        starts = [one.start for one in self.lines]
        found = []
        for one in self.lines[max(0, bisect_right(starts, start) - 1) :]:
            if one.start >= end:
                break
            held = one.line.text[max(0, start - one.start) : end - one.start]
            if held.strip():
                found.append((one.page, one.line.box))
        return tuple(found)

    def page(self, at: int) -> int:
        """Return the page on which a place stands."""
        starts = [one.start for one in self.lines]
        return self.lines[max(0, bisect_right(starts, at) - 1)].page


def _look(
    _workplace: Workplace, at: CaseAt, document: DocumentAt, ticket: Ticket
) -> Iterator[QueueItem]:
    if not at.kinships.asked and not at.matcher.aliases:
        return
    told: defaultdict[tuple[str, tuple[PersonId, ...], str], list[ItemPlace]] = defaultdict(list)
    for text in streams(document):
        ticket.check()
        for phrase, kind, people in asked_in(text, at.kinships, document.row.id):
            word = f"{phrase.owner}/{' '.join(sorted(phrase.kins))}"
            place = place_of(text, phrase, document.row.id, people)
            told[kind, people, word].append(place)
    for (kind, people, word), places in told.items():
        yield _item(at, document.row.id, (kind, people, word), places)


def streams(document: DocumentAt) -> Iterator[Streamed]:
    """Yield a document's text: what pages say themselves, and what their pictures say beside it."""
    return streams_of(document.pages, document.pictured, document.mentions)


def streams_of(
    pages: Sequence[PageText], behind_too: Sequence[PageText], named: Sequence[Sequence[Mention]]
) -> Iterator[Streamed]:
    """Yield likewise the text of pages, of the same with their pictures, and who is named there."""
    own: list[tuple[int, TextLine]] = []
    behind: list[tuple[int, TextLine]] = []
    mentions: list[tuple[int, PersonId, int]] = []
    pairs = zip(pages, behind_too, named, strict=True)
    for count, (page, pictured, certain) in enumerate(pairs, start=1):
        first = pictured.lines if not page.lines else page.lines
        own += ((page.number, line) for line in first)
        behind += ((page.number, line) for line in pictured.lines[len(first) :])
        mentions += ((page.number, one.person_id, one.start) for one in certain)
        if count % _PAGES_AT_ONCE == 0:
            yield from _streamed(own, behind, mentions)
            own, behind, mentions = own[-1:], [], []
    yield from _streamed(own, behind, mentions)


def _streamed(
    own: Sequence[tuple[int, TextLine]],
    behind: Sequence[tuple[int, TextLine]],
    mentions: Sequence[tuple[int, PersonId, int]],
) -> Iterator[Streamed]:
    for lines in (own, behind):
        if lines:
            starts = [0, *accumulate(len(line.text) + 1 for _, line in lines)]
            text = "\n".join(line.text for _, line in lines)
            rows = tuple(
                _Line(page, line, start) for (page, line), start in zip(lines, starts, strict=False)
            )
            first = dict(reversed([(row.page, row.start) for row in rows]))
            placed = tuple((first[page] + at, who) for page, who, at in mentions if page in first)
            yield Streamed(text, rows, placed)


def asked_in(
    text: Streamed, kinships: KinshipsAt, document_id: DocumentId
) -> Iterator[tuple[Phrase, str, tuple[PersonId, ...]]]:
    """Yield words of kin that must be asked about, of which kind, and whom they may mean."""
    said = kinships.speakers.get(document_id)
    speaker = said or kinships.client
    for phrase in phrases(text.text, kinships.known):
        people = _people(phrase, kinships.asked, speaker, is_statement=said is not None)
        if people:
            yield phrase, KINSHIP, people
        elif _is_unrecorded(phrase, kinships, speaker):
            near = _mentioned_near(text, phrase)
            if near is not None:
                yield phrase, UNKNOWN, (near,)


def _people(
    phrase: Phrase, relations: Iterable[Relation], speaker: PersonId | None, *, is_statement: bool
) -> tuple[PersonId, ...]:
    found = (
        one.person_id
        for one in relations
        if may_mean(phrase, one, speaker, is_statement=is_statement)
    )
    return tuple(dict.fromkeys(found))


def _is_unrecorded(phrase: Phrase, kinships: KinshipsAt, speaker: PersonId | None) -> bool:
    """Tell whether nobody recorded, open or protected, can be meant."""
    if phrase.owner not in _OPEN_OWNERS:
        return False
    return not any(may_mean(phrase, one, speaker) for one in kinships.recorded)


def _mentioned_near(text: Streamed, phrase: Phrase) -> PersonId | None:
    """Return who of the protected is named within three sentences."""
    for at, person_id in text.mentions:
        if abs(at - phrase.start) < _FAR and sentences_between(text.text, at, phrase.start) < _NEAR:
            return person_id
    return None


def place_of(
    text: Streamed, phrase: Phrase, document_id: DocumentId, people: Sequence[PersonId]
) -> ItemPlace:
    """Return one place, with the lines of its words and of its sentence."""
    start, end = sentence_at(text.text, phrase.start, phrase.end)
    sentence = text.text[start:end]
    page = text.page(phrase.start)
    line = text.text.count("\n", 0, phrase.start)
    first = next(n for n, one in enumerate(text.lines) if one.page == page)
    where = (document_id, page, line - first, phrase.start - text.text.rfind("\n", 0, phrase.start))
    told = text.text[phrase.start : phrase.end]
    return ItemPlace(
        key=item_key(KINSHIP, where, PersonId(",".join(people)), told),
        page=page,
        areas=text.boxes(start, end),
        spots=text.boxes(phrase.start, phrase.end),
        before=on_one_line(text.text[max(start, phrase.start - CONTEXT) : phrase.start]),
        text=on_one_line(told),
        after=on_one_line(text.text[phrase.end : min(end, phrase.end + CONTEXT)]),
        tells=tells(sentence),
    )


def _item(
    at: CaseAt,
    document_id: DocumentId,
    told: tuple[str, tuple[PersonId, ...], str],
    places: Sequence[ItemPlace],
) -> QueueItem:
    kind, people, word = told
    first = places[0]
    return QueueItem(
        kind=kind,
        key=item_key(kind, (document_id, word), PersonId(",".join(people)), word),
        document_id=document_id,
        page=first.page,
        boxes=tuple(box for page, box in first.spots if page == first.page),
        before=first.before,
        text=first.text,
        after=first.after,
        person_id=people[0] if len(people) == 1 else NOBODY,
        words=words_of_item(kind, first.text, people, at.kinships),
        count=len(places),
        places=tuple(places),
        may_be=people,
    )


def words_of_item(kind: str, text: str, people: Sequence[PersonId], kinships: KinshipsAt) -> str:
    """Return why something is asked, in words."""
    names = [kinships.names.get(one, "?") for one in people]
    return unknown_words(text, names) if kind == UNKNOWN else may_be_words(names)


# Texts of the lawyer's


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the lawyer's, as kinship reads it.

    Attributes:
        place: kind and field, such as event.text.
        raw: as it is kept; `text` has a word of the same length for each reference.
        references: where references stand, and to whom.
    """

    place: str
    id: str
    raw: str
    text: str
    references: tuple[tuple[int, int, str], ...]


def own_texts(reader: Reader, at: CaseAt) -> Iterator[OwnText]:
    """Yield the texts of a case's records that a dossier may show."""
    for kind, (record_type, names) in SHOWN_TEXTS.items():
        equals = {"id" if kind == "case" else "case_id": at.case_id}
        for record in reader.find(record_type, **equals):
            for name in names:
                raw = str(getattr(record, name))
                if raw.strip():
                    yield own_text(f"{kind}.{name}", record.id, raw)


def own_text(place: str, record_id: str, raw: str) -> OwnText:
    """Return a text with a name of nobody in place of each reference."""
    text = _REFERENCE.sub(lambda one: "X" + "x" * (len(one[0]) - 1), raw)
    references = tuple((one.start(), one.end(), one[1]) for one in _REFERENCE.finditer(raw))
    return OwnText(place, record_id, raw, text, references)


def _look_at_records(
    workplace: Workplace, at: CaseAt, _rows: Sequence[DocumentRow], ticket: Ticket
) -> Iterable[QueueItem]:
    if not at.kinships.asked:
        return
    for own in workplace.vault.read(lambda reader: [*own_texts(reader, at)]):
        ticket.check()
        yield from items_in(own, at.kinships)


def items_in(own: OwnText, kinships: KinshipsAt) -> Iterator[QueueItem]:
    """Yield what is asked about words of kin in a text of the lawyer's."""
    for phrase, people in asked_in_own(own, kinships):
        yield item_of_own(own, phrase, people, kinships)


def asked_in_own(
    own: OwnText, kinships: KinshipsAt
) -> Iterator[tuple[Phrase, tuple[PersonId, ...]]]:
    """Yield words of kin in a text of the lawyer's that must be asked about."""
    known = replace(kinships.known, places=own.references)
    for phrase in phrases(own.text, known):
        people = _people(phrase, kinships.asked, None, is_statement=False)
        if not people and phrase.owner in {Owner.NONE, Owner.BARE}:
            people = _in_sentence(own, phrase, kinships.asked)
        if people:
            yield phrase, people


def _in_sentence(
    own: OwnText, phrase: Phrase, relations: Iterable[Relation]
) -> tuple[PersonId, ...]:
    """Return whom a word without an owner may mean: whoever is referred to in its sentence."""
    start, end = sentence_at(own.text, phrase.start, phrase.end)
    told = {who for first, last, who in own.references if first < end and start < last}
    found = (
        one.person_id
        for one in relations
        if {one.person_id, one.related_to} & told
        and may_mean(replace(phrase, owner=Owner.THIRD), one, None)
    )
    return tuple(dict.fromkeys(found))


def item_of_own(
    own: OwnText, phrase: Phrase, people: tuple[PersonId, ...], kinships: KinshipsAt
) -> QueueItem:
    """Return what is asked about a word of kin in a text of the lawyer's."""
    names = kinships.names

    def shown(raw: str) -> str:
        told = _REFERENCE.sub(lambda one: names.get(PersonId(one[1]), "?"), raw)
        return on_one_line(told)

    text = on_one_line(own.text[phrase.start : phrase.end])
    return QueueItem(
        kind=KINSHIP,
        key=item_key(KINSHIP, (own.place, own.id, phrase.start), PersonId(",".join(people)), text),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before=shown(own.raw[: phrase.start]),
        text=shown(own.raw[phrase.start : phrase.end]),
        after=shown(own.raw[phrase.end :]),
        person_id=people[0] if len(people) == 1 else NOBODY,
        words=words_of_item(KINSHIP, text, people, kinships),
        record=(own.place, own.id),
        may_be=people,
    )


ON_PAGES: Final = DocumentSource("kinship", 1, _look)
IN_RECORDS: Final = CaseSource("kinship in records", _look_at_records)
