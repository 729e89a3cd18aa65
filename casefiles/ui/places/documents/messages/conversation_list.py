"""A conversation as a list that asks for what is seen, and measures no more than that."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from casefiles.office.documents.messages import ShownMessage
from casefiles.ui.base import clipboard
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.messages.conversation_rows import (
    AttachmentArea,
    ConversationStyle,
    RowPlan,
    day_of,
    day_words,
    paint_row,
    plan_row,
)
from casefiles.words.language import msg

BLOCK: Final = 60
"""Messages that are asked for at a time."""
_MOST_CACHED: Final = 40
"""Blocks that are kept."""
_STEP: Final = 48
_UNKNOWN_HEIGHT: Final = 60


class ConversationList(QAbstractScrollArea):
    """Shows messages by their numbers from 1; the bar counts messages, not pixels.

    Attributes:
        rows_requested: number of a block from 0: its messages shall be brought.
        picture_requested: a file whose picture shall be brought.
        opened: a file that was clicked on.
        moved: number of the message at the top.
        selected: other messages are selected.
    """

    rows_requested = Signal(int)
    picture_requested = Signal(object)
    opened = Signal(object)
    moved = Signal(int)
    selected = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.look = ConversationStyle(theme, self.font())
        self.count = 0
        self._blocks: dict[int, tuple[ShownMessage, ...]] = {}
        self._requested: set[int] = set()
        self._plans: dict[int, RowPlan] = {}
        self._top = 1
        self._offset = 0
        self.chosen: frozenset[int] = frozenset()
        self.current = 1
        self._found: frozenset[int] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(msg("Conversation"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_bar)
        theme.changed.connect(self._remeasure)

    def show_conversation(self, count: int, senders: tuple[str, ...]) -> None:
        """Begin with another conversation."""
        self.count = count
        self._blocks, self._requested = {}, set()
        self.look.senders = senders
        self.look.pictures.clear()
        self.chosen, self._found, self.current = frozenset(), frozenset(), 1
        self._remeasure()
        bar = self.verticalScrollBar()
        bar.setRange(1, max(1, count))
        bar.setPageStep(10)
        self.go_to(1)

    def take(self, block: int, messages: tuple[ShownMessage, ...]) -> None:
        """Take a block that was wanted."""
        self._requested.discard(block)
        self._blocks[block] = messages
        for far in sorted(self._blocks, key=lambda one: abs(one - block))[_MOST_CACHED:]:
            del self._blocks[far]
        self._describe()
        self.viewport().update()

    def take_again(self) -> None:
        """Ask for everything anew, at the same place."""
        self._blocks, self._requested = {}, set()
        self._remeasure()

    def set_found(self, numbers: frozenset[int]) -> None:
        """Point out messages that were searched for."""
        self._found = numbers
        self.viewport().update()

    def message(self, number: int) -> ShownMessage | None:
        """Return a message that is here; asks for it if it is not."""
        block, place = divmod(number - 1, BLOCK)
        shown_messages = self._blocks.get(block)
        if shown_messages is None:
            if block not in self._requested and 1 <= number <= self.count:
                self._requested.add(block)
                self.rows_requested.emit(block)
            return None
        return shown_messages[place] if place < len(shown_messages) else None

    def messages(self) -> tuple[ShownMessage, ...]:
        """Return those of the selected messages that are here, in their order."""
        found = (self.message(number) for number in sorted(self.chosen))
        return tuple(one for one in found if one is not None)

    def go_to(self, number: int) -> None:
        """Bring a message to the top."""
        self._top, self._offset = min(max(1, number), max(1, self.count)), 0
        self._settle()

    def choose(self, number: int) -> None:
        """Select one message alone and bring it into view."""
        self.current = min(max(1, number), max(1, self.count))
        self._set_chosen(frozenset((self.current,)))
        seen = [one for one, _ in self._rows()]
        if self.current not in seen[:-1]:
            self.go_to(self.current)

    @property
    def top(self) -> int:
        """Number of the message at the top."""
        return self._top

    # Measuring

    @Slot()
    def _remeasure(self) -> None:
        self.look.font = self.font()
        self._plans.clear()
        self.viewport().update()

    def _plan(self, number: int) -> RowPlan | None:
        plan = self._plans.get(number)
        shown = self.message(number)
        if plan is None and shown is not None:
            before = self.message(number - 1) if number > 1 else None
            day = day_of(shown)
            is_new = bool(day) and (before is None or day_of(before) != day)
            words = day_words(day) if is_new else ""
            plan = plan_row(shown, words, self.viewport().width(), self.look)
            if number == 1 or before is not None:
                self._plans[number] = plan
        return plan

    def _height(self, number: int) -> int:
        plan = self._plan(number)
        return plan.height if plan is not None else self._theme.pixels(_UNKNOWN_HEIGHT)

    def _rows(self) -> list[tuple[int, int]]:
        """Return numbers and tops of the rows that are seen."""
        rows, at, number = [], -self._offset, self._top
        while number <= self.count and at < self.viewport().height():
            rows.append((number, at))
            at += self._height(number)
            number += 1
        return rows

    def _settle(self) -> None:
        """Bring the place into the rows that there are, and tell the bar."""
        while self._offset < 0 and self._top > 1:
            self._top -= 1
            self._offset += self._height(self._top)
        self._offset = max(self._offset, 0)
        while self._top < self.count and self._offset >= self._height(self._top):
            self._offset -= self._height(self._top)
            self._top += 1
        self._stop_at_end()
        bar = self.verticalScrollBar()
        bar.blockSignals(True)
        bar.setValue(self._top)
        bar.blockSignals(False)
        self.moved.emit(self._top)
        self.viewport().update()

    def _stop_at_end(self) -> None:
        """Let the last row stand at the bottom, not above it."""
        room, number = self.viewport().height(), self.count
        while number >= 1 and room > 0 and number >= self._top:
            room -= self._height(number)
            number -= 1
        if room <= 0 or number >= self._top:
            return
        while number >= 1 and room > 0:
            room -= self._height(number)
            number -= 1
        self._top, self._offset = number + 1, max(-room, 0)

    @Slot(int)
    def _on_bar(self, value: int) -> None:
        self.go_to(value)

    # Qt

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.colour("surface"))
        for number, top in self._rows():
            plan, shown = self._plan(number), self.message(number)
            if plan is None or shown is None:
                continue
            painter.save()
            painter.translate(0, top)
            paint_row(
                painter,
                shown,
                plan,
                self.look,
                is_selected=number in self.chosen,
                is_found=number in self._found,
            )
            painter.restore()
            self._want_pictures(plan)
        painter.end()

    def _want_pictures(self, plan: RowPlan) -> None:
        for spot in plan.files:
            if spot.picture is not None and spot.file.document_id not in self.look.pictures:
                self.picture_requested.emit(spot.file)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew."""
        super().resizeEvent(event)
        self._remeasure()
        self._settle()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows in another size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._remeasure()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels."""
        moved = event.pixelDelta().y() or event.angleDelta().y() * _STEP // 120
        self._offset -= moved
        self._settle()
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a message, or open a file."""
        at = event.position().toPoint()
        number = self._number_at(at)
        spot = self._file_at(at)
        if event.button() != Qt.MouseButton.LeftButton or not number:
            return
        if spot is not None:
            self.opened.emit(spot.file)
            return
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self._extend(number)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self._set_chosen(self.chosen ^ {number})
            self.current = number
        else:
            self.current = number
            self._set_chosen(frozenset((number,)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from message to message, and select them."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Home: -self.count,
            Qt.Key.Key_End: self.count,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            number = min(max(1, self.current + step), max(1, self.count))
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._extend(number)
            else:
                self.choose(number)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            clipboard.copy("\n".join(one.message.text for one in self.messages()))
        else:
            super().keyPressEvent(event)

    def _open_current(self) -> None:
        shown = self.message(self.current)
        file = next((one for one in shown.files if one.document_id), None) if shown else None
        if file is not None:
            self.opened.emit(file)

    def _extend(self, number: int) -> None:
        first, last = sorted((min(self.chosen, default=number), number))
        if number < self.current:
            first, last = number, max(self.chosen, default=number)
        self.current = number
        self._set_chosen(frozenset(range(first, last + 1)))
        if number not in [one for one, _ in self._rows()[:-1]]:
            self.go_to(number)

    def _set_chosen(self, numbers: frozenset[int]) -> None:
        self.chosen = numbers
        self._describe()
        self.selected.emit()
        self.viewport().update()

    def _describe(self) -> None:
        """Tell screen readers what the current message says."""
        shown = self.message(self.current) if self.count else None
        if shown is not None:
            message = shown.message
            words = f"{message.sender}, {message.written}: {message.text[:500]}"
            self.setAccessibleDescription(words)

    def _number_at(self, at: QPoint) -> int:
        return next((number for number, top in reversed(self._rows()) if at.y() >= top), 0)

    def _file_at(self, at: QPoint) -> AttachmentArea | None:
        for number, top in self._rows():
            plan = self._plans.get(number)
            for spot in plan.files if plan is not None else ():
                here = at - QPoint(0, top)
                is_on = spot.rect.contains(here)
                is_on = is_on or (spot.picture is not None and spot.picture.contains(here))
                if is_on and spot.file.document_id:
                    return spot
        return None
