"""How the dates of a conversation are meant: what its file does not say, and a person answered."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum


class DateOrder(StrEnum):
    """Which number of 01/02/2021 is the day."""

    UNKNOWN = ""
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class DateOrderHint:
    """What a person answered of the dates in a document, for a reader without tables of zones.

    Attributes:
        offsets: seconds of a clock on the wall since 1970 from which on an offset holds, and the
            offset in seconds; rising. Empty while the zone is not known.
    """

    order: DateOrder = DateOrder.UNKNOWN
    offsets: tuple[tuple[int, int], ...] = ()

    def placed(self, wall: datetime) -> datetime:
        """Return a time of a clock on the wall with its offset, if the zone is known."""
        if not self.offsets:
            return wall
        seconds = int((wall - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001  a clock's own
        at = bisect_right(self.offsets, (seconds, 1 << 30)) - 1
        return wall.replace(tzinfo=timezone(timedelta(seconds=self.offsets[max(at, 0)][1])))


NO_HINT = DateOrderHint()
