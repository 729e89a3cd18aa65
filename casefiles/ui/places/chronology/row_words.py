"""The rows of the timeline in words, for lists, tips and screen readers."""

from functools import lru_cache

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.office.chronology.timeline import TimelineRow


@lru_cache(maxsize=4096)
def date_in_words(date: str) -> str:
    """Return a date in words; one that cannot be read as it stands."""
    try:
        return words_from_edtf(date)
    except ValueError:
        return date or "no date"


def proof_in_words(row: TimelineRow) -> str:
    """Return what proves a row, as a lawyer cites it."""
    if row.cites:
        return "; ".join(cite.words for cite in row.cites)
    return "No proof yet" if row.needs_proof else ""


def row_in_words(row: TimelineRow) -> str:
    """Return a row as two or three sentences."""
    place = f" ({row.place})" if row.place else ""
    parts = [f"{date_in_words(row.date)}: {row.text}{place}"]
    if proof := proof_in_words(row):
        parts.append(proof)
    if row.interval:
        parts.append(row.interval)
    if row.is_withheld:
        parts.append("Withheld: it stays in the house")
    return "\n".join(parts)


def crowd_in_words(count: int, first: TimelineRow, last: TimelineRow) -> str:
    """Return what a crowd is, and how to see into it."""
    start, end = date_in_words(first.date), date_in_words(last.date)
    when = start if start == end else f"{start} to {end}"
    return f"{count} events: {when}\nPress to zoom in"


def counts_in_words(rows: tuple[TimelineRow, ...]) -> str:
    """Return how many events there are, and what is wanting."""
    events = sum(row.kind == "event" for row in rows)
    unproven = sum(row.needs_proof for row in rows)
    withheld = sum(row.is_withheld for row in rows)
    dates = sum(row.kind == "deadline" for row in rows)
    records = sum(row.kind == "register" for row in rows)
    parts = [f"{events:,} event{'' if events == 1 else 's'}"]
    parts += [f"{records:,} of the proceedings"] if records else []
    parts += [f"{dates:,} date{'' if dates == 1 else 's'} to meet"] if dates else []
    parts += [f"{unproven:,} without proof"] if unproven else []
    parts += [f"{withheld:,} withheld"] if withheld else []
    return " · ".join(parts)
