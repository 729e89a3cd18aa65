"""What stands above every place: the name of the case, the other cases, and the removal."""

from dataclasses import dataclass
from datetime import datetime

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Deadline
from casefiles.office.case.overview import REMOVAL, removal_of_case, title_of
from casefiles.office.records.countdown import Countdown, countdown
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction


@dataclass(frozen=True, slots=True)
class CaseInBar:
    """A case as it is named above every place.

    Attributes:
        name: its reference and title.
        others: id and name of each other case of the vault.
        removal: how far the next removal is away, and when it is; None where none is to come.
    """

    name: str
    others: tuple[tuple[CaseId, str], ...]
    removal: Countdown | None


def case_in_bar(case_id: CaseId, now: datetime) -> Query[CaseInBar | None]:
    """Return what is said of a case above every place; None where it is not there.

    Args:
        case_id: of the case; empty in a vault that has none yet.
        now: with the zone of the office.
    """

    def ask(reader: ReadTransaction) -> CaseInBar | None:
        cases = {one.id: one for one in reader.find(Case)}
        own = cases.get(case_id)
        if own is None:
            return None
        others = sorted((_name(reader, one), one.id) for one in cases.values() if one.id != case_id)
        listed = tuple((one, name) for name, one in others)
        return CaseInBar(_name(reader, own), listed, _removal(reader, own, now))

    return ask


def _name(reader: ReadTransaction, case: Case) -> str:
    return "  ·  ".join(part for part in (case.reference, title_of(reader, case)) if part)


def _removal(reader: ReadTransaction, case: Case, now: datetime) -> Countdown | None:
    deadlines = reader.find(Deadline, case_id=case.id)
    dates = [one for one in deadlines if one.kind == REMOVAL]
    dates += removal_of_case(case, deadlines)
    away = [countdown(one.date, now) for one in dates]
    coming = [one for one in away if one.away and not one.is_past]
    return min(coming, key=lambda one: one.begins, default=None)
