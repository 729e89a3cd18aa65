"""The end of a case: closed and read-only, kept until a day, held against erasure."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_NANOSECONDS: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class CaseRetention:
    """What is known of a case as a file that is kept.

    Attributes:
        closed: the day on which it was closed, as EDTF; empty while it is worked on.
        retention_until: the day until which it must be kept, as EDTF; empty if not told.
        hold: why it may not be erased; empty if nothing forbids it.
    """

    case_id: CaseId
    reference: str
    closed: str
    retention_until: str
    hold: str


def case_file(case_id: CaseId) -> Query[CaseRetention | None]:
    """Return how a case is kept; None if it is gone."""

    def ask(reader: ReadTransaction) -> CaseRetention | None:
        case = reader.get(Case, case_id)
        if case is None:
            return None
        return CaseRetention(case_id, case.reference, case.closed, case.retention_until, case.hold)

    return ask


def require_open(reader: ReadTransaction, case_id: CaseId) -> None:
    """Refuse long work on a closed case before it is begun.

    Raises:
        Refused: the case is closed.
    """
    case = reader.get(Case, case_id)
    if case is not None and case.closed:
        raise Refused("case_closed")


def today(wall: int) -> str:
    """Return the day of a time in nanoseconds since 1970, in UTC, as EDTF."""
    return datetime.fromtimestamp(wall // _NANOSECONDS, UTC).strftime("%Y-%m-%d")


def close_case(case_id: CaseId) -> Edit[None]:
    """Close a case: it can be read, and nothing in it changed, until it is opened again.

    Raises (when carried out):
        Refused: it is gone, or closed already.
    """

    def change(work: WriteTransaction) -> None:
        case = _get(work, case_id)
        if case.closed:
            raise Refused("case_closed")
        work.update(replace(case, closed=today(work.wall())), "close_case")

    return change


def reopen_case(case_id: CaseId) -> Edit[None]:
    """Let a closed case be worked on again."""
    return _changing(case_id, "reopen_case", lambda case: replace(case, closed=""))


def set_retention_date(case_id: CaseId, day: str) -> Edit[None]:
    """Say until which day a case must be kept.

    Raises (when carried out):
        Refused: that is no day; empty takes it away.
    """

    def changed(case: Case) -> Case:
        if day and not (_DAY.match(day) and is_edtf(day)):
            raise Refused("retention_needs_a_day")
        return replace(case, retention_until=day)

    return _changing(case_id, "retain_case", changed)


def place_legal_hold(case_id: CaseId, reason: str) -> Edit[None]:
    """Forbid to erase anything of a case.

    Raises (when carried out):
        Refused: no reason is given.
    """

    def changed(case: Case) -> Case:
        if not reason.strip():
            raise Refused("hold_without_reason")
        return replace(case, hold=reason.strip())

    return _changing(case_id, "hold_case", changed)


def lift_legal_hold(case_id: CaseId) -> Edit[None]:
    """Let go of a hold."""
    return _changing(case_id, "release_case", lambda case: replace(case, hold=""))


def _changing(case_id: CaseId, action: str, changed: Callable[[Case], Case]) -> Edit[None]:
    return lambda work: work.update(changed(_get(work, case_id)), action)


def _get(work: WriteTransaction, case_id: CaseId) -> Case:
    case = work.get(Case, case_id)
    if case is None:
        raise Refused("case_gone")
    return case
