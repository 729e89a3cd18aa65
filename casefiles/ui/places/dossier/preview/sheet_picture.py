"""A page of an exhibit as one edition shows it: removed areas black, what differs outlined."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from casefiles.domain.foundation.boxes import Box
from casefiles.office.documents.pages import PagePicture
from casefiles.ui.look.accessible_roles import with_role
from casefiles.ui.look.theme import Theme

_LEAST: Final = 120
_A4: Final = 842 / 595
_PAPER: Final = "#ffffff"
_REMOVED: Final = "#000000"
_PEN: Final = 2.0


@with_role(QAccessible.Role.Graphic)
class SheetPicture(QWidget):
    """Paints a page as large as there is room."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._removed: tuple[Box, ...] = ()
        self._outlined: tuple[Box, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumSize(_LEAST, round(_LEAST * _A4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(
        self, picture: PagePicture | None, removed: tuple[Box, ...], outlined: tuple[Box, ...]
    ) -> None:
        """Show a page; bare paper until its picture comes.

        Args:
            picture: of the whole page, which only this vault holds.
            removed: areas that readers of the edition do not see.
            outlined: areas in which the editions differ.
        """
        self._image = _image_of(picture) if picture is not None else None
        self._removed, self._outlined = removed, outlined
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Ask for a sheet of paper."""
        width = self._theme.pixels(270)
        return QSize(width, round(width * _A4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, then what goes from it, then where the two differ."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        painter.fillRect(area, QColor(_PAPER))
        if self._image is not None:
            painter.drawImage(area, self._image)
        for box in self._removed:
            painter.fillRect(_on(area, box), QColor(_REMOVED))
        painter.setPen(QPen(self._theme.colour("danger"), _PEN))
        for box in self._outlined:
            painter.drawRect(_on(area, box).adjusted(-_PEN, -_PEN, _PEN, _PEN))
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _area(self) -> QRectF:
        shape = self._image.height() / self._image.width() if self._image is not None else _A4
        width = min(float(self.width()), self.height() / shape)
        return QRectF((self.width() - width) / 2, 0, width, width * shape)


def _on(area: QRectF, box: Box) -> QRectF:
    return QRectF(
        area.x() + box.x0 * area.width(),
        area.y() + box.y0 * area.height(),
        (box.x1 - box.x0) * area.width(),
        (box.y1 - box.y0) * area.height(),
    )


def _image_of(picture: PagePicture) -> QImage:
    image = QImage(
        picture.rgb,
        picture.columns,
        picture.rows,
        picture.columns * 3,
        QImage.Format.Format_RGB888,
    )
    return image.copy()
