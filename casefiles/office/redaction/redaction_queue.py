"""The redaction queue of a case: made by a job, kept document by document, decided by people."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.records.case_records import Exhibit, Person, Protection
from casefiles.domain.records.rows import DocumentFilter, DocumentRow
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.reading.ocr_text import pictured
from casefiles.office.records.shown_people import strictest_people
from casefiles.office.redaction import (
    minors,
    name_suggestions,
    page_suggestions,
    public_text_suggestions,
    review_excuses,
    review_kinship,
    review_other_readings,
    review_public_words,
    review_shared,
    value_suggestions,
)
from casefiles.office.redaction.kinship_answers import as_decided
from casefiles.office.redaction.kinships import kinships_of
from casefiles.office.redaction.name_suggestions import shown_texts
from casefiles.office.redaction.page_inspection import inspect_pages
from casefiles.office.redaction.rules_stamp import RULES
from casefiles.office.redaction.seeking import sought_in
from casefiles.office.redaction.settling import Settling
from casefiles.office.redaction.suggestions import (
    KINDS,
    NOWHERE,
    CaseContext,
    CaseSource,
    DocumentContext,
    DocumentSource,
    ItemPlace,
    RedactionSuggestion,
)
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.redaction.finding.excuses import EXCUSED_NAME, key_of
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.left_words import PUBLIC_WORD, key_of_left
from casefiles.redaction.names.page_gaps import text_with_gaps
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg, msg_mark, msg_number, msg_of, stored_words

DOCUMENT_SOURCES: Final[tuple[DocumentSource, ...]] = (
    review_excuses.ON_PAGES,
    review_public_words.ON_PAGES,
    name_suggestions.ON_PAGES,
    value_suggestions.ON_PAGES,
    page_suggestions.ON_PAGES,
    review_kinship.ON_PAGES,
    review_other_readings.ON_OTHER_READINGS,
)
"""What looks through each document; others are added here."""
CASE_SOURCES: Final[tuple[CaseSource, ...]] = (
    review_excuses.IN_RECORDS,
    review_public_words.IN_RECORDS,
    name_suggestions.IN_RECORDS,
    review_kinship.IN_RECORDS,
    review_shared.IN_RECORDS,
    public_text_suggestions.IN_CASE,
    minors.IN_CASE,
)
"""What looks at the case as a whole."""

_OF_DOCUMENT: Final = "queue_document:"
"""Setting with what was found in one document, and the stamp of what was looked at."""
_OF_CASE: Final = "queue_case:"
_LABEL: Final = "searching_for_redaction"
_TITLES: Final = {minors.MINOR_NAMED: msg_mark("People")}
"""What questions are called that are about no text."""
_SNIPPETS: Final = 3
"""Places of one question of which the words around are shown."""


@dataclass(frozen=True, slots=True)
class QueuedSuggestion:
    """An item as the room shows it.

    Attributes:
        title: exhibit mark and name of the document, or the kind of record.
        person: name of whom it may lead to; empty if nobody in particular.
        verdict: what was decided; None while it is open.
    """

    item: RedactionSuggestion
    title: str
    person: str
    verdict: SuggestionVerdict | None

    @property
    def id(self) -> str:
        """Names the row in lists."""
        return f"{self.item.kind}/{self.item.key}"


@dataclass(frozen=True, slots=True)
class RedactionQueue:
    """The queue of a case, as far as it was made.

    Attributes:
        items: all of them, in the order of kinds, persons, documents and pages.
        was_made: somebody has looked through at least a part of the case.
    """

    items: tuple[QueuedSuggestion, ...]
    was_made: bool

    @property
    def decided(self) -> int:
        """How many items somebody has decided."""
        return sum(one.verdict is not None for one in self.items)

    @property
    def undecided(self) -> tuple[QueuedSuggestion, ...]:
        """Those that wait."""
        return tuple(one for one in self.items if one.verdict is None)


def queue_of(case_id: CaseId) -> Query[RedactionQueue]:
    """Return the queue of a case as it was made last, with what was decided since."""

    def ask(reader: ReadTransaction) -> RedactionQueue:
        rows = reader.document_rows(case_id, DocumentFilter(order="added"))
        names = [*(_OF_DOCUMENT + row.id for row in rows), _OF_CASE + case_id]
        saved = [_stored_items(reader, name) for name in names]
        items = _merged(item for stored in saved if stored is not None for item in stored[1])
        return RedactionQueue(
            _queued(reader, case_id, items, rows), any(stored is not None for stored in saved)
        )

    return ask


def waiting_in_texts(
    reader: ReadTransaction, case_id: CaseId, at: CaseContext
) -> tuple[RedactionSuggestion, ...]:
    """Return what waits in the lawyer's own texts as they are now, without a new search.

    Args:
        reader: of the vault, also within a write.
        case_id: of the case.
        at: what is known of it now.
    """
    texts = shown_texts(reader, case_id)
    items = [item for shown in texts for item in name_suggestions.items_in(shown, at)]
    if at.kinships.questions or at.kinships.turned:
        own_texts = review_kinship.own_texts(reader, case_id)
        items += (item for own in own_texts for item in review_kinship.items_in(own, at.kinships))
    for shown in texts:
        items += review_shared.items_in(shown, at.matcher, at.persons)
    queued = _queued(reader, case_id, _merged(items), ())
    return tuple(one.item for one in queued if one.verdict is None)


def waiting_documents(case_id: CaseId) -> Query[int]:
    """Count the documents that changed since they were looked through, or never were."""

    def ask(reader: ReadTransaction) -> int:
        _, rows, stamps, retained = _state(reader, case_id)
        return sum(retained.get(row.id) != stamps[row.id] for row in rows)

    return ask


def build_queue(case_id: CaseId) -> Job[RedactionQueue]:
    """Look through the case for what a person must decide; documents that did not change stay.

    Raises:
        Cancelled: somebody asked to stop; what was looked through is kept.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> RedactionQueue:
        search_documents(workplace, case_id, ticket)
        return workplace.vault.read(queue_of(case_id))

    return work


