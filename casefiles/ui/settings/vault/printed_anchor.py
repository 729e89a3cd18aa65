"""A slip on paper: its words, its code for a hand, and its code for machines."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from casefiles.office.vault.printed_anchors import PrintedAnchorPage
from casefiles.words.language import msg

_BLACK: Final = QColor(0, 0, 0)
_QUIET_ZONE: Final = 4
_PER_LINE: Final = 4
_POINTS_PER_INCH: Final = 72.0
_MARGIN: Final = 54.0
_WIDTH: Final = 420.0
_SQUARES: Final = 200.0


def draw_anchor(painter: QPainter, page: PrintedAnchorPage, dots_per_inch: float) -> None:
    """Draw a slip from the top left of the painter's page."""
    painter.save()
    scale = dots_per_inch / _POINTS_PER_INCH
    painter.scale(scale, scale)
    painter.setPen(_BLACK)
    at = _MARGIN
    at = _text(painter, page.title, at, _font(16, bold=True))
    for line in page.lines:
        at = _text(painter, line, at + 4, _font(10))
    at += 12
    groups = page.code
    for first in range(0, len(groups), _PER_LINE):
        line = "   ".join(groups[first : first + _PER_LINE])
        at = _text(painter, line, at + 4, _font(16, bold=True, family=msg("Noto Sans Mono")))
    _draw_squares(painter, page, at + 20)
    painter.restore()


def _font(points: int, *, bold: bool = False, family: str = "Noto Sans") -> QFont:
    font = QFont(family)
    # Pixels of a page whose unit is the point, whatever the device.
    font.setPixelSize(points)
    font.setBold(bold)
    return font


def _text(painter: QPainter, text: str, at: float, font: QFont) -> float:
    painter.setFont(font)
    room = QRectF(_MARGIN, at, _WIDTH, 400)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    taken = painter.boundingRect(room, int(flags), text)
    painter.drawText(room, int(flags), text)
    return at + taken.height()


def _draw_squares(painter: QPainter, page: PrintedAnchorPage, top: float) -> None:
    side = _SQUARES / (len(page.squares) + 2 * _QUIET_ZONE)
    for down, row in enumerate(page.squares):
        for across, is_dark in enumerate(row):
            if is_dark:
                left = _MARGIN + across * side
                painter.fillRect(QRectF(left, top + down * side, side, side), _BLACK)


def print_anchor(
    parent: QWidget, page: PrintedAnchorPage, printed: Callable[[], None]
) -> QPrintDialog:
    """Ask for a printer and print a slip; `printed` is called once it was handed to it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Casefiles")
    printer.setCreator("Casefiles")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Casefiles")

    def accepted() -> None:
        if paint_on(printer, page):
            printed()

    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog


def paint_on(printer: QPrinter, page: PrintedAnchorPage) -> bool:
    """Print a slip; tell whether the printer took it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    draw_anchor(painter, page, printer.resolution())
    return painter.end()
