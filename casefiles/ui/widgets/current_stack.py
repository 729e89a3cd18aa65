"""A stack that asks for no more room than what it shows."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override


class CurrentStack(QStackedWidget):
    """Qt's own takes the room of its largest page, also while a small one is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._on_turned)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the least size of what is shown."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    @override
    def sizeHint(self) -> QSize:
        """Ask for no more either: it is stretched into what others leave."""
        return self.minimumSizeHint()

    @Slot(int)
    def _on_turned(self, _index: int) -> None:
        self.updateGeometry()
