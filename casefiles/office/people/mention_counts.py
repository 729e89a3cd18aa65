"""How often a case speaks of each person: counted document by document, kept until it changes.

What was counted of a document is kept with a stamp of its reading; as long as names and numbers
of people stay the same, only documents that were read anew are looked through again.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.language.text_references import referenced, replace_references
from casefiles.domain.records.case_records import Case, Deadline, Fact, Person, Protection
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.papers import PaperBlock
from casefiles.domain.records.rows import DocumentFilter, DocumentRow, EventFilter
from casefiles.domain.records.text_versions import TextVersion
from casefiles.office.people.variant_counts import (
    Counts,
    FormFinder,
    are_counted,
    merged,
    save_counts,
)
from casefiles.office.records.proceedings_texts import register_texts
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import SHARED, Matcher
from casefiles.redaction.names.sought import sought_of
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_COUNTS: Final = "mentions:"
"""Setting with the counts of each person alone, which lists ask for often."""
_PAGES: Final = "mention_pages:"
"""Setting with all that a later count builds on."""
_PAGES_PER_READ: Final = 20
"""Pages read in one transaction: edits wait for no more than these."""
_CONTEXT: Final = 48
"""Characters shown on each side of a mention."""
_MOST_PLACES: Final = 300
_IN_NAME: Final = 0
"""Stands among the pages of a document for its title and file name."""

_Where = dict[str, list[int]]
"""Pages of one document by the person whom they mention."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """How often a person is mentioned.

    Attributes:
        records: events, facts, dates and descriptions of the case.
        pages: pages of documents.
        documents: those with such a page, or with the person in title or file name.
    """

    records: int = 0
    pages: int = 0
    documents: int = 0

    @property
    def total(self) -> int:
        """Records and pages together."""
        return self.records + self.pages


@dataclass(frozen=True, slots=True)
class MentionPlace:
    """A place on a page where a person is mentioned.

    Attributes:
        title: exhibit mark or title of the document.
        before: text before it, on one line.
    """

    document_id: DocumentId
    title: str
    page: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class PersonMentions:
    """What is known of the mentions of one person; the count is None until somebody counted."""

    count: Mentions | None
    places: tuple[MentionPlace, ...]


@dataclass(frozen=True, slots=True)
class _StoredCounts:
    """What the vault keeps of a count.

    Attributes:
        people: stamp of the names and numbers that were looked for.
        records: stamp of the texts of records.
        stamps: of the reading of each document.
        where: pages by document and person.
        mentions: records by person.
        forms: how often proposed forms of names stand in each document, by person and form.
    """

    people: str
    records: str
    stamps: dict[str, str]
    where: dict[str, _Where]
    mentions: dict[str, int]
    forms: dict[str, Counts]


_NOTHING: Final = _StoredCounts("", "", {}, {}, {}, {})


def last_counted(reader: ReadTransaction, case_id: CaseId) -> Mapping[PersonId, Mentions]:
    """Return what was counted last, by person; it may be of an earlier state of the case."""
    try:
        parsed: dict[str, list[int]] = json.loads(reader.setting(_COUNTS + case_id) or "{}")
        return {PersonId(key): Mentions(*counts) for key, counts in parsed.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def is_count_fresh(case_id: CaseId) -> Query[bool]:
    """Tell whether nothing has changed since the last count that could change it."""

    def ask(reader: ReadTransaction) -> bool:
        stored_counts = _stored_counts(reader, case_id)
        documents = reader.document_rows(case_id, DocumentFilter(order="added"))
        persons = reader.find(Person, case_id=case_id)
        return (
            stored_counts.people == _people_stamp(persons)
            and are_counted(reader, case_id, persons)
            and stored_counts.stamps == {str(row.id): _document_stamp(row) for row in documents}
            and stored_counts.records == _stamp(_record_texts(reader, case_id))
        )

    return ask


def count_mentions(case_id: CaseId) -> Job[Mapping[PersonId, Mentions]]:
    """Count where everybody of a case is mentioned, open persons too, and keep the counts.

    Raises:
        Cancelled: somebody asked to stop; what was counted is kept.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Mapping[PersonId, Mentions]:
        stored_counts, is_counted, persons, documents, texts = workplace.vault.read(
            lambda reader: (
                _stored_counts(reader, case_id),
                are_counted(reader, case_id, reader.find(Person, case_id=case_id)),
                reader.find(Person, case_id=case_id),
                reader.document_rows(case_id, DocumentFilter(order="added")),
                _record_texts(reader, case_id),
            )
        )
        matcher, people = _Finders(_matcher(persons), FormFinder(persons)), _people_stamp(persons)
        stamps = {str(row.id): _document_stamp(row) for row in documents}
        earlier = stored_counts if is_counted and stored_counts.people == people else _NOTHING
        same = {at: stamp for at, stamp in earlier.stamps.items() if stamps.get(at) == stamp}
        found = _StoredCounts(
            people,
            _stamp(texts),
            same,
            {at: pages for at, pages in earlier.where.items() if at in same},
            _in_records(texts, matcher.known, persons),
            {at: forms for at, forms in earlier.forms.items() if at in same},
        )
        missing = [row for row in documents if row.id not in same]
        try:
            for done, row in enumerate(missing):
                ticket.step(done, len(missing), "counting_mentions")
                pages, forms = _in_document(workplace, row, matcher, ticket)
                found.stamps[row.id] = stamps[row.id]
                if pages:
                    found.where[row.id] = pages
                if forms:
                    found.forms[row.id] = forms
        finally:
            # A stop keeps what is done: the next count goes on from there.
            in_all = merged(
                [matcher.proposed.nothing_found(), *found.forms.values(), _in_texts(texts, matcher)]
            )
            workplace.vault.write(lambda work: _keep(work, case_id, found, in_all))
        return _mentions(found)

    return work


