"""The whole room takes files that are dropped, and says so while they hover."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.drop_zone import DropZone
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg

_PICTURE = 48


class DropArea(DropZone):
    """A drop zone with something laid over it while files hover."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._over: QWidget | None = None
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = heading(msg("Drop to add to the case"))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        more = QLabel(msg("Files are copied into the vault. The originals are not changed."))
        more.setAlignment(Qt.AlignmentFlag.AlignCenter)
        over = QWidget(self)
        over.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        over.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.setProperty("dropping", "true")
        body = column(..., of=over)
        for label in (self._picture, words, more):
            label.setStyleSheet("border: 0; background: transparent;")
            body.addWidget(label)
        body.addStretch(1)
        over.hide()
        self._over = over

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overlay over everything."""
        super().resizeEvent(event)
        if self._over is not None:
            self._over.setGeometry(self.rect().adjusted(8, 8, -8, -8))

    @override
    def _show_dropping(self, *, is_over: bool) -> None:
        if self._over is None:
            return
        size = self._theme.pixels(_PICTURE)
        self._picture.setPixmap(self._theme.pixmap("tray", size, "accent"))
        self._over.setGeometry(self.rect().adjusted(8, 8, -8, -8))
        self._over.setVisible(is_over)
        self._over.raise_()
