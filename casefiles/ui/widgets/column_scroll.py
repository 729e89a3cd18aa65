"""A column that scrolls up and down only."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from casefiles.ui.look import theme

_MOST: Final = 240
"""Pixels at 100 % that a column claims for itself at most; a longer word is cut."""


class FittingColumn(QWidget):
    """Is as high as its words need at the width it has: Qt reckons by a narrower one."""

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from the width that is given."""
        size = super().minimumSizeHint()
        return QSize(size.width(), 0) if self.hasHeightForWidth() else size


class ColumnScroll(QScrollArea):
    """Claims the width that its contents need, so that none of them is cut at a side."""

    def __init__(
        self, within: QWidget, parent: QWidget | None = None, *, frame: bool = True
    ) -> None:
        super().__init__(parent)
        if not frame:
            self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(within)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the width of the contents and of the bar beside them."""
        size = super().minimumSizeHint()
        within: QWidget | None = self.widget()
        if within is None:
            return size
        width = within.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(size.width(), min(width, theme.applied().pixels(_MOST))), size.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim another width once the contents need one."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)
