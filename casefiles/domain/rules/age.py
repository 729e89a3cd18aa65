"""Whether somebody may be under age on a day, by dates of birth that may be uncertain."""

import math
from collections.abc import Iterable
from datetime import date
from typing import Final

from casefiles.domain.dates.edtf import span

ADULT: Final = 18
_DOUBT: Final = 2
"""Years by which a date of birth may be later than told where it is told as doubtful."""
_FEBRUARY, _LEAP_DAY = 2, 29


def may_be_under_age(born: Iterable[str], today: date) -> bool:
    """Tell whether any of some dates of birth lets somebody be younger than 18 on a day.

    Args:
        born: in EDTF; what is no date tells nothing.
        today: the day.
    """
    return any(_is_within(one, today) for one in born)


def _is_within(born: str, today: date) -> bool:
    try:
        date_span = span(born)
    except ValueError:
        return False
    if date_span.end_day is None:
        return date_span.start_day is not None or date_span.is_open_end
    last = date.fromordinal(max(1, math.ceil(date_span.end_day) - (not date_span.is_instant)))
    doubt = _DOUBT if any(sign in born for sign in "?~%") else 0
    return _years_later(last, ADULT + doubt) > today


def _years_later(day: date, years: int) -> date:
    """Return the same day years later; the first of March for a leap day that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, _FEBRUARY + 1, 1)
