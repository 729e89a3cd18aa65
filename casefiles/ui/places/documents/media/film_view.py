"""The picture of a film that is played, as large as it fits, pixel for pixel where it can be."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.domain.files.media import FilmPicture
from casefiles.ui.look.theme import Theme
from casefiles.words.language import msg

_LEAST: QSize = QSize(160, 90)
_WIDEST = 1920


def image_of(picture: FilmPicture) -> QImage:
    """Return a picture as Qt paints it, with bytes of its own."""
    line = picture.columns * 3
    form = QImage.Format.Format_RGB888
    return QImage(picture.rgb, picture.columns, picture.rows, line, form).copy()


class FilmView(QWidget):
    """Paints one frame on black; a sound has none, and then it says so by a sign."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(msg("Picture"))
        theme.changed.connect(self.update)

    @property
    def visible_width(self) -> int:
        """Pixels across that can be shown; more need not be decoded."""
        return max(16, min(_WIDEST, round(self.width() * self.devicePixelRatioF())))

    def show_picture(self, picture: FilmPicture | None) -> None:
        """Show a frame, or none."""
        self._image = image_of(picture) if picture is not None else None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return what a small film takes."""
        return QSize(480, 270)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame in the middle."""
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), self._theme.colour("raised"))
            size = self._theme.pixels(40)
            sign = self._theme.pixmap("file-audio", size, "muted")
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, sign)
            return
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fitted = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) // 2, (self.height() - fitted.height()) // 2
        painter.drawImage(QRect(left, top, fitted.width(), fitted.height()), self._image)