def mentions_of(person_id: PersonId) -> Job[PersonMentions]:
    """Return how often and where on pages a person is mentioned, as far as it was counted."""

    def work(workplace: JobContext, ticket: CancellationToken) -> PersonMentions:
        person = workplace.vault.read(lambda reader: reader.get(Person, person_id))
        if person is None:
            return PersonMentions(None, ())
        stored_counts, persons, documents = workplace.vault.read(
            lambda reader: (
                _stored_counts(reader, person.case_id),
                reader.find(Person, case_id=person.case_id),
                reader.document_rows(person.case_id, DocumentFilter()),
            )
        )
        matcher = _matcher(persons)
        places: list[MentionPlace] = []
        for row in documents:
            for number in stored_counts.where.get(row.id, {}).get(person_id, []):
                ticket.check()
                if number != _IN_NAME:
                    places.extend(_places(workplace, row, number, (matcher, person_id)))
            if len(places) >= _MOST_PLACES:
                break
        count = _mentions(stored_counts).get(person_id)
        return PersonMentions(count, tuple(places[:_MOST_PLACES]))

    return work


def _matcher(persons: tuple[Person, ...]) -> Matcher:
    """Return what finds everybody, as if all were protected."""
    return matcher_of(sought_of(replace(one, protection=Protection.WITHHELD) for one in persons))


def _owners(text: str, matcher: Matcher) -> frozenset[PersonId]:
    """Return whom a text mentions by name or number, a part of a longer name not counted."""
    found: set[PersonId] = set()
    for mention in matcher.find(text):
        if mention.person_id == SHARED:
            found |= matcher.owners_in(text[mention.start : mention.end])
        else:
            found.add(mention.person_id)
    return frozenset(found)


def _record_texts(reader: ReadTransaction, case_id: CaseId) -> list[tuple[str, ...]]:
    """Return the texts of each record that may speak of people, and those who take part."""
    case = reader.get(Case, case_id)
    texts: list[tuple[str, ...]] = [(case.title, case.client)] if case is not None else []
    for event in reader.event_rows(case_id, EventFilter()):
        taking_part = "".join(f"[[{person_id}]]" for person_id in event.person_ids)
        texts.append((event.text, event.place, taking_part))
    texts += [(fact.text,) for fact in reader.find(Fact, case_id=case_id)]
    texts += [(one.text, *one.notes) for one in reader.find(NarrativeBlock, case_id=case_id)]
    texts += [(one.text, *one.notes) for one in reader.find(PaperBlock, case_id=case_id)]
    texts += [(version.text,) for version in reader.find(TextVersion, case_id=case_id)]
    texts += [(answer.text,) for answer in reader.find(FieldAnswer, case_id=case_id)]
    texts += [(deadline.forum,) for deadline in reader.find(Deadline, case_id=case_id)]
    return [*texts, *register_texts(reader, case_id)]


def _in_records(
    texts: list[tuple[str, ...]], matcher: Matcher, persons: tuple[Person, ...]
) -> dict[str, int]:
    """Count the records that mention each person, by reference or by name."""
    counts = {str(person.id): 0 for person in persons}
    for parts in texts:
        text = "\n".join(parts)
        # An id could hold digits that look like a number of somebody.
        plain = replace_references(text, lambda _: " ")
        for person_id in {*referenced(text), *_owners(plain, matcher)} & counts.keys():
            counts[person_id] += 1
    return counts


