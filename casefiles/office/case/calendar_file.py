"""A calendar for another machine (iCalendar, RFC 5545) that tells when, and nothing of what.

Each date is one entry with the same words, so that a calendar which is synchronised, searched or
seen at a border tells neither client nor court. What the dates are for stands in the vault.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from casefiles.domain.dates.edtf import EdtfMoment, parse
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import RedactionLeak, Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.office.case.reminders import coming_dates
from casefiles.office.draft.final_check import FinishedFile, PermittedContent, run_final_check
from casefiles.office.records.countdown import local_now
from casefiles.office.redaction.seeking import sought_in
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.words.gate import where_in_words
from casefiles.words.language import msg, msg_n

ENDING: Final = ".ics"
_WORDS: Final = "Date due"
_DAYS_BEFORE: Final = (7, 1)
_WIDEST: Final = 75
"""Octets of a line; longer ones are folded (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class WrittenCalendar:
    """A calendar that was written.

    Attributes:
        dates: how many stand in it; `left_out` how many have no day for certain.
    """

    target: Path
    dates: int
    left_out: int

    @property
    def words(self) -> str:
        """What was written, for a person."""
        dates = msg_n("{n} date comes", "{n} dates come", self.dates)
        left = (
            msg_n(
                " {n} has no day and stayed out.",
                " {n} have no day and stayed out.",
                self.left_out,
            )
            if self.left_out
            else ""
        )
        return msg(
            "{name} shows when {dates}, and nothing of their purpose.{left}",
            name=self.target.name,
            dates=dates,
            left=left,
        )


def free_name(folder: Path) -> Path:
    """Return where a calendar may be written in a folder without replacing another."""
    names = (f"calendar{f'-{number}' if number > 1 else ''}{ENDING}" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())


def export_calendar(
    case_id: CaseId, target: Path, *, replace: bool = False
) -> Job[WrittenCalendar]:
    """Write the dates to come, and enter that in the ledger.

    Raises (when carried out):
        Refused: no date has a day, or the target cannot be used.
        RedactionLeak: clearance found something protected; no file was written.
        NotEnoughSpace: the disk is full; no file was left.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> WrittenCalendar:
        vault = workplace.vault
        check_target(target, vault.folder, replace=replace)
        now = local_now(workplace.clock)
        dates = vault.read(coming_dates(case_id, now))
        starts = [start for one in dates if (start := start_of(one.date)) is not None]
        if not starts:
            raise Refused("calendar_without_dates")
        data = icalendar(starts)
        sought = vault.read(lambda reader: sought_in(reader, case_id))
        allowed = PermittedContent(data.decode())
        cleared = run_final_check(
            workplace, FinishedFile(target.name, data), sought, allowed, None, ticket
        )
        if cleared.report.hits:
            where = where_in_words(cleared.report.places)
            raise RedactionLeak("clearance_hit", hits=cleared.report.hits, where=where)
        case = vault.read(lambda reader: reader.get(Case, case_id))
        if case is None:
            raise Refused("no_such_record", kind="case")
        with delivered(data, target, workplace.randomness, replace=replace):
            vault.write(lambda at: at.mention(case, "export_calendar"))
        return WrittenCalendar(target, len(starts), len(dates) - len(starts))

    return work


def start_of(text: str) -> date | datetime | None:
    """Return when a date begins: a moment where its zone is told, else its day, or None."""
    parsed = parse(text)
    moment = parsed if isinstance(parsed, EdtfMoment) else parsed.start
    if not isinstance(moment, EdtfMoment) or moment.doubt:
        return None
    parts = (moment.year, moment.month, moment.day)
    if not all(part.isdecimal() for part in parts):
        return None
    day = date(*map(int, parts))
    if moment.time and moment.zone:
        zone = moment.zone.replace("Z", "+00:00")
        return datetime.fromisoformat(f"{day.isoformat()}T{moment.time}{zone}").astimezone(UTC)
    return day


def icalendar(starts: Sequence[date | datetime]) -> bytes:
    """Return a calendar as a file; the same dates give the same bytes.

    Args:
        starts: days, or moments in UTC.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "CALSCALE:GREGORIAN"]
    unique = sorted({_stamp(one): one for one in starts}.items())
    for stamp, start in unique:
        lines += _entry(stamp, start)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _entry(stamp: str, start: date | datetime) -> Iterator[str]:
    is_moment = isinstance(start, datetime)
    day = start.date() if isinstance(start, datetime) else start
    yield "BEGIN:VEVENT"
    # Of the date alone: an id of the vault or the time of writing would tell more.
    yield f"UID:{hashlib.sha256(stamp.encode()).hexdigest()[:32]}"
    yield f"DTSTAMP:{day - timedelta(days=1):%Y%m%d}T000000Z"
    yield f"DTSTART:{stamp}" if is_moment else f"DTSTART;VALUE=DATE:{stamp}"
    yield f"SUMMARY:{_WORDS}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    for days in _DAYS_BEFORE:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_WORDS}")
        yield from (f"TRIGGER:-P{days}D", "END:VALARM")
    yield "END:VEVENT"


def _stamp(start: date | datetime) -> str:
    return f"{start:%Y%m%dT%H%M%SZ}" if isinstance(start, datetime) else f"{start:%Y%m%d}"


def _folded(line: str) -> str:
    parts = [line[:_WIDEST]]
    rest = line[_WIDEST:]
    while rest:
        parts.append(rest[: _WIDEST - 1])
        rest = rest[_WIDEST - 1 :]
    return "\r\n ".join(parts)
