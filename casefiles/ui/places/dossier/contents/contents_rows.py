"""The exhibits of an outline as rows that can be ticked and moved; plain values, no widgets."""

from collections.abc import Sequence
from dataclasses import replace

from casefiles.office.draft.dossiers import PlannedExhibit
from casefiles.words.language import msg, msg_n

Rows = tuple[PlannedExhibit, ...]


def moved(rows: Rows, number: int, to: int) -> Rows:
    """Return the rows with one moved to another place among those that are wanted.

    Args:
        rows: those wanted first, then those left out.
        number: place of the one that moves.
        to: its new place; beyond an end means at that end. What is left out has no place.
    """
    if not 0 <= number < len(rows) or not rows[number].is_requested:
        return rows
    others = [*rows[:number], *rows[number + 1 :]]
    at = max(0, min(to, included_count(others)))
    return (*others[:at], rows[number], *others[at:])


def ticked(rows: Rows, number: int) -> Rows:
    """Return the rows with one taken in, after the others, or left out."""
    if not 0 <= number < len(rows):
        return rows
    row = replace(rows[number], is_requested=not rows[number].is_requested)
    others = [*rows[:number], *rows[number + 1 :]]
    at = included_count(others)
    return (*others[:at], row, *others[at:])


def included_count(rows: Sequence[PlannedExhibit]) -> int:
    """Return how many rows are wanted."""
    return sum(row.is_requested for row in rows)


def spoken(row: PlannedExhibit) -> str:
    """Return a row as it is read out."""
    state = msg("included") if row.is_requested else msg("not included")
    return f"{row.mark}, {row.title}, {pages_in_words(row.pages)}, {state}"


def pages_in_words(pages: int) -> str:
    """Return how long an exhibit is."""
    if not pages:
        return msg("produced separately")
    return msg_n("{n} page", "{n} pages", pages)
