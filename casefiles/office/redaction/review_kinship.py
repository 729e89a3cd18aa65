"""Source of the redaction queue: words of kinship that tell a protected person to acquaintances."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.records.case_records import NOBODY
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.redaction.kinship_led import Back, Led, led, led_back
from casefiles.office.redaction.kinship_streams import Streamed, phrases_of
from casefiles.office.redaction.kinships import KinshipsAt
from casefiles.office.redaction.name_suggestions import SHOWN_TEXTS
from casefiles.office.redaction.suggestions import (
    CONTEXT,
    NOWHERE,
    CaseContext,
    CaseSource,
    DocumentContext,
    DocumentSource,
    ItemPlace,
    RedactionSuggestion,
    item_key,
    on_one_line,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.going_on import passage_of
from casefiles.redaction.kinship.phrase import Owner, Phrase
from casefiles.redaction.kinship.relations import Relation, may_mean
from casefiles.redaction.kinship.sentences import may_report_act, sentence_at, sentences_between
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.kinship import leads_back_words, may_be_words, unknown_words

KINSHIP: Final = "kinship"
UNKNOWN: Final = "kinship_unknown"
_NEAR: Final = 3
"""Sentences within which a kin that nobody recorded is joined to a protected person."""
_FAR: Final = 1_500
"""Characters beyond which no three sentences reach."""
_OPEN_OWNERS: Final = frozenset(
    {Owner.FIRST, Owner.THIRD, Owner.OWN, Owner.CLIENT, Owner.NAMED, Owner.ROLE}
)
_REFERENCE: Final = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")


def _look(
    _workplace: JobContext, at: CaseContext, document: DocumentContext, ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    if not at.kinships.questions and not at.matcher.aliases:
        return
    values: defaultdict[tuple[str, Led, str], list[ItemPlace]] = defaultdict(list)
    for text, phrase, kind, led_to in _questions_once(document, at.kinships, ticket):
        word = f"{phrase.owner}/{' '.join(sorted(phrase.kins))}"
        values[kind, led_to, word].append(place_of(text, phrase, document.row.id, led_to.people))
    for (kind, led_to, word), places in values.items():
        yield _item(at, document.row.id, (kind, led_to, word), places)


def _questions_once(
    document: DocumentContext, kinships: KinshipsAt, ticket: CancellationToken
) -> Iterator[tuple[Streamed, Phrase, str, Led]]:
    """Yield what is asked, in order: nothing twice that runs over the end of a page."""
    found: list[tuple[Streamed, Phrase, str, Led]] = []
    broken: list[dict[tuple[int, int], str]] = []
    for text, phrase in phrases_of(document, kinships.known, ticket):
        lines = text.lines_of(phrase.start, phrase.end)
        if any(_is_repeated(lines, one) for one in broken):
            continue
        requested = kinship_question_of(text, phrase, kinships, document.row.id)
        if requested is None:
            continue
        if len({page for page, _ in lines}) > 1:
            broken.append(lines)
        found.append((text, phrase, *requested))

    def place(one: tuple[Streamed, Phrase, str, Led]) -> tuple[int, int, int]:
        line = one[0].line(one[1].start)
        return line.page, line.number, one[1].start - line.start

    yield from sorted(found, key=place)


def _is_repeated(
    lines: Mapping[tuple[int, int], str], broken: Mapping[tuple[int, int], str]
) -> bool:
    """Tell whether a word that runs over the end of a page says a word too, or the same in less."""
    is_same = (min(lines), max(lines)) == (min(broken), max(broken))
    return is_same or all(part in broken.get(line, "") for line, part in lines.items())


def kinship_questions_in(
    text: Streamed, kinships: KinshipsAt, document_id: DocumentId, near: Sequence[PersonId] = ()
) -> Iterator[tuple[Phrase, str, Led]]:
    """Yield words of kin that must be asked about, of which kind, and whom they lead to.

    Args:
        text: as it is read.
        kinships: of the case.
        document_id: where it stands.
        near: who is named close by, beside those whom the text itself names.
    """
    for phrase in phrases(text.text, kinships.known):
        found = kinship_question_of(text, phrase, kinships, document_id, near)
        if found is not None:
            yield phrase, *found


def kinship_question_of(
    text: Streamed,
    phrase: Phrase,
    kinships: KinshipsAt,
    document_id: DocumentId,
    person_ids: Sequence[PersonId] = (),
) -> tuple[str, Led] | None:
    """Return the kind of question that a word of kin is, and whom it leads to; None for none."""
    person_id = kinships.speakers.get(document_id)
    speaker = person_id or kinships.client
    is_spoken = kinships.is_spoken(document_id)
    direct = _people(phrase, kinships.questions, speaker, is_statement=is_spoken)
    near = (*_mentioned_near(text, phrase), *person_ids)
    back: tuple[Back, ...] = ()
    if phrase.owner is not Owner.BARE or person_id is not None:
        back = led_back(phrase, kinships, speaker, near)
    if direct or back:
        return KINSHIP, led(direct, back)
    if near and _is_unrecorded(phrase, kinships, speaker):
        return UNKNOWN, Led(near[:1])
    return None


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


def _mentioned_near(text: Streamed, phrase: Phrase) -> Iterator[PersonId]:
    """Yield who of the protected is named within three sentences."""
    for at, person_id in text.mentions:
        if abs(at - phrase.start) < _FAR and sentences_between(text.text, at, phrase.start) < _NEAR:
            yield person_id


def place_of(
    text: Streamed, phrase: Phrase, document_id: DocumentId, people: Sequence[PersonId]
) -> ItemPlace:
    """Return one place, with the lines of its words and of its sentence."""
    start, own_end = sentence_at(text.text, phrase.start, phrase.end)
    end = passage_of(text.text, phrase.start, phrase.end, (phrase,))[1]
    sentence = text.text[start:end]
    after = text.text[phrase.end : min(own_end, phrase.end + CONTEXT)]
    if end > own_end:
        # Whoever answers sees what goes along.
        after = f"{after} {text.text[own_end : own_end + 2 * CONTEXT][: end - own_end]}"
    line = text.line(phrase.start)
    column = phrase.start - text.text.rfind("\n", 0, phrase.start)
    where = (document_id, line.page, line.number, column)
    description = text.text[phrase.start : phrase.end]
    return ItemPlace(
        key=item_key(KINSHIP, where, PersonId(",".join(people)), description),
        page=line.page,
        areas=text.boxes(start, end),
        spots=text.boxes(phrase.start, phrase.end),
        before=on_one_line(text.text[max(start, phrase.start - CONTEXT) : phrase.start]),
        text=on_one_line(description),
        after=on_one_line(after),
        discloses=may_report_act(sentence),
    )


def _item(
    at: CaseContext,
    document_id: DocumentId,
    values: tuple[str, Led, str],
    places: Sequence[ItemPlace],
) -> RedactionSuggestion:
    kind, led_to, word = values
    people = led_to.people
    first = places[0]
    return RedactionSuggestion(
        kind=kind,
        key=item_key(kind, (document_id, word), PersonId(",".join(people)), word),
        document_id=document_id,
        page=first.page,
        boxes=tuple(box for page, box in first.spots if page == first.page),
        before=first.before,
        text=first.text,
        after=first.after,
        person_id=people[0] if len(people) == 1 else NOBODY,
        words=words_of_item(kind, first.text, led_to, at.kinships),
        count=len(places),
        places=tuple(places),
        may_be=people,
        means=led_to.means,
    )


def words_of_item(kind: str, text: str, led_to: Led, kinships: KinshipsAt) -> str:
    """Return why something is asked, in words."""

    def name(one: PersonId) -> str:
        return kinships.names.get(one, "?")

    back = dict(led_to.back)
    direct = [name(one) for one in led_to.people if one not in back]
    if kind == UNKNOWN:
        return unknown_words(text, direct)
    texts = [may_be_words(direct)] if direct else []
    texts += (leads_back_words(name(one), name(open_one)) for one, open_one in led_to.back)
    return " ".join(texts)


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


def own_texts(reader: ReadTransaction, case_id: CaseId) -> Iterator[OwnText]:
    """Yield the texts of a case's records that a dossier may show."""
    for kind, (record_type, names) in SHOWN_TEXTS.items():
        equals = {"id" if kind == "case" else "case_id": case_id}
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
    workplace: JobContext, at: CaseContext, _rows: Sequence[DocumentRow], ticket: CancellationToken
) -> Iterable[RedactionSuggestion]:
    if not at.kinships.questions and not at.kinships.turned:
        return
    for own in workplace.vault.read(lambda reader: [*own_texts(reader, at.case_id)]):
        ticket.check()
        yield from items_in(own, at.kinships)


