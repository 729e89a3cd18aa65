"""The page on which an item stands, its place outlined; nothing is covered before an export."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from casefiles.domain.foundation.boxes import Box, turned
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.pages import PagePicture, PagePictures
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.words.language import msg

_MARGIN: Final = 16
_QUARTER: Final = 90
_PAUSE: Final = 60
_LEAST: Final = 180
"""Pixels of height in which some lines around a place can still be read."""
_A4: Final = 842 / 595
_PAPER: Final = "#ffffff"
_OUTLINE: Final = "#c62828"
"""Red on white paper, in any light."""
_PEN: Final = 2
_SPREAD: Final = 3
"""Pixels between ink and outline."""
_ABOVE: Final = 0.35
"""Of the height of the pane: where the place is brought."""


class _Sheet(QWidget):
    """The paper with its outlines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.boxes: tuple[Box, ...] = ()
        self.paper = QSize(1, 1)
        self.words = ""
        self._theme = theme

    def area(self) -> QRectF:
        """Return where the paper lies."""
        left = max((self.width() - self.paper.width()) // 2, 0)
        return QRectF(left, _MARGIN, self.paper.width(), self.paper.height())

    def place(self, box: Box) -> QRectF:
        """Return where a box of the page lies."""
        area = self.area()
        return QRectF(
            area.left() + box.x0 * area.width(),
            area.top() + box.y0 * area.height(),
            (box.x1 - box.x0) * area.width(),
            (box.y1 - box.y0) * area.height(),
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, or bare paper until it comes, and the outlines."""
        painter = QPainter(self)
        area = self.area()
        painter.fillRect(area, QColor(_PAPER))
        if self.image is not None:
            exact = round(area.width() * self.devicePixelRatioF())
            is_exact = self.image.width() == exact
            # For a moment only, until the page has been drawn at the new width.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_exact)
            painter.drawImage(area, self.image)
        elif self.words:
            painter.setPen(QColor("#555555"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.words)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(_OUTLINE), _PEN))
        for box in self.boxes:
            around = self.place(box).adjusted(-_SPREAD, -_SPREAD, _SPREAD, _SPREAD)
            painter.drawRoundedRect(around, _SPREAD, _SPREAD)


class LocationView(QScrollArea):
    """Shows one page as wide as there is room and brings its outlined place into sight."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._pictures = PagePictures()
        self._requested: tuple[DocumentId, int] = (DocumentId(""), 0)
        self._boxes: tuple[Box, ...] = ()
        self._turns = 0
        self._known: dict[tuple[DocumentId, int], int] = {}
        self._shape = _A4
        self._sheet = _Sheet(theme)
        self._timer = made_timer(self, _PAUSE, self._ask)
        self.setWidget(self._sheet)
        self.setWidgetResizable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("stop", "true")
        self.setMinimumHeight(_LEAST)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(msg("Page"))

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._sheet.image

    def show_spot(
        self, document_id: DocumentId, page: int, boxes: Sequence[Box], words: str
    ) -> None:
        """Show a page with outlines.

        Args:
            document_id: of the document.
            page: from 1.
            boxes: what is outlined.
            words: what is shown, for screen readers.
        """
        self.setAccessibleName(words)
        self._boxes = tuple(boxes)
        if (document_id, page) != self._requested:
            self._requested = document_id, page
            self._sheet.image = None
            self._sheet.words = ""
            self._turns = self._known.get(self._requested, 0)
            page_picture = self._pictures.at_hand(document_id, page, self._pixels())
            if page_picture is not None and self._requested in self._known:
                self._show(page_picture, self._turns)
            self._timer.start()
        self._arrange()
        self._bring()

    def prefetch(self, document_id: DocumentId, page: int) -> None:
        """Draw a page that will be wanted next."""
        width = self._pixels()
        if page and self._pictures.at_hand(document_id, page, width) is None:
            job = self._pictures.draw_upright(document_id, page, width)
            then = partial(self._note, (document_id, page))
            self._session.fetch(self, job, then, channel="prefetch", otherwise=_drop)

    def _pixels(self) -> int:
        return max(1, round(self._paper_width() * self.devicePixelRatioF()))

    def _paper_width(self) -> int:
        return max(self.viewport().width() - 2 * _MARGIN, 80)

    def _ask(self) -> None:
        document_id, page = self._requested
        if not page:
            return
        job = self._pictures.draw_upright(document_id, page, self._pixels())
        then = partial(self._on_drawn, self._requested)
        self._session.fetch(self, job, then, channel="page", otherwise=self._on_failed)

    def _note(self, page: tuple[DocumentId, int], drawn: tuple[PagePicture, int]) -> None:
        """Remember how a page lies, so that it is shown at once when it is wanted again."""
        self._known[page] = drawn[1]

    def _on_drawn(self, requested: tuple[DocumentId, int], drawn: tuple[PagePicture, int]) -> None:
        self._note(requested, drawn)
        if requested == self._requested:
            self._show(*drawn)
            self._arrange()
            self._bring()

    def _show(self, picture: PagePicture, turns: int) -> None:
        stride = picture.columns * 3
        image = QImage(
            picture.rgb, picture.columns, picture.rows, stride, QImage.Format.Format_RGB888
        )
        self._sheet.image = image.transformed(QTransform().rotate(_QUARTER * turns))
        self._turns = turns
        self._shape = self._sheet.image.height() / self._sheet.image.width()

    def _on_failed(self, error: CasefilesError) -> None:
        if not isinstance(error, Cancelled):
            self._sheet.words = msg("This page cannot be displayed.")
            self._sheet.update()

    def _arrange(self) -> None:
        width = self._paper_width()
        height = round(width * self._shape)
        self._sheet.boxes = tuple(turned(box, self._turns) for box in self._boxes)
        self._sheet.paper = QSize(width, height)
        self._sheet.resize(self.viewport().width(), height + 2 * _MARGIN)
        self._sheet.update()

    def _bring(self) -> None:
        if self._sheet.boxes:
            top = min(self._sheet.place(box).top() for box in self._sheet.boxes)
            self.verticalScrollBar().setValue(round(top - self.viewport().height() * _ABOVE))
        else:
            self.verticalScrollBar().setValue(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width, and ask for the page anew."""
        super().resizeEvent(event)
        self._arrange()
        self._bring()
        self._timer.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow another screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._timer.start()


def _drop(_answer: object) -> None:
    """Take nothing: what was drawn is at hand when it is wanted."""
