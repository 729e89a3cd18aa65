"""Events: what their form begins with, the zones of their dates, and their edits."""

from typing import Final

from casefiles.domain.dates.dates_in_text import dates_in_text
from casefiles.domain.dates.edtf import EdtfMoment, Interval, is_edtf, parse
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Event
from casefiles.domain.records.citation import Citation
from casefiles.domain.rules.citation_text import citation_values
from casefiles.office.records import record_commands
from casefiles.office.workplace import drafts
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_mark

ZONES: Final = (
    ("", msg_mark("Not recorded")),
    ("+08:00", msg_mark("Beijing, Hong Kong (UTC+8)")),
    ("+06:00", msg_mark("Xinjiang, local time; Bishkek (UTC+6)")),
    ("+05:00", msg_mark("Almaty, Tashkent (UTC+5)")),
    ("+05:30", msg_mark("Delhi (UTC+5:30)")),
    ("+05:45", msg_mark("Kathmandu (UTC+5:45)")),
    ("+07:00", msg_mark("Bangkok, Hanoi (UTC+7)")),
    ("+04:00", msg_mark("Dubai (UTC+4)")),
    ("+03:00", msg_mark("Istanbul, Moscow, Riyadh (UTC+3)")),
    ("+02:00", msg_mark("Warsaw, Paris, Berlin in summer; Kyiv in winter (UTC+2)")),
    ("+01:00", msg_mark("Warsaw, Paris, Berlin in winter; London in summer (UTC+1)")),
    ("Z", msg_mark("London in winter; UTC")),
    ("-04:00", msg_mark("New York, Toronto in summer (UTC\u22124)")),
    ("-05:00", msg_mark("New York, Toronto in winter (UTC\u22125)")),
)
"""Zones to choose from, as EDTF writes them, with words."""


def event_of(event_id: str) -> Query[Event | None]:
    """Return an event as it is kept, or None if it is gone."""
    return lambda reader: reader.get(Event, event_id)


def new_event_draft(case_id: CaseId) -> str:
    """Return the name under which the form of a new event keeps its draft."""
    return f"event:new:{case_id}"


def begin_event(case_id: CaseId, text: str, cite: Citation) -> Edit[None]:
    """Put words, their first date and their proof into a new event's form, but over nothing."""
    name = new_event_draft(case_id)

    def edit(work: WriteTransaction) -> None:
        draft = drafts.draft(name)(work) or {}
        cites = [one for one in draft.get("cites") or [] if one and one[0]]
        if citation_values(cite) not in cites:
            cites.append(citation_values(cite))
        date = next(iter(dates_in_text(text)), "")
        draft |= {"text": str(draft.get("text") or text), "cites": cites}
        # A form keeps a date as it is typed, and beside it what it is read as.
        draft |= {"date": draft["date"] if any(draft.get("date") or ()) else date}
        drafts.save_draft(name, draft)(work)

    return edit


def remove_event(event_id: str) -> Edit[None]:
    """Remove an event.

    Raises:
        Refused: something points to it.
    """
    return record_commands.remove_record(Event, event_id, "remove_event")


def with_zone(date: str, zone: str) -> str:
    """Return a date with a zone, if it has a time of day and names none."""
    found = parse(date) if is_edtf(date) else None
    if not isinstance(found, EdtfMoment) or not found.time or found.zone:
        return date
    return f"{date.removesuffix(found.doubt)}{zone}{found.doubt}"


def without_zone(date: str) -> tuple[str, str]:
    """Return a date and the zone that it names, apart; the zone is empty if there is none."""
    found = parse(date) if is_edtf(date) else None
    if found is None or isinstance(found, Interval) or not found.zone:
        return date, ""
    return f"{date.removesuffix(found.doubt).removesuffix(found.zone)}{found.doubt}", found.zone
