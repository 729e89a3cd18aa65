"""How an act stands in the list: its time, and its signs."""

from datetime import UTC, datetime, tzinfo
from typing import Final

from casefiles.office.records.history import ChangeRow
from casefiles.words.dates import MONTHS
from casefiles.words.language import msg, msg_of
from casefiles.words.register import TYPES

_SECOND: Final = 1_000_000_000

ICONS: Final = {
    "case": "house",
    "person": "user",
    "document": "file-text",
    "exhibit": "file-text",
    "event": "clock-counter-clockwise",
    "fact": "quotes",
    "deadline": "calendar-blank",
    "mark": "eraser",
    "edition": "book-open",
    "acceptance": "check-circle",
    "review_decision": "list-checks",
    "argument": "scales",
    "field_answer": "list-checks",
    "authority_form": "pencil-simple",
    "own_limit": "list-checks",
    "closed_days": "calendar-blank",
    "narrative_block": "text-indent",
    "paper": "text-indent",
    "paper_block": "text-indent",
    "office": "identification-card",
    "text_version": "translate",
    "own_term": "translate",
    "trusted_key": "key",
    "installed_pack": "archive",
    "library_note": "note",
    "outline": "list-checks",
    **{kind: icon for kind, (_, _, icon) in TYPES.items()},
    "vault": "lock",
}
"""Icon of each kind of record."""


def time_words(wall: int, zone: tzinfo | None = None) -> str:
    """Return when something was done, as a list says it: 24 Nov 2026 14:05.

    Args:
        wall: nanoseconds since 1970.
        zone: of the reader; None for that of this machine.
    """
    try:
        then = datetime.fromtimestamp(wall // _SECOND, UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return msg("Date not recorded")
    return f"{then.day} {msg_of(MONTHS[then.month - 1])} {then.year} {then:%H:%M}"


def cell_text(row: ChangeRow, key: str) -> str:
    """Return the words of a cell."""
    if key == "time":
        return time_words(row.wall)
    if key == "actor":
        return row.actor.capitalize()
    if key == "subject":
        more = msg("  and {number} more", number=row.entries - 1) if row.entries > 1 else ""
        return f"{row.subject}{more}"
    if key == "state":
        return msg("Undone") if row.is_undone else ""
    return row.words


def cell_icon(row: ChangeRow, key: str) -> tuple[str, str] | None:
    """Return the icon of a cell."""
    if key == "words":
        return ICONS.get(row.kind, "circle"), "muted"
    if key == "state" and row.is_undone:
        return "arrow-counter-clockwise", "muted"
    return None


def cell_role(row: ChangeRow, key: str) -> str:
    """Return the colour role of a cell's words; what is undone is quiet as a whole."""
    return "muted" if row.is_undone or key in {"time", "actor"} else "text"
