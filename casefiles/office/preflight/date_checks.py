"""What is told as having happened, and is later than the paper that tells it."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.dates.edtf import span
from casefiles.office.preflight.printed_paper import PrintedPaper
from casefiles.office.records.findings import Finding, digest_of, new_finding

_NEVER: Final = float("inf")


def later_dates(paper: PrintedPaper) -> Iterator[Finding]:
    """Find dates that begin after the day of the paper is over; doubt is decided for the lawyer."""
    end = _end_of(paper.dated)
    found = [one for one in paper.dates if _start_of(one.date) >= end]
    if found:
        of = digest_of((one.date, one.spot.record) for one in found)
        spots = dict.fromkeys(one.spot for one in found)
        yield new_finding("sign", "dated_later", spots, len(spots), of)


def _start_of(date: str) -> float:
    """Return when a date begins at the earliest; before all others where that is not told."""
    try:
        start = span(date).start_day if date else None
    except ValueError:
        start = None
    return -_NEVER if start is None else start


def _end_of(date: str) -> float:
    try:
        end = span(date).end_day if date else None
    except ValueError:
        end = None
    return _NEVER if end is None else end