@dataclass(frozen=True, slots=True)
class _Finders:
    """What finds the known forms of names, and those that are only proposed."""

    known: Matcher
    proposed: FormFinder


def _in_texts(texts: list[tuple[str, ...]], finders: _Finders) -> Counts:
    """Count the records in which proposed forms stand."""
    counts: Counts = {}
    for parts in texts:
        finders.proposed.add_to(counts, replace_references("\n".join(parts), lambda _: " "))
    return counts


def _in_document(
    workplace: JobContext, row: DocumentRow, finders: _Finders, ticket: CancellationToken
) -> tuple[_Where, Counts]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    forms: Counts = {}
    called = f"{row.title}\n{row.file_name}"
    finders.proposed.add_to(forms, called)
    for person_id in _owners(called, finders.known):
        where[person_id].append(_IN_NAME)
    for page in _pages(workplace, row, ticket):
        finders.proposed.add_to(forms, page.text)
        for person_id in _owners(page.text, finders.known):
            where[person_id].append(page.number)
    return dict(where), forms


def _pages(
    workplace: JobContext, row: DocumentRow, ticket: CancellationToken
) -> Iterator[PageText]:
    """Yield the pages of a document in short reads."""
    for first in range(1, row.pages + 1, _PAGES_PER_READ):
        ticket.check()
        last = first + _PAGES_PER_READ - 1
        yield from workplace.vault.read(
            lambda reader: reader.pages(row.id, first, last)  # noqa: B023  # done before the next turn
        )


def _places(
    workplace: JobContext, row: DocumentRow, number: int, requested: tuple[Matcher, PersonId]
) -> Iterator[MentionPlace]:
    matcher, person_id = requested
    for page in workplace.vault.read(lambda reader: reader.pages(row.id, number, number)):
        text, shown_to = page.text, 0
        for mention in matcher.find(text):
            start, end = mention.start, mention.end
            if start >= shown_to and person_id in _owners(text[start:end], matcher):
                # What stands in the words after it is seen with it.
                shown_to = end + _CONTEXT
                yield MentionPlace(
                    row.id,
                    row.mark or row.name,
                    number,
                    _one_line(text[max(0, start - _CONTEXT) : start]).lstrip(),
                    _one_line(text[start:end]),
                    _one_line(text[end : end + _CONTEXT]).rstrip(),
                )


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _mentions(stored_counts: _StoredCounts) -> dict[PersonId, Mentions]:
    counts = {
        PersonId(person_id): Mentions(records=records)
        for person_id, records in stored_counts.mentions.items()
    }
    for where in stored_counts.where.values():
        for owner, numbers in where.items():
            before = counts.get(PersonId(owner), Mentions())
            pages = sum(number != _IN_NAME for number in numbers)
            counts[PersonId(owner)] = replace(
                before, pages=before.pages + pages, documents=before.documents + 1
            )
    return counts


def _people_stamp(persons: tuple[Person, ...]) -> str:
    return _stamp(
        [
            (
                person.id,
                *(name.text for name in person.names),
                *(identifier.value for identifier in person.identifiers),
            )
            for person in persons
        ]
    )


def _document_stamp(row: DocumentRow) -> str:
    counts = (str(row.pages), str(row.unread_pages), row.media_type, row.unreadable or "")
    return _stamp([(row.title, row.file_name, *counts)])


def _stamp(texts: list[tuple[str, ...]]) -> str:
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:16]


def _stored_counts(reader: ReadTransaction, case_id: CaseId) -> _StoredCounts:
    """Read what was kept; nonsense counts as nothing."""
    try:
        parsed: dict[str, Any] = json.loads(reader.setting(_PAGES + case_id) or "")
        return _StoredCounts(**parsed)
    except (ValueError, TypeError):
        return _NOTHING


def _keep(work: WriteTransaction, case_id: CaseId, found: _StoredCounts, forms: Counts) -> None:
    save_counts(work, case_id, forms)
    values = {name: getattr(found, name) for name in _StoredCounts.__slots__}
    counts = {key: (one.records, one.pages, one.documents) for key, one in _mentions(found).items()}
    for name, stored in ((_PAGES, values), (_COUNTS, counts)):
        work.renew_setting(name + case_id, json.dumps(stored, sort_keys=True))