def search_documents(
    workplace: JobContext,
    case_id: CaseId,
    ticket: CancellationToken,
    only: frozenset[DocumentId] | None = None,
) -> None:
    """Look through documents of a case that changed, and through its records.

    Args:
        workplace: holds the vault.
        case_id: of the case.
        ticket: told of each document; stops the work.
        only: these documents; None for all.
    """
    vault = workplace.vault
    at, rows, stamps, waiting = _waiting(workplace, case_id, only)
    quiet = CancellationToken(stop=ticket.stop)
    # What is seen on pages belongs to what is searched, so it comes first.
    checked = False
    for done, row in enumerate(waiting):
        ticket.step(done, 2 * len(waiting), _LABEL)
        checked |= inspect_pages(workplace, row.id, quiet)
    if checked:
        at, rows, stamps, waiting = _waiting(workplace, case_id, only)
    for done, row in enumerate(waiting, len(waiting)):
        ticket.step(done, 2 * len(waiting), _LABEL)
        document = vault.read(lambda reader: _document_at(reader, row))  # noqa: B023  # done before the next turn
        mentions = tuple(at.matcher.find(text_with_gaps(page)) for page in document.pictured)
        document = replace(document, mentions=mentions)
        found = [
            item
            for source in DOCUMENT_SOURCES
            for item in source.look(workplace, at, document, ticket)
        ]
        _keep(workplace, _OF_DOCUMENT + row.id, stamps[row.id], found)
    stamp = vault.read(lambda reader: _case_stamp(reader, at, stamps))
    before = vault.read(lambda reader: _stored_items(reader, _OF_CASE + case_id))
    if before is None or before[0] != stamp:
        of_case = [
            item for source in CASE_SOURCES for item in source.look(workplace, at, rows, ticket)
        ]
        _keep(workplace, _OF_CASE + case_id, stamp, of_case)


def _waiting(
    workplace: JobContext, case_id: CaseId, only: frozenset[DocumentId] | None
) -> tuple[CaseContext, tuple[DocumentRow, ...], Mapping[DocumentId, str], tuple[DocumentRow, ...]]:
    at, rows, stamps, retained = workplace.vault.read(lambda reader: _state(reader, case_id))
    waiting = tuple(
        row
        for row in rows
        if (only is None or row.id in only) and retained.get(row.id) != stamps[row.id]
    )
    return at, rows, stamps, waiting


