"""The clock of this machine, read in one place, and confirmed by the person who works with it."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casefiles.domain.foundation.clock import Clock
from casefiles.words.dates import LONG_MONTHS
from casefiles.words.language import msg_mark, msg_of

if TYPE_CHECKING:
    # The unlock window reads the clock before the records are loaded.
    from casefiles.office.workplace.operations import Edit, Query
    from casefiles.store.access.reader import ReadTransaction
    from casefiles.store.access.work import WriteTransaction

_SECOND: Final = 1_000_000_000
_LEEWAY: Final = 300 * _SECOND
"""By how much a clock may be corrected without a word."""
_DAY: Final = 86_400 * _SECOND
_SEEN: Final = "clock_seen"
_CONFIRMED: Final = "clock_confirmed"
_DAYS: Final = (
    msg_mark("Monday"),
    msg_mark("Tuesday"),
    msg_mark("Wednesday"),
    msg_mark("Thursday"),
    msg_mark("Friday"),
    msg_mark("Saturday"),
    msg_mark("Sunday"),
)


def system_clock(unknown_boot: str) -> Clock:
    """Return the clock of this machine.

    Args:
        unknown_boot: stands for the run of the machine where the system names none.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        boot = unknown_boot
    return Clock(wall=time.time_ns, monotonic=time.monotonic_ns, boot=boot.replace("-", ""))


def time_asleep() -> int:
    """Return the nanoseconds that the machine has slept since it was started; 0 if unknown."""
    since_start = getattr(time, "CLOCK_BOOTTIME", None)
    if since_start is None:
        return 0
    # Read one after the other, the two may seem to have gone apart the wrong way.
    return max(time.clock_gettime_ns(since_start) - time.clock_gettime_ns(time.CLOCK_MONOTONIC), 0)


def moment_in_words(wall: int, zone: str) -> str:
    """Return a moment as a person would say it: Tuesday 24 November 2026, 14:05, Warsaw.

    Args:
        wall: nanoseconds since 1970.
        zone: name of the machine's time zone, such as Europe/Warsaw; may be empty.
    """
    then = datetime.fromtimestamp(wall / _SECOND, UTC).astimezone()
    day = f"{msg_of(_DAYS[then.weekday()])} {day_of(wall)}"
    place = zone.rpartition("/")[2].replace("_", " ") or then.strftime("UTC%z")
    return f"{day}, {then:%H:%M}, {place}"


def day_of(wall: int) -> str:
    """Return the day of a moment: 24 November 2026."""
    then = datetime.fromtimestamp(wall / _SECOND, UTC).astimezone()
    return f"{then.day} {msg_of(LONG_MONTHS[then.month - 1])} {then.year}"


def note_clock(*, is_right: bool) -> "Edit[None]":
    """Enter in the ledger what a person said of the clock."""

    def change(work: "WriteTransaction") -> None:
        work.note("clock_confirmed" if is_right else "clock_denied")
        work.put_setting(_CONFIRMED, str(work.wall()) if is_right else "0")

    return change


def was_confirmed(wall: int) -> "Query[bool]":
    """Tell whether somebody confirmed the clock within a day before a time.

    Args:
        wall: what the clock says now, in nanoseconds since 1970.
    """
    return lambda reader: 0 <= wall - _seen(reader.setting(_CONFIRMED)) < _DAY


def later_than(wall: int) -> "Query[int | None]":
    """Return when the vault was last used, if that lies after a time by more than some minutes.

    Then the clock went back since, or it was wrong before. What counts is the newest entry and
    the last closing; times before them that were once wrong say nothing any more.

    Args:
        wall: what the clock says now, in nanoseconds since 1970.
    """

    def ask(reader: "ReadTransaction") -> int | None:
        last = max(reader.newest_wall(), _seen(reader.setting(_SEEN)))
        return last if last > wall + _LEEWAY else None

    return ask


def note_clock_back() -> "Edit[None]":
    """Enter in the ledger that the clock is behind what the vault knows; nothing is corrected."""

    def change(work: "WriteTransaction") -> None:
        work.note("clock_went_back")
        work.put_setting(_SEEN, str(work.wall()))

    return change


def save_clock() -> "Edit[None]":
    """Keep what the clock says when the vault is closed."""
    return lambda work: work.put_setting(_SEEN, str(work.wall()))


def _seen(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return 0
