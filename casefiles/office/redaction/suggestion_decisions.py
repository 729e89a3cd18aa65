"""Deciding items of the redaction queue: what is accepted goes from the export."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import PartlyDone, Refused
from casefiles.domain.foundation.ids import CaseId, PersonId, Randomness, ReviewDecisionId, new_id
from casefiles.domain.language.names import NameSource, PersonName
from casefiles.domain.records.case_records import NOBODY, Identifier, Person
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.records.shown_people import is_hidden_from_anybody
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks, insert_marks
from casefiles.office.redaction.name_suggestions import SHOWN_TEXTS
from casefiles.office.redaction.suggestions import KINDS, NOWHERE, RedactionSuggestion, on_one_line
from casefiles.office.redaction.word_places import marks_in_words, worded_among
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.redaction.names.patterns import compact
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_PAD: Final = 0.004
"""Of a page, around a code: ink may lie beyond what was decoded."""
_IDENTIFIERS: Final = {
    "resident_id": "resident ID",
    "passport": "passport",
    "machine_zone": "passport",
    "phone": "telephone",
    "plate": "number plate",
    "bank_card": "bank card",
    "device": "device",
    "mail": "e-mail",
    "account": "account",
    "place": "address",
    "code": "code",
}
"""What a value found by a recogniser is to the person whom it leads to."""


@dataclass(frozen=True, slots=True)
class AcceptedSuggestion:
    """What came of accepting.

    Attributes:
        marks: areas marked.
        names: written forms or identifiers that were added to people.
        texts: records in which a name became a reference.
    """

    marks: int = 0
    names: int = 0
    texts: int = 0


def reject(
    case_id: CaseId,
    items: Sequence[RedactionSuggestion],
    randomness: Randomness,
    *,
    everywhere: bool = False,
) -> Edit[int]:
    """Decide that items stay as they are; they do not come back.

    Args:
        case_id: of the case.
        items: what is decided, in one act.
        randomness: for ids.
        everywhere: whatever is alike stays too, also what is found later: a word of names is
            kept as none of the person.

    Returns:
        An edit that returns how many decisions were kept.
    """

    def change(work: WriteTransaction) -> int:
        words = [one for one in items if everywhere and is_word(one)]
        recorded = _never(work, words)
        rest = [one for one in items if one not in words]
        decided = _keys(rest, everywhere=everywhere)
        return recorded + _decide(work, case_id, decided, SuggestionVerdict.REJECTED, randomness)

    return change


def note(
    case_id: CaseId, items: Sequence[RedactionSuggestion], randomness: Randomness
) -> Edit[int]:
    """Decide that nothing else is to be done about items of a kind that only asks for a look."""

    def change(work: WriteTransaction) -> int:
        decided = [(one.kind, one.key, one) for one in items if _accept(one) == "note"]
        return _decide(work, case_id, decided, SuggestionVerdict.ACCEPTED, randomness)

    return change


def is_word(item: RedactionSuggestion) -> bool:
    """Tell whether an item is of a word that is answered for the whole case."""
    return bool(item.word) and KINDS[item.kind].is_word


def is_the_person(
    items: Sequence[RedactionSuggestion], person_id: PersonId = NOBODY
) -> Edit[AcceptedSuggestion]:
    """Say that a word is the person, everywhere and later: it becomes a name of the person.

    Args:
        items: places of one word; see `is_word`.
        person_id: whom it leads to, where the items do not say so.

    Raises:
        Refused: nobody was said, or the person was removed.
    """

    def change(work: WriteTransaction) -> AcceptedSuggestion:
        names = 0
        for item in items:
            owner = _owner(item, person_id)
            if not owner:
                raise Refused("item_without_person")
            names += _add_name(work, owner, item)
        return AcceptedSuggestion(names=names)

    return change


def accept(
    case_id: CaseId,
    items: Sequence[RedactionSuggestion],
    person_id: PersonId = NOBODY,
    reason: str = "",
) -> Job[AcceptedSuggestion]:
    """Remove what items name from the export, each as its kind wants it.

    Places on pages are marked as wide as the page, so that no width tells of what was there. Of
    documents that leave as words the words are marked.

    Args:
        case_id: of the case.
        items: what is decided.
        person_id: whom they lead to, where an item itself does not say so; a number or address is
            then added to what is known of that person, so that it goes wherever it stands.
        reason: the lawyer's words for marks; empty for those of the kind.

    Raises:
        Refused: a name without a person, or what it stood in was removed or changed.
        PartlyDone: words were not found in a document that leaves as words; what was found goes.
        WorkerFailed: a page cannot be drawn.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> AcceptedSuggestion:
        added = workplace.vault.write(
            lambda at: accept_in_records(at, case_id, items, person_id, workplace.randomness)
        )
        if added.names and workplace.vault.read(lambda at: _is_protected(at, person_id)):
            # What is known of a protected person goes wherever it stands, without marks.
            return added
        marks = unsure = 0
        marked = [one for one in items if _accept(one) == "mark"]
        worded = worded_among(workplace, marked)
        for owner, kind in dict.fromkeys((_owner(one, person_id), one.kind) for one in marked):
            own = [one for one in marked if (_owner(one, person_id), one.kind) == (owner, kind)]
            terms = MarkInput(reason or str(KINDS[kind].title), owner)
            on_pages = [one for one in own if one.document_id not in worded]
            areas = [area for one in on_pages for area in areas_of(one)]
            if areas:
                marks += len(add_marks(areas, terms)(workplace, ticket))
            in_words = [one for one in own if one.document_id in worded]
            found, missing, more = marks_in_words(workplace, in_words, terms)

            def change(at: WriteTransaction) -> None:
                insert_marks(at, found)  # noqa: B023  # done before the next turn
                removed = [(one.kind, one.key, one) for one in missing]  # noqa: B023
                _decide(at, case_id, removed, SuggestionVerdict.ACCEPTED, workplace.randomness)

            if in_words:
                workplace.vault.write(change)
            marks, unsure = marks + len(found), unsure + more
        if unsure:
            # Nothing was removed of these, so they stay open.
            raise PartlyDone("words_not_found", count=unsure)
        return replace(added, marks=marks)

    return work


