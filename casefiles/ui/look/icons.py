"""Icons: line drawings of one set, tinted by a colour and drawn at the device's resolution."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_INK: Final = b"currentColor"
_FAINT: Final = 0.45
"""Opacity of an icon that cannot be used."""


class IconCache:
    """The drawings of one folder, read when they are first asked for.

    Attributes:
        folder: where the SVG files lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drawings: dict[str, bytes] = {}

    def icon(self, name: str, colour: str, sizes: tuple[int, ...]) -> QIcon:
        """Return a drawing in one colour; an empty icon if there is none of that name.

        Args:
            name: of the drawing.
            colour: as `#rrggbb`.
            sizes: device pixels at which it is sharp; others are made from them.
        """
        drawing = self._drawing(name)
        return _icon(drawing, colour, sizes) if drawing else QIcon()

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


@cache
def _icon(drawing: bytes, colour: str, sizes: tuple[int, ...]) -> QIcon:
    """Make an icon of pictures.

    An icon engine of Python would be drawn sharper still, but Qt copies and ends engines as it
    likes, and one that Python had let go ended the program while colours changed.
    """
    icon = QIcon()
    renderer = _renderer(drawing, colour)
    for pixels in sizes:
        icon.addPixmap(_picture(renderer, pixels, 1.0))
        icon.addPixmap(_picture(renderer, pixels, _FAINT), QIcon.Mode.Disabled)
    return icon


@cache
def _drawn(drawing: bytes, colour: str, pixels: int, ratio: float) -> QPixmap:
    """Draw an SVG into a square of device pixels."""
    picture = _picture(_renderer(drawing, colour), pixels, 1.0)
    picture.setDevicePixelRatio(ratio)
    return picture


def _renderer(drawing: bytes, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing.replace(_INK, QColor(colour).name().encode())))


def _picture(renderer: QSvgRenderer, pixels: int, opacity: float) -> QPixmap:
    picture = QPixmap(max(pixels, 1), max(pixels, 1))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(opacity)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    return picture
