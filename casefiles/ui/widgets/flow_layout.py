"""Chips that break into as many lines as they need."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import isValid
from typing_extensions import override

from casefiles.ui.look.mirroring import placed


class FlowLayout(QLayout):
    """Lays items out as words of a paragraph."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._taken: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(spacing)

    @property
    def _items(self) -> list[QLayoutItem]:
        """What is laid out; never an item that has ended: to ask it would end the process."""
        if not all(map(isValid, self._taken)):
            self._taken = [item for item in self._taken if isValid(item)]
        return self._taken

    @override
    def addWidget(self, widget: QWidget) -> None:
        """Take a widget as the last."""
        # Of an item made here it is known when it ends; of one that Qt makes it is not.
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    @override
    def addItem(self, item: QLayoutItem) -> None:
        """Take an item as the last."""
        self._items.append(item)

    @override
    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item by its place; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of an item by its place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        """Claim no more room than is needed."""
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), moves=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        """Forget what was measured: an item is different now."""
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay_out(rect, moves=True)

    @override
    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        y = rect.y()
        lines = self._broken(rect.width())
        for number, line in enumerate(lines):
            height = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line if moves else ():
                # What is lower than its neighbours stands in the middle of their line.
                top = y + (height - size.height()) // 2
                place = QRect(QPoint(x, top), size.boundedTo(QSize(rect.width(), 10**6)))
                self._put(item, place, rect)
                x += size.width() + self.spacing()
            y += height + (self.spacing() if number + 1 < len(lines) else 0)
        return y - rect.y()

    def _put(self, item: QLayoutItem, place: QRect, within: QRect) -> None:
        """Place an item, from the end where the window runs from right to left."""
        parent = self.parentWidget()
        item.setGeometry(place if parent is None else placed(place, within, parent))

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items line by line, with their sizes."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self.spacing()
        return lines
