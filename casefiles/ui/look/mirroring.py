"""What is painted by hand where the window runs from right to left.

Widgets and layouts of Qt are mirrored by themselves. Who paints lays out as for a window that
begins at the left, and gives each place to `placed`. Text of the case keeps its own direction,
whatever that of the window is: it begins and is cut where its letters do.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QWidget

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"


def is_mirrored(widget: QWidget) -> bool:
    """Tell whether a widget runs from right to left."""
    return widget.layoutDirection() is Qt.LayoutDirection.RightToLeft


def placed(rect: QRect, within: QRect, widget: QWidget) -> QRect:
    """Return where something lies, from the end where its widget is mirrored."""
    return QStyle.visualRect(widget.layoutDirection(), within, rect)


def in_direction(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    """Return margins of a layout, which Qt does not mirror by itself."""
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return right, top, left, bottom
    return left, top, right, bottom


def keep_direction_of_text(painter: QPainter) -> None:
    """Let each text run as its first letters do."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def mirror(painter: QPainter, widget: QWidget) -> None:
    """Let all that is drawn lie from the other end where a widget is mirrored.

    Words and icons would be seen in a mirror too: they are drawn by `draw_words`, or `readable`.
    """
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if is_mirrored(widget):
        painter.translate(widget.width(), 0)
        painter.scale(-1, 1)


def sentence(text: str) -> str:
    """Return a sentence of the window, which runs as it does, whatever name it begins with."""
    is_from_right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return f"{_RIGHT_TO_LEFT if is_from_right else _LEFT_TO_RIGHT}{text}" if text else ""


@contextmanager
def readable(painter: QPainter, left: float, width: float) -> Iterator[None]:
    """Let what is drawn in a stretch be read, where all else is seen in a mirror."""
    painter.save()
    if painter.transform().m11() < 0:
        painter.translate(2 * left + width, 0)
        painter.scale(-1, 1)
    yield
    painter.restore()


def draw_words(painter: QPainter, box: QRectF, flags: int, words: str) -> None:
    """Draw words in a box that a mirror may show: what is at its left is at its right there."""
    if painter.transform().m11() < 0 and not flags & int(Qt.AlignmentFlag.AlignHCenter):
        is_at_right = flags & int(Qt.AlignmentFlag.AlignRight)
        side = Qt.AlignmentFlag.AlignLeft if is_at_right else Qt.AlignmentFlag.AlignRight
        flags &= ~int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight)
        flags |= int(side)
    with readable(painter, box.left(), box.width()):
        painter.drawText(box, flags | int(Qt.AlignmentFlag.AlignAbsolute), words)


def from_start(at: QPointF, widget: QWidget) -> QPointF:
    """Return a place under the pointer as `mirror` has it."""
    return QPointF(widget.width() - at.x(), at.y()) if is_mirrored(widget) else at


def ahead(widget: QWidget) -> int:
    """Return 1 where what comes later lies further right, or -1 where a widget is mirrored."""
    return -1 if is_mirrored(widget) else 1
