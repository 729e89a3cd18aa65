"""The rows of the timeline in words, for lists, tips and screen readers."""

from casefiles.office.chronology.timeline import TimelineRow
from casefiles.ui.records.date_lines import date_in_words
from casefiles.words.language import msg, msg_n, msg_number


def proof_in_words(row: TimelineRow) -> str:
    """Return what proves a row, as a lawyer cites it."""
    if row.cites:
        return "; ".join(cite.words for cite in row.cites)
    return msg("No evidence yet") if row.needs_proof else ""


def row_in_words(row: TimelineRow) -> str:
    """Return a row as two or three sentences."""
    place = f" ({row.place})" if row.place else ""
    parts = [f"{date_in_words(row.date)}: {row.text}{place}"]
    if proof := proof_in_words(row):
        parts.append(proof)
    if row.interval:
        parts.append(row.interval)
    if row.is_withheld:
        parts.append(msg("Internal: never exported"))
    return "\n".join(parts)


def crowd_in_words(count: int, first: TimelineRow, last: TimelineRow) -> str:
    """Return what a crowd is, and how to see into it."""
    start, end = date_in_words(first.date), date_in_words(last.date)
    when = start if start == end else msg("{start} to {end}", start=start, end=end)
    return msg("{count} events: {when}\nPress to zoom in", count=count, when=when)


def counts_in_words(rows: tuple[TimelineRow, ...]) -> str:
    """Return how many events there are, and what is wanting."""
    events = sum(row.kind == "event" for row in rows)
    unproven = sum(row.needs_proof for row in rows)
    withheld = sum(row.is_withheld for row in rows)
    dates = sum(row.kind == "deadline" for row in rows)
    records = sum(row.kind == "register" for row in rows)
    parts = [] if records and not events else [msg_n("{n} event", "{n} events", events)]
    parts += [msg("{records} of the proceedings", records=msg_number(records))] if records else []
    parts += [msg_n("{n} date to meet", "{n} dates to meet", dates)] if dates else []
    parts += [msg("{unproven} without evidence", unproven=msg_number(unproven))] if unproven else []
    parts += [msg("{withheld} withheld", withheld=msg_number(withheld))] if withheld else []
    return " · ".join(parts)
