"""What is due soon: dates of the case, hearings, tasks and translations, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Deadline
from casefiles.domain.records.proceedings import Hearing, Task
from casefiles.domain.records.requests import Notice
from casefiles.domain.records.signed_forms import AuthorityForm
from casefiles.office.case.overview import KIND_WORDS
from casefiles.office.documents.translations import due_dates
from casefiles.office.people.persons import shown_names
from casefiles.office.records.countdown import countdown
from casefiles.office.records.record_names import short
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of

_SOON: Final = 7
"""Days before a date from which it is told."""
_LATE: Final = frozenset({"task", "authority_form"})
"""Kinds of records that are told of after their day too."""
_UNCHECKED: Final = msg_mark("not checked against the law")


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A date that is still to come.

    Attributes:
        kind: of the record that holds it; `record` its id.
        words: what it is for, with names; never leaves the vault.
        is_checked: somebody checked it against the law, or nobody need.
    """

    kind: str
    record: str
    date: str
    words: str
    is_checked: bool = True


@dataclass(frozen=True, slots=True)
class Reminder:
    """A date that is near.

    Attributes:
        words: one line: what, and how far away.
        begins: as a day number, to order by.
        is_urgent: less than 72 hours away. is_late: a task or paper whose day is over.
    """

    kind: str
    record: str
    words: str
    begins: float
    is_urgent: bool
    is_late: bool = False


def coming_dates(case_id: CaseId, now: datetime) -> Query[tuple[ComingDate, ...]]:
    """Return the dates of a case that are not over, the next first."""

    def ask(reader: ReadTransaction) -> tuple[ComingDate, ...]:
        found = [(countdown(one.date, now), one) for one in _dates(reader, case_id)]
        coming = [(remaining.begins, one) for remaining, one in found if not remaining.is_past]
        return tuple(one for _, one in sorted(coming, key=lambda pair: pair[0]))

    return ask


def reminders_of(case_id: CaseId, now: datetime) -> Query[tuple[Reminder, ...]]:
    """Return what is due within a week, tasks and papers that are overdue; the next first."""

    def ask(reader: ReadTransaction) -> tuple[Reminder, ...]:
        # No calendar that leaves the house tells of papers in prison.
        dates = (*_dates(reader, case_id), *_papers(reader, case_id))
        found = (_reminder(one, now) for one in dates)
        return tuple(sorted((one for one in found if one), key=lambda one: one.begins))

    return ask


def _reminder(one: ComingDate, now: datetime) -> Reminder | None:
    remaining = countdown(one.date, now)
    is_late = remaining.is_past and one.kind in _LATE
    is_soon = not remaining.is_past and remaining.begins - now.date().toordinal() <= _SOON
    if not (is_late or is_soon):
        return None
    away = msg("overdue") if is_late else remaining.away
    doubt = "" if one.is_checked else f" ({msg_of(_UNCHECKED)})"
    words = f"{one.words}: {away}{doubt}"
    return Reminder(one.kind, one.record, words, remaining.begins, remaining.is_near, is_late)


def _dates(reader: ReadTransaction, case_id: CaseId) -> Iterator[ComingDate]:
    show = shown_names(reader, case_id)
    deadlines = reader.find(Deadline, case_id=case_id)
    for one in deadlines:
        kind = msg_of(KIND_WORDS.get(one.kind, label(one.kind).capitalize()))
        words = ", ".join(part for part in (kind, show(one.forum)) if part)
        yield ComingDate("deadline", one.id, one.date, words, one.is_confirmed)
    for due, _ in due_dates(reader, case_id):
        yield ComingDate("translation", due.id, due.date, msg_of(KIND_WORDS["translation"]))
    texts = frozenset(one.date for one in deadlines if one.kind == "hearing")
    yield from _of_hearings(reader, case_id, texts)
    for task in reader.find(Task, case_id=case_id):
        if is_edtf(task.due) and not task.done:
            yield ComingDate("task", task.id, task.due, short(show(task.text)))
    yield from _of_notices(reader, case_id)


def _of_hearings(
    reader: ReadTransaction, case_id: CaseId, texts: frozenset[str]
) -> Iterator[ComingDate]:
    """Yield the hearings of the register that are no dates of the case already."""
    show = shown_names(reader, case_id)
    for hearing in reader.find(Hearing, case_id=case_id):
        if hearing.date not in texts:
            words = ", ".join(part for part in (msg("Hearing"), show(label(hearing.forum))) if part)
            yield ComingDate("hearing", hearing.id, hearing.date, words)


def _of_notices(reader: ReadTransaction, case_id: CaseId) -> Iterator[ComingDate]:
    for notice in reader.find(Notice, case_id=case_id):
        for request in notice.requests:
            if is_edtf(request.due) and not request.decided:
                yield ComingDate(
                    "notice", notice.id, request.due, msg("Decision of the Commission due")
                )


def _papers(reader: ReadTransaction, case_id: CaseId) -> Iterator[ComingDate]:
    """Yield the papers that should come back signed."""
    show = shown_names(reader, case_id)
    for one in reader.find(AuthorityForm, case_id=case_id):
        if one.is_out and is_edtf(one.expected):
            who = msg(" from {show}", show=show(f"[[{one.person_id}]]")) if one.person_id else ""
            name = label(one.field).capitalize()
            yield ComingDate(
                "authority_form", one.id, one.expected, msg("{name} back{who}", name=name, who=who)
            )
