"""The days between which something is searched for, as people type them."""

from casefiles.domain.dates.date_reading import UnreadDate, read_moment
from casefiles.domain.dates.edtf import sort_key

_DAY = 10


def day_limits(first: str, last: str) -> tuple[str, str, str]:
    """Return the first and the last day that are meant, as YYYY-MM-DD.

    Args:
        first: a day, month or year, as typed; empty for no limit.
        last: the same.

    Returns:
        Both days, empty where there is no limit or nothing could be read, and what could not be.
    """
    earliest, wrong = _reach(first)
    latest, also_wrong = _reach(last)
    return earliest[0], latest[1], wrong or also_wrong


def _reach(text: str) -> tuple[tuple[str, str], str]:
    words = text.strip()
    if not words:
        return ("", ""), ""
    try:
        earliest, latest, _ = sort_key(read_moment(words))
    except (UnreadDate, ValueError):
        return ("", ""), words
    return (earliest[:_DAY], latest[:_DAY]), ""