def items_in(own: OwnText, kinships: KinshipsAt) -> Iterator[RedactionSuggestion]:
    """Yield what is asked about words of kin in a text of the lawyer's."""
    for phrase, led_to in kinship_questions_in_own(own, kinships):
        yield item_of_own(own, phrase, led_to, kinships)


def kinship_questions_in_own(own: OwnText, kinships: KinshipsAt) -> Iterator[tuple[Phrase, Led]]:
    """Yield words of kin in a text of the lawyer's that must be asked about."""
    known = replace(kinships.known, places=own.references)
    for phrase in phrases(own.text, known):
        if phrase.is_address:
            continue
        here = _referred_to(own, phrase)
        attributed = phrase
        direct = _people(phrase, kinships.questions, None, is_statement=False)
        if phrase.owner in {Owner.NONE, Owner.BARE}:
            # Whose kin it is may be told by whoever is referred to in its sentence.
            attributed = replace(phrase, owner=Owner.THIRD)
            about = (
                one
                for one in kinships.questions
                if one.is_stated and {one.person_id, one.related_to} & {*here}
            )
            direct = direct or _people(attributed, about, None, is_statement=False)
        back = led_back(attributed, kinships, None, here)
        if direct or back:
            yield phrase, led(direct, back)


def _referred_to(own: OwnText, phrase: Phrase) -> tuple[PersonId, ...]:
    """Return who is referred to in the sentence of a word of kin."""
    start, end = sentence_at(own.text, phrase.start, phrase.end)
    return tuple(PersonId(who) for a, b, who in own.references if a < end and start < b)


def item_of_own(
    own: OwnText, phrase: Phrase, led_to: Led, kinships: KinshipsAt
) -> RedactionSuggestion:
    """Return what is asked about a word of kin in a text of the lawyer's."""
    names, people = kinships.names, led_to.people

    def shown(raw: str) -> str:
        description = _REFERENCE.sub(lambda one: names.get(PersonId(one[1]), "?"), raw)
        return on_one_line(description)

    text = on_one_line(own.text[phrase.start : phrase.end])
    return RedactionSuggestion(
        kind=KINSHIP,
        key=item_key(KINSHIP, (own.place, own.id, phrase.start), PersonId(",".join(people)), text),
        document_id=NOWHERE,
        page=0,
        boxes=(),
        before=shown(own.raw[: phrase.start]),
        text=shown(own.raw[phrase.start : phrase.end]),
        after=shown(own.raw[phrase.end :]),
        person_id=people[0] if len(people) == 1 else NOBODY,
        words=words_of_item(KINSHIP, text, led_to, kinships),
        record=(own.place, own.id),
        may_be=people,
        means=led_to.means,
    )


ON_PAGES: Final = DocumentSource("kinship", _look)
IN_RECORDS: Final = CaseSource("kinship in records", _look_at_records)
