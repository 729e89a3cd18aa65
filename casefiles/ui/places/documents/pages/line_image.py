"""The picture of one line of a page, as large as there is room for."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.domain.foundation.boxes import Box
from casefiles.office.documents.pages import PagePicture
from casefiles.words.language import msg

_HIGH: Final = 64
_QUARTER: Final = 90
_MARGIN_SHARE: Final = 0.35
"""Of a line's height: what stands around it helps to read it."""


class LineImage(QWidget):
    """Shows a part of a page; nothing until it is given one."""

    def __init__(self) -> None:
        super().__init__()
        self._page: QImage | None = None
        self._box: Box | None = None
        self._turns = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(msg("Image of the line"))

    def show_page(self, picture: PagePicture | None) -> None:
        """Take the page that lines are cut out of."""
        self._page = None
        if picture is not None:
            self._page = QImage(
                picture.rgb,
                picture.columns,
                picture.rows,
                3 * picture.columns,
                QImage.Format.Format_RGB888,
            ).copy()
        self.update()

    def show_line(self, box: Box | None, turns: int = 0) -> None:
        """Show one line of it, turned clockwise by quarters to be read; None for none."""
        self._box, self._turns = box, turns
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """As high as a line of large letters."""
        return QSize(240, self.fontMetrics().height() * _HIGH // 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, whole."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._page is None or self._box is None:
            return
        around = _around(self._page, self._box).toAlignedRect()
        line = self._page.copy(around).transformed(QTransform().rotate(_QUARTER * self._turns))
        scale = min(self.width() / line.width(), self.height() / line.height())
        size = (line.width() * scale, line.height() * scale)
        left, top = (self.width() - size[0]) / 2, (self.height() - size[1]) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, *size), line)


def _around(page: QImage, box: Box) -> QRectF:
    wide, high = page.width(), page.height()
    thick = min((box.x1 - box.x0) * wide, (box.y1 - box.y0) * high)
    margin = max(2.0, thick * _MARGIN_SHARE)
    left, top = max(0.0, box.x0 * wide - margin), max(0.0, box.y0 * high - margin)
    right, bottom = min(wide, box.x1 * wide + margin), min(high, box.y1 * high + margin)
    return QRectF(left, top, max(1.0, right - left), max(1.0, bottom - top))
