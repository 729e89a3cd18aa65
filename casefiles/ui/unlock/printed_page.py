"""What may be printed at the door: one secret on one page, drawn to a printer and nowhere else."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from casefiles.words.language import msg_mark, msg_of

_MARGIN: Final = 0.1
_TITLE, _TEXT, _CELL = 18, 11, 13
"""Sizes of letters, in points."""
_POINTS_PER_INCH: Final = 72
_LINE: Final = 2.1
_KEEP: Final = msg_mark(
    "Keep it hidden and away from the computer. Label it yourself. It can open the vault."
)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page.

    Attributes:
        title: says what it is; names no vault and no client.
        instructions: how it is used.
        cells: groups or words, numbered when they are printed.
        columns: in which they stand.
    """

    title: str
    instructions: str
    cells: tuple[str, ...] = field(repr=False)
    columns: int = 3


def printers() -> tuple[str, ...]:
    """Return the names of the printers of this system, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    names = list(QPrinterInfo.availablePrinterNames())
    return tuple(sorted(names, key=lambda name: (name != usual, name)))


def print_page(paper: PrintedPage, name: str) -> bool:
    """Print a page on a printer; never into a file.

    Returns:
        Whether the system took it.
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return False
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat or printer.outputFileName():
        return False
    printer.setDocName("Casefiles")
    painter = QPainter()
    if not painter.begin(printer):
        return False
    draw(paper, painter)
    return painter.end()


def draw(paper: PrintedPage, painter: QPainter) -> None:
    """Draw a page on whatever a painter draws on."""
    device = painter.device()
    width, height = float(device.width()), float(device.height())
    scale = device.logicalDpiY() / _POINTS_PER_INCH
    left, top, room = width * _MARGIN, height * _MARGIN, width * (1 - 2 * _MARGIN)
    wrap = Qt.TextFlag.TextWordWrap
    painter.setPen(Qt.GlobalColor.black)
    for size, text in ((_TITLE, paper.title), (_TEXT, paper.instructions), (_TEXT, msg_of(_KEEP))):
        painter.setFont(_font(size, scale))
        box = QRectF(left, top, room, height)
        drawn = painter.boundingRect(box, int(wrap), text)
        painter.drawText(box, int(wrap), text)
        top += drawn.height() + size * scale
    rows = -(-len(paper.cells) // paper.columns)
    step = _CELL * scale * _LINE
    for at, cell in enumerate(paper.cells):
        column, row = divmod(at, rows)
        x = left + room * column / paper.columns
        painter.setFont(_font(_CELL, scale))
        painter.drawText(
            QRectF(x, top + row * step, room / paper.columns, step),
            int(Qt.AlignmentFlag.AlignVCenter),
            f"{at + 1:>2}   {cell}",
        )


def _font(points: int, scale: float) -> QFont:
    font = QFont()
    font.setPixelSize(max(round(points * scale), 1))
    return font
