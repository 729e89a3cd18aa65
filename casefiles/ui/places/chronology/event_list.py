"""The list twin of the timeline: the same rows, for reading and for the keyboard."""

from typing import Final

from casefiles.office.chronology.timeline import TimelineRow
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.row_words import date_in_words, proof_in_words
from casefiles.ui.places.chronology.signs import UNPROVEN_ICON, WITHHELD_ICON
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.register import TYPES

_COLUMNS: Final = (
    ListColumn("date", msg_mark("Date"), 190, sorts=False),
    ListColumn("text", msg_mark("Event"), 260, stretch=True, sorts=False),
    ListColumn("place", msg_mark("Place"), 120, sorts=False, drops=True),
    ListColumn("people", msg_mark("People"), 150, sorts=False),
    ListColumn("proof", msg_mark("Evidence"), 130, sorts=False),
)
_KINDS: Final = {"deadline": ("calendar-check", "accent"), "document": ("file-text", "muted")}


def event_list(theme: Theme) -> RowTable:
    """Return an empty list."""
    table = RowTable(RowModel(msg_of(_COLUMNS), _text, _icon, _role), theme)
    table.setAccessibleName(msg("Events in order of time"))
    return table


def _text(row: TimelineRow, key: str) -> str:
    if key == "date":
        return date_in_words(row.date)
    if key == "text":
        text = " ".join(row.text.split())
        return f"{text} · {row.interval}" if row.interval else text
    if key == "people":
        return ", ".join(row.people)
    return proof_in_words(row) if key == "proof" else row.place


def _icon(row: TimelineRow, key: str) -> tuple[str, str] | None:
    if key == "text":
        if row.kind == "register" and not row.is_withheld:
            return TYPES[row.type][2], "accent"
        return (WITHHELD_ICON, "text") if row.is_withheld else _KINDS.get(row.kind)
    if key == "proof" and row.needs_proof:
        return UNPROVEN_ICON, "warn"
    return None


def _role(row: TimelineRow, key: str) -> str:
    return "warn" if key == "proof" and row.needs_proof else "text"
