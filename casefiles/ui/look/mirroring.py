"""What is painted by hand where the window runs from right to left.

Widgets and layouts of Qt are mirrored by themselves. Who paints lays out as for a window that
begins at the left, and gives each place to `placed`. Text of the case keeps its own direction,
whatever that of the window is: it begins and is cut where its letters do.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QWidget


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