def case_at(reader: ReadTransaction, case_id: CaseId) -> CaseContext:
    """Return what sources know of a case."""
    persons = strictest_people(reader, case_id)
    sought = sought_in(reader, case_id)
    matcher = matcher_of(sought)
    kinships = kinships_of(reader, case_id, persons)
    decided = sorted([*map(key_of, sought.excused), *map(key_of_left, sought.left)])
    stamp = _stamp([_people_stamp(persons), decided, kinships.deciding_values])
    return CaseContext(case_id, persons, matcher, stamp, sought, kinships)


def document_stamps(
    reader: ReadTransaction, at: CaseContext, rows: Iterable[DocumentRow]
) -> Mapping[DocumentId, str]:
    """Return a stamp of all that decides what would be found in each document."""
    readings = reader.reading_stamps(at.case_id)
    sources = [RULES, *(one.name for one in DOCUMENT_SOURCES)]
    return {
        row.id: _stamp(
            [
                *(
                    at.stamp,
                    readings.get(row.id, ""),
                    row.is_public,
                    row.are_pages_checked,
                    sources,
                ),
                at.kinships.speakers.get(row.id, ""),
            ]
        )
        for row in rows
    }


def _case_stamp(reader: ReadTransaction, at: CaseContext, stamps: Mapping[DocumentId, str]) -> str:
    """Return a stamp of all that decides what would be found in the case as a whole."""
    texts = [(one.place, one.id, one.text) for one in shown_texts(reader, at.case_id)]
    marks = sorted((one.document_id, one.mark) for one in reader.find(Exhibit, case_id=at.case_id))
    # Whether two people who share a name have tokens of their own decides what is asked.
    shown = [(one.id, one.protection, one.is_minor) for one in at.persons]
    # Whom a text refers to decides whose kin is meant.
    raw = [(one.place, one.id, one.raw) for one in review_kinship.own_texts(reader, at.case_id)]
    return _stamp([at.stamp, shown, sorted(stamps.items()), texts, raw, marks])


def _state(
    reader: ReadTransaction, case_id: CaseId
) -> tuple[
    CaseContext, tuple[DocumentRow, ...], Mapping[DocumentId, str], Mapping[DocumentId, str]
]:
    at = case_at(reader, case_id)
    rows = reader.document_rows(case_id, DocumentFilter(order="added"))
    saved = {row.id: _stored_items(reader, _OF_DOCUMENT + row.id) for row in rows}
    stamps = {own: stored[0] for own, stored in saved.items() if stored is not None}
    return at, rows, document_stamps(reader, at, rows), stamps


def _document_at(reader: ReadTransaction, row: DocumentRow) -> DocumentContext:
    if row.unreadable or not row.pages:
        return DocumentContext(row)
    pages = reader.pages(row.id, 1, row.pages)
    return DocumentContext(
        row, pages, pictured(reader, row.id, pages), reader.page_inspections(row.id)
    )


def _queued(
    reader: ReadTransaction,
    case_id: CaseId,
    items: Iterable[RedactionSuggestion],
    rows: Sequence[DocumentRow],
) -> tuple[QueuedSuggestion, ...]:
    decisions = reader.find(ReviewDecision, case_id=case_id)
    suggestion_verdicts = {(one.kind, one.key): one.verdict for one in decisions}
    names = {
        one.id: one.names[0].text if one.names else "?"
        for one in reader.find(Person, case_id=case_id)
    }
    marks = {one.document_id: one.mark for one in reader.find(Exhibit, case_id=case_id)}
    settling = Settling(reader, case_id)

    def shown(row: DocumentRow) -> str:
        values = (marks.get(row.id, ""), row.title or row.file_name)
        whole = "  ".join(part for part in values if part)
        return replace_references(whole, lambda own: names.get(PersonId(own), "?"))

    titles = {row.id: shown(row) for row in rows}
    order = {kind: number for number, kind in enumerate(KINDS)}
    places = {row.id: number for number, row in enumerate(rows)}

    def place(item: RedactionSuggestion) -> tuple[Any, ...]:
        at = places.get(item.document_id, len(places))
        top = (item.boxes[0].y0, item.boxes[0].x0) if item.boxes else (0.0, 0.0)
        person = names.get(item.person_id, "")
        return order[item.kind], person, at, item.page, *top, item.text, item.key

    known = as_decided([one for one in items if one.kind in KINDS], decisions, names)
    return tuple(
        QueuedSuggestion(
            replace(item, words=stored_words(item.words), text=stored_words(item.text)),
            titles.get(item.document_id, msg_of(_TITLES.get(item.kind, msg("Your own text")))),
            names.get(item.person_id, ""),
            _verdict(item, suggestion_verdicts, settling),
        )
        for item in sorted(known, key=place)
    )


