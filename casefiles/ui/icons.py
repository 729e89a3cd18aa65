"""Icons: line drawings of one set, tinted by a colour and drawn at the device's resolution."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

_INK: Final = b"currentColor"
_FAINT: Final = 0.45
"""Opacity of an icon that cannot be used."""


class IconShelf:
    """The drawings of one folder, read when they are first asked for.

    Attributes:
        folder: where the SVG files lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drawings: dict[str, bytes] = {}

    def icon(self, name: str, colour: str) -> QIcon:
        """Return a drawing in one colour; an empty icon if there is none of that name."""
        drawing = self._drawing(name)
        return QIcon(TintedIcon(drawing, colour)) if drawing else QIcon()

    def pixmap(self, name: str, size: int, colour: str, ratio: float) -> QPixmap:
        """Return a drawing in one colour for a square of so many logical pixels."""
        drawing = self._drawing(name)
        if not drawing:
            return QPixmap()
        return _drawn(drawing, colour, round(size * ratio), ratio)

    def _drawing(self, name: str) -> bytes:
        if name not in self._drawings:
            file = self.folder / f"{name}.svg"
            self._drawings[name] = file.read_bytes() if name and file.is_file() else b""
        return self._drawings[name]


class TintedIcon(QIconEngine):
    """Draws an SVG in one colour, as large as it is asked to."""

    def __init__(self, drawing: bytes, colour: str) -> None:
        super().__init__()
        self._drawing = drawing
        self._colour = colour

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon within a rectangle."""
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio()
        pixmap = _drawn(self._drawing, self._colour, round(side * ratio), ratio)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * _FAINT)
        left = rect.left() + (rect.width() - side) // 2
        top = rect.top() + (rect.height() - side) // 2
        painter.drawPixmap(QPoint(left, top), pixmap)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of so many device pixels."""
        full = _drawn(self._drawing, self._colour, min(size.width(), size.height()), 1.0)
        if mode != QIcon.Mode.Disabled:
            return full
        faint = QPixmap(full.size())
        faint.fill(Qt.GlobalColor.transparent)
        painter = QPainter(faint)
        painter.setOpacity(_FAINT)
        painter.drawPixmap(0, 0, full)
        painter.end()
        return faint

    @override
    def clone(self) -> QIconEngine:
        """Return a copy, as Qt asks for when an icon is changed."""
        return TintedIcon(self._drawing, self._colour)

    @override
    def isNull(self) -> bool:
        """Tell that there is always something to draw."""
        return False


@cache
def _drawn(drawing: bytes, colour: str, pixels: int, ratio: float) -> QPixmap:
    """Draw an SVG into a square of device pixels."""
    picture = QPixmap(max(pixels, 1), max(pixels, 1))
    picture.fill(Qt.GlobalColor.transparent)
    tinted = drawing.replace(_INK, QColor(colour).name().encode())
    renderer = QSvgRenderer(QByteArray(tinted))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
