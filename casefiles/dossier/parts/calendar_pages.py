"""A paper calendar: the months in which a case has dates, each date at its day and in words."""

import calendar
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final

from casefiles.domain.dates.edtf import EdtfMoment, parse
from casefiles.domain.disclosure.disclosed import DisclosedKeyDate
from casefiles.dossier.forum.dates import month_in_words
from casefiles.dossier.parts.headings import part_heading, section_heading, worded_date
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow, VerticalSpace

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST_MONTHS: Final = 36
_SHARES: Final = (1 / 7,) * 7
_LIST_SHARES: Final = (0.12, 0.34, 0.54)
_Numbered = tuple[int, DisclosedKeyDate]


def calendar_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the calendar of the dates of a case; those without a day stand at its end.

    Nothing but months with a date is drawn, so that what is not disclosed leaves no gap.
    """
    deadlines = tuple(enumerate(material.disclosure.deadlines, start=1))
    if not deadlines:
        return
    yield section_heading("calendar", heading, material)
    months = _by_month(deadlines)
    for year, month in islice(sorted(months), _MOST_MONTHS):
        place = TextPosition("calendar", year * 12 + month)
        yield part_heading(month_in_words(year, month, material.profile.dates), place, material)
        days = months[year, month]
        yield _grid(date(year, month, 1), days, material, place)
        yield VerticalSpace(6)
        yield _list([one for day in sorted(days) for one in days[day]], material, place)
        yield VerticalSpace(10)
    undated = [one for one in deadlines if _day(one[1].date) is None]
    if undated:
        place = TextPosition("calendar", 1)
        yield part_heading(material.profile.say("calendar_no_day"), place, material)
        yield _list(undated, material, place)


def _by_month(
    deadlines: tuple[_Numbered, ...],
) -> Mapping[tuple[int, int], dict[int, list[_Numbered]]]:
    months: defaultdict[tuple[int, int], dict[int, list[_Numbered]]] = defaultdict(dict)
    for number, deadline in deadlines:
        day = _day(deadline.date)
        if day is not None:
            month = months[day.year, day.month]
            month.setdefault(day.day, []).append((number, deadline))
    return months


def _day(text: str) -> date | None:
    """Return the day of a date; None where it has none for certain."""
    parsed = parse(text)
    parts = (parsed.year, parsed.month, parsed.day) if isinstance(parsed, EdtfMoment) else ("X",)
    if not all(part.isdecimal() for part in parts):
        return None
    return date(*map(int, parts))


def _grid(
    first: date, days: Mapping[int, list[_Numbered]], material: Material, place: TextPosition
) -> Table:
    language = material.profile.language
    head = tuple(
        Paragraph(spans(material.profile.say(f"day_{name}"), language), Role.CELL_HEAD, place)
        for name in _DAYS
    )
    weeks = calendar.Calendar().monthdayscalendar(first.year, first.month)
    rows = tuple(
        TableRow(tuple(_cell(day, days.get(day, []), material, place) for day in week))
        for week in weeks
    )
    return Table(_SHARES, head, rows)


def _cell(
    day: int, deadlines: list[_Numbered], material: Material, place: TextPosition
) -> tuple[Paragraph, ...]:
    if not day:
        return ()
    language = material.profile.language
    shown = [
        Paragraph(
            spans(str(day), language), Role.CELL_STRONG if deadlines else Role.CELL_QUIET, place
        )
    ]
    if deadlines:
        numbers = ", ".join(f"[{number}]" for number, _ in deadlines)
        shown.append(Paragraph(spans(numbers, language), Role.CELL_STRONG, place))
    return tuple(shown)


def _list(deadlines: list[_Numbered], material: Material, place: TextPosition) -> Table:
    profile = material.profile
    rows = []
    for number, deadline in deadlines:
        is_hearing = deadline.kind == "hearing"
        kind = profile.say("hearing") if is_hearing else profile.kind_of_date(deadline.kind)
        content = ", ".join(part for part in (kind, deadline.forum) if part)
        cells = (f"[{number}]", worded_date(deadline.date, place, profile), content)
        roles = (Role.CELL_STRONG, Role.CELL_STRONG, Role.CELL)
        rows.append(
            TableRow(
                tuple(
                    (Paragraph(spans(text, profile.language), role, place),)
                    for text, role in zip(cells, roles, strict=True)
                )
            )
        )
    head = tuple(
        Paragraph(spans(profile.say(key), profile.language), Role.CELL_HEAD, place)
        for key in ("calendar_number", "date", "event")
    )
    return Table(_LIST_SHARES, head, tuple(rows))
