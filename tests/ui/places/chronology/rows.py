"""Rows of a timeline for tests, without a vault."""

from collections.abc import Iterable

from casefiles.domain.dates.edtf import span
from casefiles.office.chronology.timeline import EvidenceLink, TimelineRow, time_extent
from casefiles.ui.places.chronology.chart import Chart, chart_of

TODAY = 737_500.0


def row(date: str, lane: str = "Client", text: str = "Something happened", **others) -> TimelineRow:
    at = span(date)
    begin, finish = time_extent(at)
    own = {
        "kind": "event",
        "id": f"{abs(hash((date, lane, text))):032x}",
        "cites": (EvidenceLink("d", 1, "AB/1", "Statement"),),
    }
    return TimelineRow(
        date=date, span=at, begin=begin, finish=finish, lane=lane, text=text, **(own | others)
    )


def chart(rows: Iterable[TimelineRow]) -> Chart:
    ordered = tuple(sorted(rows, key=lambda one: (one.begin, one.finish)))
    return chart_of(ordered, lambda text: len(text) * 7.0, TODAY)
