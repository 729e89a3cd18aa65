"""What the timeline is narrowed to."""

from collections.abc import Iterable
from typing import Final, get_args

from PySide6.QtWidgets import QWidget

from casefiles.office.chronology.timeline import ChronologyFilter, Lanes, Only
from casefiles.office.records.pickers import PickerItem
from casefiles.ui.widgets.tools.filter_chips import FilterChips
from casefiles.words.language import msg, msg_mark, msg_of

_STATES: Final = (
    ("", msg_mark("All states")),
    ("unproven", msg_mark("Without evidence")),
    ("withheld", msg_mark("Withheld")),
)
_KINDS: Final = (
    ("", msg_mark("Events, dates")),
    ("documents", msg_mark("Documents too")),
)
_BY: Final = (
    ("", msg_mark("By lane")),
    ("person", msg_mark("By person")),
    ("forum", msg_mark("By forum")),
    ("kind", msg_mark("By kind")),
)


class TimelineFilter(FilterChips):
    """Words, lane, person, state, what is shown, and by what the lanes are parted.

    Attributes:
        is_pressure: the chronology of intimidation and reprisals is shown, not all events.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(msg("Filter events"), parent)
        self.is_pressure = False
        self.add_choice("lane", msg("Lane"), _lanes(()))
        self.add_choice("person", msg("Person"), _people(()))
        self.add_choice("only", msg("State"), msg_of(_STATES))
        self.add_choice("kinds", msg("Filter"), msg_of(_KINDS))
        self.add_choice("by", msg("Lanes"), msg_of(_BY))

    def chosen_filter(self, zone_minutes: int) -> ChronologyFilter:
        """Return what shall be shown."""
        values = self.values()
        only: Only = next((one for one in get_args(Only) if one == values["only"]), "")
        return ChronologyFilter(
            text=values["text"],
            lane=values["lane"],
            person_id=values["person"],
            only=only,
            with_documents=values["kinds"] == "documents",
            zone_minutes=zone_minutes,
            lanes=next((one for one in get_args(Lanes) if one == values["by"]), ""),
            is_pressure=self.is_pressure,
        )

    def lane(self) -> str:
        """Return the lane that is chosen; empty for all."""
        return self.values()["lane"]

    def offer_lanes(self, lanes: Iterable[str]) -> None:
        """Offer lanes."""
        self.set_choices("lane", _lanes(lanes))

    def offer_people(self, people: Iterable[PickerItem]) -> None:
        """Offer persons."""
        self.set_choices("person", _people(people))


def _lanes(lanes: Iterable[str]) -> list[tuple[str, str]]:
    return [("", msg("All lanes")), *((lane, lane) for lane in lanes)]


def _people(people: Iterable[PickerItem]) -> list[tuple[str, str]]:
    return [("", msg("All people")), *((str(one.id), one.words or "?") for one in people)]
