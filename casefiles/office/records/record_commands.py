"""Edits of single records: put or changed, and removed where nothing points to them any more."""

from collections import Counter
from dataclasses import replace
from typing import Any, Final
from unicodedata import normalize

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.foundation.schema import schema_of
from casefiles.domain.records.case_records import Case, Deadline, Event, Person, Record
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.office.records.closed_days import lacks_list, lists_of
from casefiles.office.records.dropped_versions import drop_versions
from casefiles.office.records.identifiers import check_identifiers
from casefiles.office.records.removed_people import take_from_treatments
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.work import WriteTransaction
from casefiles.words.kinds import KIND_WORDS
from casefiles.words.language import msg

DEADLINE_KINDS: Final = ("hearing", "removal", "appeal", "filing")
"""What a date of the case can be for."""


def save_record(record: Record, action: str) -> Edit[None]:
    """Put a record, or change the one of its id.

    Args:
        record: as it shall be.
        action: code for the ledger, such as edit_person.

    Raises:
        Refused: a value cannot be stored.
    """

    def change(work: WriteTransaction) -> None:
        if work.get(type(record), record.id) is None:
            work.insert(record, action)
        else:
            work.update(record, action)

    return change


def save_person(person: Person) -> Edit[None]:
    """Add a person, or change one.

    Raises:
        Refused: the person has no name, or a number that cannot be searched for.
    """

    def change(work: WriteTransaction) -> None:
        if not any(name.text.strip() for name in person.names):
            raise Refused("person_without_name")
        check_identifiers(person, work.get(Person, person.id))
        _put(work, person)

    return change


def save_case(case: Case) -> Edit[None]:
    """Add a case, or change one.

    Raises:
        Refused: it has no reference, or another case has the same; or its date is none.
    """

    def change(work: WriteTransaction) -> None:
        if not case.reference.strip():
            raise Refused("case_without_reference")
        same = work.find(Case, reference=case.reference)
        if any(other.id != case.id for other in same):
            raise Refused("reference_exists")
        if case.dated and not is_edtf(case.dated):
            raise Refused("date_unusable")
        known = work.get(Case, case.id) or case
        names = [one.name for one in schema_of(Case) if one.plain is str]
        texts: dict[str, Any] = {name: normalize("NFC", getattr(case, name)) for name in names}
        # How a case is kept is no matter of its description: see `closing`.
        changed = replace(
            replace(case, **texts),
            closed=known.closed,
            retention_until=known.retention_until,
            hold=known.hold,
            needs_second_look=known.needs_second_look,
        )
        _put(work, changed)

    return change


def save_key_date(deadline: Deadline) -> Edit[None]:
    """Add a date that the case must meet, or change one.

    Raises:
        Refused: it has no date, or its rule cannot be reckoned and nobody signed for it.
    """

    def change(work: WriteTransaction) -> None:
        if not is_edtf(deadline.date):
            raise Refused("date_unusable")
        if not deadline.signed_by.strip() and lacks_list(deadline, lists_of(work)):
            raise Refused("deadline_unsigned", field="signed_by")
        _put(work, deadline)

    return change


def save_event(event: Event) -> Edit[None]:
    """Add an event, or change one.

    Raises:
        Refused: it has no date.
    """

    def change(work: WriteTransaction) -> None:
        if not is_edtf(event.date):
            raise Refused("date_unusable")
        _put(work, event)

    return change


def remove_record(kind: type[Record], record_id: str, action: str) -> Edit[None]:
    """Remove a record that nothing points to.

    Args:
        kind: of the record.
        record_id: of the record; one that is gone already stays so.
        action: code for the ledger, such as remove_person.

    Raises:
        Refused: something points to it; the words tell what, and how many.
    """

    def change(work: WriteTransaction) -> None:
        if work.get(kind, record_id) is None:
            return
        if kind is Person:
            take_from_treatments(work, PersonId(record_id))
        found = work.pointing_to(frozenset({record_id}))
        decisions = work.find(ReviewDecision, person_id=record_id) if kind is Person else ()
        with_it = {record_id, *(one.id for one in decisions)}
        pointing = Counter(
            at for at, own, _ in found if own not in with_it and at != "text_version"
        )
        if pointing:
            raise Refused("record_in_use", **pointing, where=named_places(pointing))
        for one in decisions:
            work.delete(ReviewDecision, one.id, "remove_review_decision")
        drop_versions(work, record_id)
        work.delete(kind, record_id, action)

    return change


def named_places(counts: Counter[str]) -> str:
    """Word how many records of which kinds point to one: "2 events, 1 fact and 1 mark"."""
    found = [kind for kind in counts if counts[kind]]
    kinds = sorted(found, key=list(KIND_WORDS).index)
    texts = [KIND_WORDS[kind].counted(counts[kind]) for kind in kinds]
    return (
        msg("{names} and {texts}", names=", ".join(texts[:-1]), texts=texts[-1])
        if len(texts) > 1
        else "".join(texts)
    )


def _put(work: WriteTransaction, record: Person | Case | Deadline | Event) -> None:
    kind = type(record).__name__.lower()
    is_there = work.get(type(record), record.id) is not None
    save_record(record, f"edit_{kind}" if is_there else f"add_{kind}")(work)
