"""A choice among long names, none of which its list cuts."""

from typing import Final

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

_LIST_MARGIN: Final = 24
"""Pixels that the style sheet adds around the entries of a list."""


class WideListBox(QComboBox):
    """A choice whose list is as wide as its longest entry; its tooltip names the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(self.setToolTip)
        self.currentTextChanged.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        """Return the size at which the chosen name is not cut; in less room it gives way."""
        least, metrics = super().sizeHint(), self.fontMetrics()
        counted = self.minimumContentsLength() * metrics.horizontalAdvance("X")
        more = metrics.horizontalAdvance(f"{self.currentText()}x") - counted
        return QSize(least.width() + max(more, 0), least.height())

    @override
    def showPopup(self) -> None:
        """Show the list with no entry cut."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        needed = view.sizeHintForColumn(0) + 2 * view.frameWidth() + bar + _LIST_MARGIN
        room = self.window().width() - self.mapTo(self.window(), QPoint(0, 0)).x()
        view.setMinimumWidth(min(max(self.width(), needed), room))
        super().showPopup()
