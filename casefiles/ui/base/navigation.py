"""Where a person is in the program, and the way back and forward."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from casefiles.office.records.findings import FindingLocation
from casefiles.office.records.record_locations import location_of

_LONGEST_WAY = 200


@dataclass(frozen=True, slots=True)
class NavigationTarget:
    """A place that can be gone to and come back to.

    Attributes:
        room: key of a room, such as documents.
        record: id of the record that is shown; empty for none.
        detail: what of it, in the room's own words: page of a document, such as 3.
    """

    room: str
    record: str = ""
    detail: str = ""


def place_of(kind: str, record_id: str, detail: str = "") -> NavigationTarget | None:
    """Return where a record is shown; None if no room shows its kind.

    Args:
        kind: of the record.
        record_id: of the record; of an exhibit or page, that of its document.
        detail: number of a page.
    """
    spot = location_of(kind, record_id, detail)
    return None if spot is None else target_of(spot)


def target_of(spot: FindingLocation) -> NavigationTarget:
    """Return the place of something that was found."""
    return NavigationTarget(spot.room, spot.record, spot.detail)


class Navigator(QObject):
    """The way through the program.

    Attributes:
        moved: a `Place` that the window shows now.
        changed: the way back or forward is another one.
    """

    moved = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way: list[NavigationTarget] = []
        self._at = -1

    @property
    def place(self) -> NavigationTarget | None:
        """The present place; None before the first."""
        return self._way[self._at] if self._way else None

    def go(self, place: NavigationTarget) -> None:
        """Go somewhere: the window switches rooms and the room opens the place."""
        self.note(place)
        self.moved.emit(place)

    def note(self, place: NavigationTarget) -> None:
        """Remember where the person went within a room, without moving the window."""
        if place != self.place:
            self._way[self._at + 1 :] = [place]
            del self._way[:-_LONGEST_WAY]
            self._at = len(self._way) - 1
            self.changed.emit()

    def can_go(self, steps: int) -> bool:
        """Tell whether there is a place so many steps forward, or back if negative."""
        return 0 <= self._at + steps < len(self._way)

    def step(self, steps: int) -> None:
        """Go forward on the way, or back if negative."""
        if self.can_go(steps):
            self._at += steps
            self.changed.emit()
            self.moved.emit(self._way[self._at])
