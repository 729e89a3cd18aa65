"""The chronology: numbered events, each with its date and place, and what it rests on."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedEvent
from casefiles.dossier.parts.headings import section_heading, short_date, table_head
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.originals import original_of
from casefiles.dossier.parts.proof import event_destination, proof_cell
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow

_SECTION: Final = "chronology"
_SHARES: Final = (0.055, 0.205, 0.565, 0.175)
_TIME: Final = re.compile(r", ((?:between )?\d\d:\d\d(?! \w+ \d{4}).*)\Z")
"""The time of a date in words, which is told with the place; not that of one of two days."""
_HEAD: Final = ("line_number", "date_and_place", "event", "proof")


def chronology_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the chronology; nothing without events."""
    profile, events = material.profile, material.disclosure.events
    if not events:
        return
    yield section_heading(_SECTION, heading, material)
    rows = tuple(_row(number, event, material) for number, event in enumerate(events, start=1))
    yield Table(
        _SHARES,
        table_head(_HEAD, material, _SECTION),
        rows,
        summary=profile.say("chronology_summary"),
    )


def _row(number: int, event: DisclosedEvent, material: Material) -> TableRow:
    language, place = material.profile.language, TextPosition(_SECTION, number)
    date, time = _parted(short_date(event.date, place, material.profile))
    dated = [Paragraph(spans(date, language), Role.CELL_STRONG, place)]
    if where := ", ".join(text for text in (time, event.place) if text):
        dated.append(Paragraph(spans(where, language), Role.CELL_QUIET, place))
    return TableRow(
        (
            (Paragraph(spans(str(number), language), Role.CELL_QUIET, place),),
            tuple(dated),
            (
                Paragraph(spans(event.text, language), Role.CELL, place),
                *original_of(event, material, place),
            ),
            proof_cell(event, material, place),
        ),
        destination=event_destination(number),
        keeps_next=number in {1, len(material.disclosure.events) - 1},
        continued=spans(material.profile.say("continued", what=str(number)), language),
    )


def _parted(date: str) -> tuple[str, str]:
    """Return the day of a date in words, and the time of it; all of it where it has two days."""
    found = _TIME.search(date)
    if found is None or date.startswith("between "):
        return date, ""
    return date[: found.start()], found[1]
