"""What can be begun from a record of the register: its decision, its next version, a task."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casefiles.domain.records.proceedings import Assurance, Hearing, Task
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.requests import Request
from casefiles.words.language import msg


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """A new record that can be begun.

    Attributes:
        words: on its button.
        type: code of its type.
        values: what it begins with, by field.
    """

    words: str
    type: str
    values: dict[str, Any]


def begins_from(record: Registered) -> tuple[FollowUpRecord, ...]:
    """Return what can be begun from a record."""
    return tuple(_begins(record))


def _begins(record: Registered) -> Iterator[FollowUpRecord]:
    if isinstance(record, Hearing):
        values = {"date": record.date, "forum": record.forum, "panel": record.panel}
        yield FollowUpRecord(
            msg("Decision of this hearing"), "decision", {"hearing_id": record.id, **values}
        )
        yield FollowUpRecord(
            msg("Incident that answered it"), "incident", {"hearing_id": record.id}
        )
    elif isinstance(record, Request):
        of_it = {"request_id": record.id}
        yield FollowUpRecord(msg("Charge of this request"), "charge", of_it)
        yield FollowUpRecord(msg("Warrant of this request"), "warrant", of_it)
        again = {"kind": str(record.kind), "body": record.body, "channel": record.channel}
        yield FollowUpRecord(msg("Next version"), "request", {"previous_id": record.id, **again})
    elif isinstance(record, Assurance):
        again = {"giver": record.giver, "addressee": record.addressee}
        yield FollowUpRecord(msg("Next version"), "assurance", {"previous_id": record.id, **again})
    if not isinstance(record, Task):
        yield FollowUpRecord(msg("Task about this"), "task", {"about": record.id})
