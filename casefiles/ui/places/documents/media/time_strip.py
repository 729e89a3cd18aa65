"""The length of a recording as a strip: frames, loudness, the present place, what is marked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.domain.files.media import FilmPicture, time_code
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.media.film_view import image_of
from casefiles.words.language import msg

_FRAMES: Final = 46
_LOUDNESS: Final = 44
_TINT: Final = 70
_DRAG: Final = 4
_FULL: Final = 255


class TimeStrip(QWidget):
    """Shows a recording from its beginning to its end; a click goes there, a drag marks a part.

    Attributes:
        sought: a time in milliseconds.
        marked: beginning and end of a part.
    """

    sought = Signal(int)
    marked = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._duration = 0
        self._at = 0
        self._part: tuple[int | None, int | None] = (None, None)
        self._frames: list[QImage] = []
        self._shape = b""
        self._has_film = self._has_sound = False
        self._pressed: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(msg("Length of the recording"))
        theme.changed.connect(self.update)

    def begin(self, duration: int, *, has_film: bool, has_sound: bool) -> None:
        """Show another recording."""
        self._duration = max(1, duration)
        self._has_film, self._has_sound = has_film, has_sound
        self._frames, self._shape = [], b""
        self._at, self._part = 0, (None, None)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def show_frames(self, pictures: Sequence[FilmPicture]) -> None:
        """Show frames from all over the film."""
        self._frames = [image_of(picture) for picture in pictures]
        self.update()

    def show_shape(self, shape: bytes) -> None:
        """Show how loud it is."""
        self._shape = shape
        self.update()

    def show_place(self, milliseconds: int) -> None:
        """Show where it is played."""
        self._at = milliseconds
        self.setAccessibleDescription(
            msg(
                "{time} of {length}",
                time=time_code(self._at),
                length=time_code(self._duration),
            )
        )
        self.update()

    def show_part(self, start: int | None, end: int | None) -> None:
        """Show what is marked."""
        self._part = (start, end)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return room for what there is."""
        high = (_FRAMES if self._has_film else 0) + (_LOUDNESS if self._has_sound else 0)
        return QSize(240, self._theme.pixels(high or _LOUDNESS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it all; some hundred lines at most."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("raised"))
        frames = self._theme.pixels(_FRAMES) if self._has_film else 0
        self._paint_frames(painter, frames)
        self._paint_shape(painter, frames)
        self._paint_part(painter)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        across = self._across(self._at)
        painter.drawLine(QPointF(across, 0), QPointF(across, self.height()))

    def _paint_frames(self, painter: QPainter, high: int) -> None:
        wide = self.width() / max(1, len(self._frames))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, image in enumerate(self._frames):
            room = QRectF(number * wide, 0, wide, high)
            fitted = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            left = room.center().x() - fitted.width() / 2
            top = (high - fitted.height()) / 2
            painter.drawImage(QRectF(left, top, fitted.width(), fitted.height()), image)

    def _paint_shape(self, painter: QPainter, top: int) -> None:
        high = self.height() - top
        middle = top + high / 2
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        if not self._shape:
            return
        painter.setPen(QPen(self._theme.colour("muted"), 1))
        for across in range(self.width()):
            part = across * len(self._shape) // max(1, self.width())
            reach = self._shape[part] / _FULL * (high / 2 - 2)
            painter.drawLine(QPointF(across, middle - reach), QPointF(across, middle + reach))

    def _paint_part(self, painter: QPainter) -> None:
        start, end = self._part
        if start is None:
            return
        left = self._across(start)
        right = self._across(end) if end is not None else left + 1
        tint = QColor(self._theme.colour("accent"))
        tint.setAlpha(_TINT)
        painter.fillRect(QRectF(left, 0, max(2.0, right - left), self.height()), tint)

    def _across(self, milliseconds: int) -> float:
        return min(1.0, milliseconds / max(1, self._duration)) * (self.width() - 1)

    def _time(self, across: float) -> int:
        part = min(1.0, max(0.0, across / max(1, self.width() - 1)))
        return round(part * self._duration)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().x()
            self.sought.emit(self._time(self._pressed))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is dragged over."""
        if self._pressed is not None and abs(event.position().x() - self._pressed) >= _DRAG:
            first, last = sorted((self._pressed, event.position().x()))
            self.marked.emit(self._time(first), self._time(last))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self._pressed = None
