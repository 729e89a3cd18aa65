"""Fields side by side, or one below the other where there is too little room for both."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem
from typing_extensions import override

from casefiles.ui.look import theme
from casefiles.ui.widgets.flow_layout import FlowLayout

_LEAST_FIRST = 170
"""Pixels that the first item must have before the others may stand beside it, at 100 %."""


class WrappingRow(FlowLayout):
    """The first item takes what the others leave; those wrap, sharing the width of their line."""

    @override
    def expandingDirections(self) -> Qt.Orientation:
        """Take the whole width."""
        return Qt.Orientation.Horizontal

    @override
    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        shown = self._shown()
        width = theme.applied().pixels(_LEAST_FIRST) + self._width(shown[1:]) + self.spacing()
        return QSize(width, max((one.sizeHint().height() for one in shown), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, line: list[QLayoutItem]) -> int:
        gaps = max(len(line) - 1, 0) * self.spacing()
        return sum(item.sizeHint().width() for item in line) + gaps

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown = self._shown()
        if not shown or self.sizeHint().width() <= width:
            return [shown] if shown else []
        return [shown[:1], *self._even(shown[1:], width)]

    def _even(self, rest: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        """Return as few lines as there can be, none of which is left with a single straggler."""
        fewest = len(self._filled(rest, width, len(rest)))
        for most in range(1, len(rest) + 1):
            lines = self._filled(rest, width, most)
            if len(lines) == fewest:
                return lines
        return []

    def _filled(self, rest: list[QLayoutItem], width: int, most: int) -> list[list[QLayoutItem]]:
        """Return lines that take what fits, but no more than so many items."""
        lines: list[list[QLayoutItem]] = []
        for item in rest:
            is_full = not lines or len(lines[-1]) == most
            if is_full or self._width([*lines[-1], item]) > width:
                lines.append([])
            lines[-1].append(item)
        return lines

    @override
    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        y = rect.y()
        lines = self._lines(rect.width())
        for number, line in enumerate(lines):
            height = max(item.sizeHint().height() for item in line)
            if moves:
                spare = max(rect.width() - self._width(line), 0)
                is_first_alone = number == 0
                self._place(line, QRect(rect.x(), y, rect.width(), height), spare, is_first_alone)
            y += height + (self.spacing() if number + 1 < len(lines) else 0)
        return y - rect.y()

    def _place(self, line: list[QLayoutItem], rect: QRect, spare: int, is_to_first: bool) -> None:
        x = rect.x()
        for number, item in enumerate(line):
            width = item.sizeHint().width()
            if is_to_first and number == 0:
                width = rect.right() + 1 - x - self._width(line[1:])
                width -= self.spacing() if len(line) > 1 else 0
            elif not is_to_first:
                width += spare // len(line)
            place = QRect(x, rect.y(), min(width, rect.width()), rect.height())
            self._put(item, place, rect)
            x += width + self.spacing()


class EvenRow(FlowLayout):
    """Items share one line evenly; where one of them would be cut, each has a line of its own."""

    @override
    def expandingDirections(self) -> Qt.Orientation:
        """Take the whole width."""
        return Qt.Orientation.Horizontal

    @override
    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        if not shown:
            return 0
        share = (rect.width() - (len(shown) - 1) * self.spacing()) // len(shown)
        is_one_line = share >= max(item.minimumSize().width() for item in shown)
        width = share if is_one_line else rect.width()
        height = max(item.sizeHint().height() for item in shown)
        for number, item in enumerate(shown if moves else ()):
            across, down = (number, 0) if is_one_line else (0, number)
            x, y = across * (width + self.spacing()), down * (height + self.spacing())
            self._put(item, QRect(rect.x() + x, rect.y() + y, width, height), rect)
        lines = 1 if is_one_line else len(shown)
        return lines * height + (lines - 1) * self.spacing()
