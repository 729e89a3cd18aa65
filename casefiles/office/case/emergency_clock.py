"""Two clocks of an emergency: how long until the removal, and until when a registry takes it."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Deadline
from casefiles.dossier.forum.forums import ForumProfile, LimitKind
from casefiles.office.forum.forum_sheets import limit_words
from casefiles.office.proceedings.date_badges import badge_of
from casefiles.office.proceedings.time_limit_choices import calculate_time_limit
from casefiles.office.records.closed_days import lacks_list, lists_of
from casefiles.office.records.countdown import Countdown, countdown, local_now
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

LAST_MOMENT: Final = "echr_r39_1wd"
"""The rule by which the registry in Strasbourg is counted back from a removal."""
_MOMENT: Final = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<hour>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)
_FIRST_ZONE: Final = "+14:00"
"""Where each day begins first: no moment without a zone can be earlier than there."""
_HOURS: Final = 72
_MINUTE: Final = 60
_NOTES: Final = {
    "date": msg_mark("Enter when the client would be taken: everything counts from there."),
    "day": msg_mark("Not known to the day: no hours are counted."),
    "hour": msg_mark("Hour unknown: counted to the first minute of that day, anywhere on earth."),
    "zone": msg_mark("Time zone unknown: counted to where that hour comes first. Enter the zone."),
}
_OVER: Final = msg_mark("The time is over. Was the client taken? If not, enter the new time.")
_PERHAPS: Final = msg_mark("The time may be over already.")

Lacks = Literal["", "date", "day", "hour", "zone"]


@dataclass(frozen=True, slots=True)
class RemovalClock:
    """How long there is until the client would be taken.

    Attributes:
        moment: as EDTF; empty where nobody recorded one.
        words: the same in words.
        left: what is left of the time, in a few large words.
        note: what makes it less than exact, in a sentence; empty for nothing.
        lacks: what is not recorded of it.
        is_past: it is over, or may be.
        is_near: less than 72 hours are left.
    """

    moment: str
    words: str
    left: str
    note: str
    lacks: Lacks
    is_past: bool = False
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class RegistryClock:
    """Until when a body can be reached, as far as somebody read it at its source.

    Attributes:
        hours: when it is open, with how that is known; empty where it is not established.
        send_by: the last moment in words; empty where none may be shown.
        badges: how that moment is known, or why none is shown.
        lead: how long before a removal the body wants it, with how that is known.
        can_sign: a person may find the moment, type it and sign for it.
    """

    hours: str
    send_by: str
    badges: tuple[str, ...]
    lead: tuple[str, ...] = ()
    can_sign: bool = False


def removal_of(reader: ReadTransaction, case: Case) -> str:
    """Return when the client would be taken, as EDTF; empty where nobody recorded it."""
    if case.removal:
        return case.removal
    dates = reader.find(Deadline, case_id=case.id, kind="removal")
    return min((one.date for one in dates), default="")


def removal_clock(moment: str, now: datetime) -> RemovalClock:
    """Return how long there is until a removal, never longer than it can be.

    Args:
        moment: as EDTF; empty for none.
        now: with the zone of the office.
    """
    if not moment:
        return RemovalClock("", "", msg("No removal time"), msg_of(_NOTES["date"]), "date")
    around = countdown(moment, now)
    found = _MOMENT.fullmatch(moment) if is_edtf(moment) else None
    if found is None:
        left = around.away or around.words
        note = _OVER if around.is_past else _NOTES["day"]
        past_or_near = around.is_past, around.is_near
        return RemovalClock(moment, around.words, left, msg_of(note), "day", *past_or_near)
    lacks: Lacks = "" if found["zone"] else "zone" if found["hour"] else "hour"
    zone = (found["zone"] or _FIRST_ZONE).replace("Z", "+00:00")
    first = datetime.fromisoformat(f"{found['day']}T{found['hour'] or '00:00'}{zone}")
    seconds = (first - now) / timedelta(seconds=1)
    return RemovalClock(
        moment,
        around.words,
        _left(seconds),
        _note(lacks, around, is_past=seconds < 0),
        lacks,
        is_past=seconds < 0,
        is_near=0 <= seconds < _HOURS * _MINUTE * _MINUTE,
    )


def _left(seconds: float) -> str:
    minutes = int(abs(seconds) // _MINUTE)
    hours, days = minutes // _MINUTE, minutes // (24 * _MINUTE)
    if minutes < _MINUTE:
        words = msg("{minutes} min", minutes=minutes)
    elif hours >= _HOURS:
        words = msg_n("{n} day", "{n} days", days)
    elif days:
        words = msg("{days} d {hours} h", days=days, hours=hours % 24)
    else:
        words = msg("{hours} h {minutes} min", hours=hours, minutes=minutes % _MINUTE)
    return words if seconds >= 0 else msg("{words} ago", words=words)


def _note(lacks: Lacks, around: Countdown, *, is_past: bool) -> str:
    """Return what makes a moment less than exact, and what to do once it is over."""
    parts = []
    if is_past:
        is_sure = not lacks or around.is_past
        parts.append(msg_of(_OVER if is_sure else _PERHAPS))
    if lacks:
        parts.append(msg_of(_NOTES[lacks]))
    return " ".join(parts)


def registry_clock(
    workplace: JobContext, case_id: CaseId, form: ForumProfile, moment: str
) -> RegistryClock:
    """Return until when a body can be reached; nothing is reckoned that nobody read or signed.

    Raises:
        InvalidForm: rules were edited into nonsense.
    """
    lead = tuple(limit_words(one) for one in form.limits if one.kind is LimitKind.LEAD_TIME)
    if LAST_MOMENT not in form.deadlines:
        badge = "" if form.hours else msg("When it is open is not established here. Ask by phone.")
        return RegistryClock(form.hours, "", (badge,) if badge else (), lead)
    typed = workplace.vault.read(lambda reader: _typed(reader, case_id, workplace))
    if typed is not None:
        return RegistryClock(form.hours, typed[0], typed[1:], lead, can_sign=True)
    if not moment:
        badge = msg("No moment is counted before the removal time is entered.")
        return RegistryClock(form.hours, "", (badge,), lead)
    found = calculate_time_limit(case_id, LAST_MOMENT, moment)(workplace, CancellationToken())
    if found is None or not found.chief:
        steps = found.steps if found is not None else ()
        can_sign = found is not None and found.is_refused
        return RegistryClock(form.hours, "", steps, lead, can_sign=can_sign)
    badges = (*found.warnings, found.steps[-1], found.source)
    return RegistryClock(form.hours, found.chief, badges, lead, can_sign=True)


def _typed(
    reader: ReadTransaction, case_id: CaseId, workplace: JobContext
) -> tuple[str, ...] | None:
    """Return the moment that a date of the case holds, and its badges; None for no such date."""
    case = reader.get(Case, case_id)
    found = [one for one in reader.find(Deadline, case_id=case_id) if one.rule == LAST_MOMENT]
    if case is None or not found:
        return None
    one, lists = min(found, key=lambda each: each.date), lists_of(reader)
    badge = badge_of(one, case, lists, workplace.resources)
    if not one.signed_by and lacks_list(one, lists):
        return "", badge
    checked = "" if one.is_confirmed else msg("Not checked against the law")
    away = countdown(one.date, local_now(workplace.clock))
    return (
        f"{away.words} ({away.away})" if away.away else away.words,
        *(part for part in (badge, checked) if part),
    )
