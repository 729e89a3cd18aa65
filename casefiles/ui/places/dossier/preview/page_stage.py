"""One true page of a dossier, drawn pixel for pixel; white paper in any light."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from casefiles.office.documents.pages import PagePicture
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.words.language import msg

_MARGIN: Final = 16
_RING: Final = 2
_PAUSE: Final = 120
_A4: Final = 842 / 595
_PAPER: Final = "#ffffff"
_INTO_VIEW: Final = 0.25
"""Share of the height at which a place is shown that was not in view."""
_FAR_DOWN: Final = 0.85
"""Share of the height below which it counts as out of view: its words go on below."""
_ZOOMS: Final = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)


class _Sheet(QWidget):
    """The paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.paper = QSize(1, 1)
        self.is_in_focus = False
        self._theme = theme

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, or bare paper until it comes."""
        painter = QPainter(self)
        left = max((self.width() - self.paper.width()) // 2, 0)
        area = QRectF(left, _MARGIN, self.paper.width(), self.paper.height())
        painter.fillRect(area, QColor(_PAPER))
        if self.image is not None:
            ratio = self.devicePixelRatioF()
            exact = QSize(round(area.width() * ratio), round(area.height() * ratio))
            is_exact = self.image.width() == exact.width()
            # For a moment only, until the page has been drawn at the new width.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_exact)
            painter.drawImage(area, self.image)
        if self.is_in_focus:
            painter.setPen(QPen(self._theme.colour("accent"), _RING))
            painter.drawRect(area.adjusted(-_RING, -_RING, _RING, _RING))
        else:
            painter.setPen(self._theme.colour("line"))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def show_focus(self, *, is_in_focus: bool) -> None:
        """Show around the paper whether keys go to it."""
        self.is_in_focus = is_in_focus
        self.update()


class PageStage(QScrollArea):
    """Shows a page as wide as there is room, times the zoom.

    Attributes:
        pages_requested: a page is wanted at another width, in device pixels.
        stepped: pages to go forward, or back if negative; 0 and beyond mean the ends.
    """

    pages_requested = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._zoom = _ZOOMS.index(1.0)
        self._shape = _A4
        self._sheet = _Sheet(theme)
        self._timer = made_timer(self, _PAUSE, self.pages_requested)
        self.setWidget(self._sheet)
        self.setWidgetResizable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(msg("Page of the dossier"))

    @property
    def pixel_width(self) -> int:
        """How wide the page is wanted, in device pixels."""
        return max(1, round(self._paper_width() * self.devicePixelRatioF()))

    @property
    def zoom_words(self) -> str:
        """The zoom, against the width of the pane."""
        is_width = _ZOOMS[self._zoom] == 1.0
        return msg("Width") if is_width else f"{_ZOOMS[self._zoom]:.0%}"

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._sheet.image

    def show_picture(self, picture: PagePicture, words: str) -> None:
        """Show a page.

        Args:
            picture: its pixels.
            words: what it is, for screen readers.
        """
        stride = picture.columns * 3
        image = QImage(
            picture.rgb, picture.columns, picture.rows, stride, QImage.Format.Format_RGB888
        )
        self._sheet.image = image.copy()
        self._shape = picture.rows / picture.columns
        self.setAccessibleName(words)
        self._arrange()

    def clear(self) -> None:
        """Show bare paper."""
        self._sheet.image = None
        self._sheet.update()

    def to_top(self) -> None:
        """Show the head of the page."""
        self.verticalScrollBar().setValue(0)

    def bring_into_view(self, down: float) -> None:
        """Show a place of the page, from 0 at its head to 1, unless it is in view."""
        bar = self.verticalScrollBar()
        at = _MARGIN + round(down * self._sheet.paper.height())
        height = self.viewport().height()
        if not bar.value() <= at <= bar.value() + height * _FAR_DOWN:
            bar.setValue(round(at - height * _INTO_VIEW))

    def zoom_by(self, steps: int) -> None:
        """Show the page larger, or smaller if negative."""
        zoom = max(0, min(self._zoom + steps, len(_ZOOMS) - 1))
        if zoom != self._zoom:
            self._zoom = zoom
            self._arrange()
            self._timer.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width, and ask for the page anew."""
        super().resizeEvent(event)
        self._arrange()
        self._timer.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow another screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._timer.start()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._sheet.show_focus(is_in_focus=True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self._sheet.show_focus(is_in_focus=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages, where there is nothing left to scroll."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown if bar.value() >= bar.maximum():
                self.stepped.emit(1)
            case Qt.Key.Key_PageUp if bar.value() <= bar.minimum():
                self.stepped.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)

    def _paper_width(self) -> float:
        return max(self.viewport().width() - 2 * _MARGIN, 80) * _ZOOMS[self._zoom]

    def _arrange(self) -> None:
        width = round(self._paper_width())
        height = round(width * self._shape)
        self._sheet.paper = QSize(width, height)
        around = max(width + 2 * _MARGIN, self.viewport().width())
        self._sheet.resize(around, height + 2 * _MARGIN)
        self._sheet.update()
