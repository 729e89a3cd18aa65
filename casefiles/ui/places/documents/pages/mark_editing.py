"""The hand on a mark that is chosen: its area follows mouse and keys, and is kept as one edit."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import MarkId
from casefiles.office.redaction.marking import MarkRow
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.documents.pages.grips import Grip, grip_at, stepped
from casefiles.ui.places.documents.pages.page_layout import PageLayout

_REST: Final = 700
"""Milliseconds after the last key until what the keys did counts as one change."""


class MarkEditing(QObject):
    """Holds the area that a mark is getting, until the vault has it.

    Attributes:
        changed: it is another one.
        settled: id of the mark, and its `Box`: let go of, so that it can be kept.
    """

    changed = Signal()
    settled = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._mark_id = MarkId("")
        self._saved_box: Box | None = None
        self._box: Box | None = None
        self._is_stored = False
        self._grip: Grip | None = None
        self._rest = made_timer(self, _REST, self.settle)

    @property
    def is_dragging(self) -> bool:
        """Whether the mouse holds it now."""
        return self._grip is not None

    def shown(self, marks: Sequence[MarkRow]) -> tuple[MarkRow, ...]:
        """Return marks, the one in hand where it is now."""
        box = self._box
        if box is None:
            return tuple(marks)
        return tuple(replace(mark, box=box) if mark.id == self._mark_id else mark for mark in marks)

    def press(self, layout: PageLayout, mark: MarkRow, x: float, y: float) -> bool:
        """Take hold of a mark; tells whether the place is on it."""
        sheet = layout.sheet(mark.page)
        grip = grip_at(sheet, mark.box, x, y) if sheet is not None else None
        if grip is not None:
            self._begin(mark)
            self._rest.stop()
        self._grip = grip
        return grip is not None

    def drag(self, layout: PageLayout, mark: MarkRow, x: float, y: float) -> None:
        """Let the mark follow."""
        sheet = layout.sheet(mark.page)
        if sheet is not None and self._grip is not None:
            self._show(self._grip.dragged(sheet.fractions(x, y)))

    def release(self) -> None:
        """Let go of it; what the mouse did counts."""
        self._grip = None
        self.settle()

    def key(
        self, layout: PageLayout, mark: MarkRow, key: Qt.Key, *, shift: bool, control: bool
    ) -> bool:
        """Move or resize by arrow keys, or take back with Escape what is not kept yet."""
        if key == Qt.Key.Key_Escape and self._box is not None and self._box != self._saved_box:
            self.drop()
            return True
        sheet = layout.sheet(mark.page)
        if sheet is None:
            return False
        box = stepped(sheet, mark.box, key, resizes=shift, is_fine=control)
        if box is None:
            return False
        self._begin(mark)
        self._show(box)
        self._rest.start()
        return True

    @Slot()
    def settle(self) -> None:
        """Tell what the mark became, if it is another area now."""
        self._rest.stop()
        if self._box is not None and self._box != self._saved_box:
            self._saved_box = self._box
            self._is_stored = False
            self.settled.emit(self._mark_id, self._box)

    def drop(self) -> None:
        """Show the mark where the vault has it."""
        self._rest.stop()
        self._box = self._saved_box = self._grip = None
        self._mark_id = MarkId("")
        self.changed.emit()

    def marks_came(self, marks: Sequence[MarkRow]) -> None:
        """Let go of an area that the vault has by now, or whose mark is gone."""
        own = next((mark for mark in marks if mark.id == self._mark_id), None)
        if self._box is None or self.is_dragging:
            return
        is_stated = self._is_stored and self._box == self._saved_box
        if own is None or own.box == self._box or is_stated:
            self.drop()

    def stored(self) -> None:
        """Take what the vault tells from now on, as when the edit is undone at once."""
        self._is_stored = True

    def _begin(self, mark: MarkRow) -> None:
        if mark.id != self._mark_id:
            self.settle()
            self._mark_id = mark.id
            self._saved_box = self._box = mark.box

    def _show(self, box: Box) -> None:
        self._box = box
        self.changed.emit()