def _accept(item: RedactionSuggestion) -> str:
    return KINDS[item.kind].on_accept


def _owner(item: RedactionSuggestion, person_id: PersonId) -> PersonId:
    return item.person_id or person_id


def areas_of(item: RedactionSuggestion) -> Iterable[RedactionArea]:
    """Return the areas of pages that go for an item, as wide as the page."""
    if item.document_id == NOWHERE:
        return ()
    boxes = map(_code_box, item.boxes) if item.kind == "code" else map(_line_box, item.boxes)
    return (RedactionArea(item.document_id, item.page, box) for box in boxes)


def _line_box(box: Box) -> Box:
    return Box(0.0, box.y0, 1.0, box.y1)


def _code_box(box: Box) -> Box:
    return Box(
        max(0.0, box.x0 - _PAD),
        max(0.0, box.y0 - _PAD),
        min(1.0, box.x1 + _PAD),
        min(1.0, box.y1 + _PAD),
    )


def accept_in_records(
    work: WriteTransaction,
    case_id: CaseId,
    items: Sequence[RedactionSuggestion],
    person_id: PersonId,
    randomness: Randomness,
) -> AcceptedSuggestion:
    """Do what accepting needs in records, as a part of one write; see `accept`."""
    names, texts = 0, 0
    # From the end of each text, so that no place moves before its turn.
    for item in sorted(items, key=lambda one: -len(one.before) if _accept(one) == "refer" else 0):
        owner, wish = _owner(item, person_id), _accept(item)
        if KINDS[item.kind].needs_person and not owner:
            raise Refused("item_without_person")
        if wish == "name":
            names += _add_name(work, owner, item)
        elif wish == "refer":
            texts += _refer(work, item, owner)
        elif person_id and not item.person_id and item.kind in _IDENTIFIERS:
            names += _add_identifier(work, person_id, item)
    noted = [(one.kind, one.key, one) for one in items if _accept(one) == "note"]
    _decide(work, case_id, noted, SuggestionVerdict.ACCEPTED, randomness)
    return AcceptedSuggestion(names=names, texts=texts)


