"""Edits of the register: a record is kept once nothing in it contradicts itself."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.incidents import Relationship
from casefiles.domain.records.proceedings import Assurance, Submission, Task
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.requests import Charge, Request
from casefiles.office.records.form_fields import (
    FIELDS_OF,
    FIELDS_OF_PARTS,
    OPEN_AFTER_FILING,
    FieldKind,
    FieldSpec,
    required_of,
)
from casefiles.office.records.form_values import is_empty_input, values_of
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import table_of

_IN_ORDER: Final = (
    ("begin", "end"),
    ("since", "until"),
    ("in_force", "left"),
    ("signed", "ratified"),
    ("issued", "cancelled"),
)
"""Dates of which the second cannot lie before the first."""
_STARTS: Final = {"expiry_rule": ("arrested",), "time_limit": ("served", "date")}
"""Rules, and the dates of which one has to be told for them to run."""
_DESCENT: Final = {"parent": True, "grandparent": True, "child": False, "grandchild": False}
"""Kinds of relation that tell who comes before whom, and whether the first person does."""


def save_proceedings_record(record: Registered) -> Edit[None]:
    """Add a record of the register, or change one.

    Raises:
        Refused: it contradicts itself or another; the details tell a field. Codes:
            register_says_nothing, register_needed, register_date, register_order,
            register_circle, register_rule_start, register_filed.
    """

    def change(work: WriteTransaction) -> None:
        _check(work, record)
        kind = type(record)
        there = work.get(kind, record.id)
        if there is None:
            work.insert(_placed(work, record), f"add_{table_of(kind)}")
        elif there != record:
            _require_unlocked(there, record)
            work.update(record, f"edit_{table_of(kind)}")

    return change


def _placed(reader: ReadTransaction, record: Registered) -> Registered:
    """Return a new charge behind those of its request whose place it would take."""
    if not isinstance(record, Charge):
        return record
    charges = reader.find(Charge, case_id=record.case_id, request_id=record.request_id)
    taken = {one.position for one in charges}
    return replace(record, position=max(taken) + 1) if record.position in taken else record


def mark_done(task_id: str, day: str) -> Edit[None]:
    """Say on which day a task was done; on no day opens it again.

    Raises:
        Refused: it was removed (`refers_to_gone`).
    """

    def change(work: WriteTransaction) -> None:
        task = work.get(Task, task_id)
        if task is None:
            raise Refused("refers_to_gone")
        work.update(replace(task, done=day), "edit_task")

    return change


def _check(reader: ReadTransaction, record: Registered) -> None:
    if is_empty_input(record):
        raise Refused("register_says_nothing", field=FIELDS_OF[type(record)][0].name)
    for name in sorted(required_of(type(record))):
        if not getattr(record, name):
            raise Refused("register_needed", field=name)
    _check_dates(record)
    for rule, starts in _STARTS.items():
        if getattr(record, rule, "") and not any(getattr(record, one) for one in starts):
            raise Refused("register_rule_start", field=starts[0])
    _require_no_circle(reader, record)


def _check_dates(record: Registered) -> None:
    for field, description in _dates(FIELDS_OF[type(record)], record):
        if not is_edtf(description):
            raise Refused("register_date", field=field)
    for first, second in _IN_ORDER:
        if _is_before(getattr(record, second, ""), getattr(record, first, "")):
            raise Refused("register_order", field=second)


def _dates(fields: tuple[FieldSpec, ...], record: Any) -> Iterator[tuple[str, str]]:
    """Yield field and value of each date that is told, of parts by the field that holds them."""
    for field in fields:
        value = getattr(record, field.name)
        if field.holds is FieldKind.DATE and value:
            yield field.name, value
        elif field.holds is FieldKind.DATES:
            yield from ((field.name, one) for one in value)
        elif field.holds in {FieldKind.PARTS, FieldKind.PART}:
            for part in value if isinstance(value, tuple) else (value,):
                within = _dates(FIELDS_OF_PARTS[type(part)], part)
                yield from ((field.name, date) for _, date in within)


def _is_before(later: str, earlier: str) -> bool:
    """Tell whether one date certainly lies before another."""
    if not later or not earlier:
        return False
    end, begin = span(later).end_day, span(earlier).start_day
    return end is not None and begin is not None and end <= begin


def _require_no_circle(reader: ReadTransaction, record: Registered) -> None:
    if isinstance(record, Request | Assurance):
        _require_line(reader, record)
    elif isinstance(record, Relationship):
        if record.person_id == record.other_id:
            raise Refused("register_circle", field="other_id")
        if record.kind in _DESCENT:
            _require_descent(reader, record)


def _require_line(reader: ReadTransaction, record: Request | Assurance) -> None:
    """Refuse a version that would come, step by step, before itself."""
    seen = {str(record.id)}
    at = str(record.previous_id)
    while at:
        if at in seen:
            raise Refused("register_circle", field="previous_id")
        seen.add(at)
        before = reader.get(type(record), at)
        at = "" if before is None else str(before.previous_id)


def _require_descent(reader: ReadTransaction, record: Relationship) -> None:
    """Refuse a relation by which somebody would descend from themselves."""
    others = reader.find(Relationship, case_id=record.case_id)
    below: dict[str, set[str]] = {}
    for one in (*(other for other in others if other.id != record.id), record):
        if one.kind in _DESCENT:
            pair = (one.person_id, one.other_id)
            elder, younger = pair if _DESCENT[one.kind] else pair[::-1]
            below.setdefault(elder, set()).add(younger)
    start = str(record.person_id)
    reached: set[str] = set()
    waiting = list(below.get(start, ()))
    while waiting:
        at = waiting.pop()
        if at == start:
            raise Refused("register_circle", field="kind")
        if at not in reached:
            reached.add(at)
            waiting.extend(below.get(at, ()))


def _require_unlocked(before: Registered, after: Registered) -> None:
    """Refuse to change what was filed, but for what came after."""
    if not isinstance(before, Submission) or not before.is_filed:
        return
    old, new = values_of(before), values_of(after)
    changed = {name for name in old if old[name] != new[name]}
    if not new["is_filed"]:
        raise Refused("register_filed", field="is_filed")
    locked = sorted(changed - OPEN_AFTER_FILING)
    if locked:
        raise Refused("register_filed", field=locked[0])
