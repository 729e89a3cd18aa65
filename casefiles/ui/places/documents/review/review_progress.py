"""How far a review is, and how long the rest may take at the pace of this sitting."""

from collections import deque
from typing import Final

from casefiles.words.language import msg, msg_number

_RECENT: Final = 20
_FEWEST: Final = 3
_PAUSE: Final = 300.0
"""Seconds after which somebody did something else between two decisions."""
_SECOND: Final = 1_000_000_000
_MINUTE, _HOUR = 60, 3600


class Pace:
    """The time between the decisions of a sitting."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._gaps: deque[float] = deque(maxlen=_RECENT)

    def decided(self, now: int) -> None:
        """Count a decision.

        Args:
            now: monotonic nanoseconds.
        """
        if self._last is not None:
            gap = (now - self._last) / _SECOND
            if gap <= _PAUSE:
                self._gaps.append(gap)
        self._last = now

    def left(self, documents: int) -> float | None:
        """Return the seconds that so many documents may take; None while nothing can be told."""
        if len(self._gaps) < _FEWEST:
            return None
        return documents * sum(self._gaps) / len(self._gaps)


def progress_words(reviewed: int, total: int, seconds: float | None) -> str:
    """Return how far a review is: 37 of 412 reviewed, about 2 h left."""
    message = msg(
        "{reviewed} of {total} reviewed", reviewed=msg_number(reviewed), total=msg_number(total)
    )
    if reviewed >= total:
        return message if total else msg("Nothing to review")
    return (
        message
        if seconds is None
        else msg(
            "{message}, about {time_words} left", message=message, time_words=_time_words(seconds)
        )
    )


def _time_words(seconds: float) -> str:
    if seconds < _MINUTE:
        return "1 min"
    if seconds < _HOUR:
        return msg("{count} min", count=round(seconds / _MINUTE))
    hours, minutes = divmod(round(seconds / _MINUTE), _MINUTE)
    return msg("{hours} h {minutes} min", hours=hours, minutes=minutes) if minutes else f"{hours} h"
