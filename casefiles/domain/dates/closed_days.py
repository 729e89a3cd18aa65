"""Days without work by the list of an authority itself, as somebody read and signed it."""

import hashlib
from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.foundation.ids import ClosedDaysId
from casefiles.domain.foundation.schema import CodeOf, EdtfDate, Line, Machine, Unique


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The list of a year, in every case of the vault.

    Attributes:
        calendar: id of the calendar that it belongs to.
        year: four digits.
        days: as EDTF, each within the year, rising.
        source: where it was read; `checked` the day, as EDTF.
        signed_by: who read it and answers for it.
    """

    id: Annotated[ClosedDaysId, Unique("calendar", "year")]
    calendar: Annotated[str, CodeOf("calendar")]
    year: Machine
    days: tuple[EdtfDate, ...]
    source: Line
    checked: EdtfDate
    signed_by: Line


def closed_days_id(calendar: str, year: str) -> ClosedDaysId:
    """Return the id of a list: there is one for each calendar and year."""
    parts = f"closed\n{calendar}\n{year}"
    return ClosedDaysId(hashlib.sha256(parts.encode()).hexdigest()[:32])
