"""The list twin of the timeline: the same rows, for reading and for the keyboard."""

from typing import Final

from casefiles.office.chronology.timeline import TimelineRow
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.row_words import proof_in_words
from casefiles.ui.places.chronology.signs import UNPROVEN_ICON, WITHHELD_ICON
from casefiles.ui.records.date_lines import date_lines
from casefiles.ui.widgets.lines.line_rows import LineRows
from casefiles.ui.widgets.lines.row_lines import RowLines
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.language import msg, msg_mark, msg_n, msg_of
from casefiles.words.register import TYPES

_COLUMNS: Final = (ListColumn("text", msg_mark("Event"), 260, stretch=True, sorts=False),)
_KINDS: Final = {"deadline": ("calendar-check", "muted"), "document": ("file-text", "muted")}


def event_list(theme: Theme) -> LineRows:
    """Return an empty list."""
    table = LineRows(RowModel(msg_of(_COLUMNS), lambda row, _: row.text), theme, lines_of, high=46)
    table.setAccessibleName(msg("Events in order of time"))
    table.setProperty("flush", "true")
    return table


def lines_of(row: TimelineRow) -> RowLines:
    """Return what a row says: when, what, and in which lane and proven by what."""
    lead, under = _when(row)
    second = [row.interval or row.lane, proof_in_words(row), row.place, ", ".join(row.people)]
    return RowLines(
        " ".join(row.text.split()),
        second=" · ".join(one for one in second if one),
        lead=lead,
        under=under,
        icon=_icon(row),
        side_icon=(UNPROVEN_ICON, "warn") if row.needs_proof else None,
        tone="warn" if row.needs_proof else "muted",
    )


def _when(row: TimelineRow) -> tuple[str, str]:
    """Return the lead and what stands below it; a long interval takes both lines."""
    if row.follows:
        days = msg_n("{n} day after", "{n} days after", row.days_after)
        return (days if row.days_after else msg("Same day")), date_lines(row.date)[0]
    return date_lines(row.date)


def _icon(row: TimelineRow) -> tuple[str, str] | None:
    if row.is_withheld:
        return WITHHELD_ICON, "text"
    return (TYPES[row.type][2], "muted") if row.kind == "register" else _KINDS.get(row.kind)