def _person(work: WriteTransaction, person_id: PersonId) -> Person:
    person = work.get(Person, person_id)
    if person is None:
        raise Refused("person_gone")
    return person


def _is_protected(reader: ReadTransaction, person_id: PersonId) -> bool:
    person = reader.get(Person, person_id) if person_id else None
    return person is not None and is_hidden_from_anybody(person)


def _add_name(work: WriteTransaction, person_id: PersonId, item: RedactionSuggestion) -> int:
    person = _person(work, person_id)
    # Of a part, with endings or without, the part as it is listed.
    text = item.form if item.word and item.word == compact(item.form) else item.text
    if any(name.text == text for name in person.names):
        return 0
    found, origin = NameSource.FOUND, str(item.document_id)
    name = PersonName(text, "", "spelling in a document", source=found, origin=origin)
    work.update(replace(person, names=(*person.names, name)), "edit_person")
    return 1


def _never(work: WriteTransaction, items: Iterable[RedactionSuggestion]) -> int:
    """Keep words as none of the people whom they might lead to; return how many were kept."""
    words: dict[PersonId, dict[str, None]] = {}
    for item in items:
        for owner in item.owners or (item.person_id,):
            words.setdefault(owner, {})[item.word] = None
    count = 0
    for owner, values in words.items():
        person = _person(work, owner)
        fresh = [word for word in values if word not in map(compact, person.rejected)]
        if fresh:
            work.update(replace(person, rejected=(*person.rejected, *fresh)), "edit_person")
        count += len(fresh)
    return count


def _add_identifier(work: WriteTransaction, person_id: PersonId, item: RedactionSuggestion) -> int:
    person = _person(work, person_id)
    if any(one.value == item.text for one in person.identifiers):
        return 0
    identifier = Identifier(_IDENTIFIERS[item.kind], item.text)
    work.update(replace(person, identifiers=(*person.identifiers, identifier)), "edit_person")
    return 1


def _refer(work: WriteTransaction, item: RedactionSuggestion, person_id: PersonId) -> int:
    """Put a reference to a person in place of a name in a text of the lawyer's."""
    reference = f"[[{_person(work, person_id).id}]]"
    kind, _, field = item.record[0].partition(".")
    record = work.get(SHOWN_TEXTS[kind][0], item.record[1])
    text = str(getattr(record, field, ""))
    start, end = len(item.before), len(item.before) + len(item.text)
    if on_one_line(text[start:end]) != item.text or not item.text:
        raise Refused("text_changed")
    value: Any = replace(record, **{field: text[:start] + reference + text[end:]})  # type: ignore[type-var]  # it has the text
    work.update(value, f"edit_{kind}")
    return 1


def _keys(
    items: Iterable[RedactionSuggestion], *, everywhere: bool
) -> list[tuple[str, str, RedactionSuggestion | None]]:
    """Return kind and key of what is decided, with the item where it is one place only."""
    values: dict[tuple[str, str], RedactionSuggestion | None] = {}
    for item in items:
        if everywhere and item.same:
            values[item.kind, item.same] = None
            values.setdefault((item.kind, item.key), item)
        else:
            values[item.kind, item.key] = item
    return [(kind, key, item) for (kind, key), item in values.items()]


def _decide(
    work: WriteTransaction,
    case_id: CaseId,
    decided: Iterable[tuple[str, str, RedactionSuggestion | None]],
    verdict: SuggestionVerdict,
    randomness: Randomness,
) -> int:
    known = {(one.kind, one.key): one for one in work.find(ReviewDecision, case_id=case_id)}
    count = 0
    for kind, key, item in decided:
        before = known.get((kind, key))
        if before is not None:
            work.update(replace(before, verdict=verdict), "edit_review_decision")
        else:
            decision = ReviewDecision(
                ReviewDecisionId(new_id(randomness)),
                case_id,
                item.document_id if item is not None else NOWHERE,
                kind,
                key,
                verdict,
                item.person_id if item is not None else NOBODY,
                "",
            )
            work.insert(decision, "add_review_decision")
        count += 1
    return count