def _merged(items: Iterable[RedactionSuggestion]) -> list[RedactionSuggestion]:
    """Return items with those of one key made one, which stands for the places of all."""
    found: dict[tuple[str, str], list[RedactionSuggestion]] = {}
    for item in items:
        found.setdefault((item.kind, item.key), []).append(item)
    return [_one_of(some) if len(some) > 1 else some[0] for some in found.values()]


def _one_of(some: Sequence[RedactionSuggestion]) -> RedactionSuggestion:
    """Return the first of several items as one; of names in names, others are told beside it."""
    one = replace(some[0], count=sum(item.count for item in some))
    if one.kind not in {EXCUSED_NAME, PUBLIC_WORD}:
        return one
    documents = len({item.document_id for item in some if item.document_id != NOWHERE})
    where = (
        msg(" in {documents} documents", documents=msg_number(documents)) if documents > 1 else ""
    )
    others = [f"… {item.before} {item.text} {item.after} …" for item in some[1:_SNIPPETS]]
    return replace(
        one,
        words="\n".join(
            [
                msg(
                    "{words} {count} places{where}.",
                    words=one.words,
                    count=msg_number(one.count),
                    where=where,
                ),
                *others,
            ]
        ),
    )


def _verdict(
    item: RedactionSuggestion,
    suggestion_verdicts: Mapping[tuple[str, str], SuggestionVerdict],
    settling: Settling,
) -> SuggestionVerdict | None:
    """Return what was decided: marks over all of an item are a decision, whoever drew them."""
    own = suggestion_verdicts.get((item.kind, item.key))
    if item.places or KINDS[item.kind].on_accept == "mark":
        if settling.takes(item):
            return SuggestionVerdict.ACCEPTED
        # What was accepted and stays all the same is asked again.
        own = None if own is SuggestionVerdict.ACCEPTED and not settling.is_absent(item) else own
    suggestion_verdict = suggestion_verdicts.get((item.kind, item.same)) if item.same else None
    return own or (suggestion_verdict if suggestion_verdict is SuggestionVerdict.REJECTED else None)


def _people_stamp(persons: Iterable[Person]) -> str:
    return _stamp(
        [
            [
                person.id,
                person.protection is Protection.OPEN,
                [name.text for name in person.names],
                [identifier.value for identifier in person.identifiers],
                person.rejected,
                person.born,
            ]
            for person in persons
        ]
    )


def _stamp(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()[:16]


def _stored_items(
    reader: ReadTransaction, name: str
) -> tuple[str, tuple[RedactionSuggestion, ...]] | None:
    """Read what was kept; nonsense counts as nothing."""
    with suppress(ValueError, TypeError, KeyError):
        parsed: dict[str, Any] = json.loads(reader.setting(name) or "null")
        return parsed["stamp"], tuple(_item(one) for one in parsed["items"])
    return None


def _item(values: Mapping[str, Any]) -> RedactionSuggestion:
    kind, own = values["record"]
    return RedactionSuggestion(
        **{
            **values,
            "document_id": DocumentId(values["document_id"]),
            "person_id": PersonId(values["person_id"]),
            "boxes": tuple(Box(**box) for box in values["boxes"]),
            "places": tuple(map(_place, values.get("places", ()))),
            "may_be": tuple(map(PersonId, values.get("may_be", ()))),
            "record": (str(kind), str(own)),
            "owners": tuple(map(PersonId, values.get("owners", ()))),
            "means": PersonId(values.get("means", "")),
            "also": tuple(values.get("also", ())),
        }
    )


def _place(values: Mapping[str, Any]) -> ItemPlace:
    boxes = {
        name: tuple((int(page), Box(**box)) for page, box in values[name])
        for name in ("areas", "spots")
    }
    return ItemPlace(**{**values, **boxes})


def _keep(
    workplace: JobContext, name: str, stamp: str, items: Sequence[RedactionSuggestion]
) -> None:
    text = json.dumps({"stamp": stamp, "items": [asdict(one) for one in items]})

    def change(work: WriteTransaction) -> None:
        if work.setting(name) != text:
            work.put_setting(name, text)

    workplace.vault.write(change)
