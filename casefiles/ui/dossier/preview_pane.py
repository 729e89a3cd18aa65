"""The true pages of the dossier, one at a time, and whether they still are what would leave."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from casefiles.domain.errors import Cancelled, CasefilesError
from casefiles.domain.ticket import Ticket
from casefiles.office.pages import PagePicture
from casefiles.office.previews import Preview, preview_pages
from casefiles.ui.context import Context
from casefiles.ui.dossier.page_stage import PageStage
from casefiles.ui.widgets.buttons import action_button, button, icon_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.wrapping_row import EvenRow

_KEPT: Final = 12
"""Drawn pages that are kept at hand."""
_PURPOSE: Final = (
    "Made exactly as an export makes them, searched for every protected name, and kept in memory"
    " only."
)
_MAKING: Final = "This takes about as long as an export. You can go on working meanwhile."
_STALE: Final = "The case changed since these pages were made."


class PreviewPane(QWidget):
    """Shows the pages of a preview.

    Attributes:
        made: what is shown; None while there is nothing.
        is_stale: the case changed since it was made.
        again_wanted: the pages shall be made again.
        turned: another page is shown.
    """

    again_wanted = Signal()
    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.made: Preview | None = None
        self.is_stale = False
        self.page = 1
        self.stage = PageStage(context.theme)
        self._context = context
        self._ticket: Ticket | None = None
        self._pictures: OrderedDict[tuple[int, int], PagePicture] = OrderedDict()
        self.number = QLineEdit()
        self.number.setAccessibleName("Page of the dossier")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._digits = QIntValidator(1, 1, self)
        self.number.setValidator(self._digits)
        self._total = QLabel("")
        self._zoom = muted("")
        self.back = icon_button("Previous page", "caret-left")
        self.forward = icon_button("Next page", "caret-right")
        self._smaller = icon_button("Smaller", "magnifying-glass-minus")
        self._larger = icon_button("Larger", "magnifying-glass-plus")
        self.banner = self._made_banner()
        make = action_button(context.actions["dossier.preview"], primary=True)
        self.empty = EmptyState(context.theme, "book-open", "No pages yet", _PURPOSE, make)
        self._make = make
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._size_number()

    def show_none(self) -> None:
        """Forget the pages."""
        self.made = None
        self._pictures.clear()
        self.stage.clear()
        self.empty.title.setText("No pages yet")
        self.empty.words.setText(_PURPOSE)
        self._make.show()
        self._pages.setCurrentIndex(0)

    def show_making(self) -> None:
        """Say that the pages are being made; earlier ones stay in view."""
        if self.made is None:
            self.empty.title.setText("Making the pages")
            self.empty.words.setText(_MAKING)
            self._make.hide()
        self._again.setEnabled(False)

    def show_failed(self, error: CasefilesError, words: str) -> None:
        """Say why there are no pages; earlier ones stay in view."""
        self._again.setEnabled(True)
        if self.made is not None:
            return
        self.show_none()
        if not isinstance(error, Cancelled):
            self.empty.title.setText("The pages could not be made")
            self.empty.words.setText(words)

    def show_preview(self, made: Preview, *, is_stale: bool) -> None:
        """Show new pages, from the page that was in view."""
        self.made = made
        self._pictures.clear()
        self._again.setEnabled(True)
        self._digits.setTop(made.pages)
        self._size_number()
        self._total.setText(f"/ {made.pages}")
        self._pages.setCurrentIndex(1)
        self.mark_stale(is_stale=is_stale)
        self.go_to(min(self.page, made.pages))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._draw()

    def mark_stale(self, *, is_stale: bool = True) -> None:
        """Say that the pages are not what would leave now."""
        self.is_stale = is_stale and self.made is not None
        self.banner.setVisible(self.is_stale)

    def go_to(self, page: int) -> None:
        """Show a page by its number; beyond an end, that end."""
        if self.made is None:
            return
        page = max(1, min(page, self.made.pages))
        is_other = page != self.page
        self.page = page
        self.number.setText(str(page))
        self.back.setEnabled(page > 1)
        self.forward.setEnabled(page < self.made.pages)
        self._draw()
        if is_other:
            self.stage.to_top()
            self.turned.emit()

    @Slot()
    def _draw(self) -> None:
        """Show the page from what is at hand, or have it drawn, with the one that follows."""
        made = self.made
        if made is None or not self.isVisible():
            return
        width = self.stage.pixel_width
        self._zoom.setText(self.stage.zoom_words)
        held = self._pictures.get((self.page, width))
        if held is not None:
            self._show(held)
        numbers = [
            number
            for number in (self.page, self.page + 1)
            if number <= made.pages and (number, width) not in self._pictures
        ]
        if not numbers:
            return
        if self._ticket is not None:
            self._ticket.stop.set()
        job = preview_pages(made, numbers, width)
        self._ticket = self._context.session.fetch(
            self, job, self._on_pictures, channel="page", otherwise=self._on_undrawn
        )

    def _on_pictures(self, pictures: tuple[PagePicture, ...]) -> None:
        self._ticket = None
        for picture in pictures:
            self._pictures[picture.number, picture.wanted] = picture
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            if picture.number == self.page:
                self._show(picture)

    def _on_undrawn(self, error: CasefilesError) -> None:
        if not isinstance(error, Cancelled):
            self._context.notices.warn(error)

    def _show(self, picture: PagePicture) -> None:
        total = self.made.pages if self.made is not None else 0
        self.stage.show_picture(picture, f"Page {picture.number} of {total} of the dossier")

    @Slot(int)
    def _on_step(self, steps: int) -> None:
        self.go_to(self.page + steps)

    @Slot()
    def _on_number(self) -> None:
        text = self.number.text()
        self.go_to(int(text) if text.isdecimal() else self.page)

    @Slot()
    def _size_number(self) -> None:
        digits = "0" * max(3, len(str(self._digits.top())))
        room = self.number.fontMetrics().horizontalAdvance(digits)
        self.number.setFixedWidth(room + self._context.theme.pixels(24))

    @Slot()
    def _on_zoom_in(self) -> None:
        self.stage.zoom_by(1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self.stage.zoom_by(-1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.go_to(self.page - 1))
        self.forward.clicked.connect(lambda: self.go_to(self.page + 1))
        self.number.editingFinished.connect(self._on_number)
        self._context.theme.changed.connect(self._size_number)
        self._smaller.clicked.connect(self._on_zoom_out)
        self._larger.clicked.connect(self._on_zoom_in)
        self.stage.wanted.connect(self._draw)
        self.stage.stepped.connect(self._on_step)

    def _made_banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("band", "true")
        words = QLabel(_STALE)
        words.setWordWrap(True)
        self._again = button("Make again", "arrow-clockwise")
        self._again.clicked.connect(self.again_wanted)
        row = QHBoxLayout(banner)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(words, 1)
        row.addWidget(self._again)
        banner.hide()
        return banner

    def _lay_out(self) -> None:
        turning, zooming = QWidget(), QWidget()
        row = QHBoxLayout(turning)
        for part in (self.back, QLabel("p"), self.number, self._total, self.forward):
            row.addWidget(part)
        row.addStretch(1)
        other = QHBoxLayout(zooming)
        other.addStretch(1)
        for part in (self._zoom, self._smaller, self._larger):
            other.addWidget(part)
        for one in (row, other):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(6)
        both = EvenRow(None)
        both.addWidget(turning)
        both.addWidget(zooming)
        tools = QVBoxLayout()
        tools.setContentsMargins(12, 8, 12, 8)
        tools.addLayout(both)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        held = QHBoxLayout()
        held.setContentsMargins(12, 0, 12, 8)
        held.addWidget(self.banner)
        column.addLayout(held)
        column.addWidget(self.stage, 1)
        self._pages.addWidget(ColumnScroll(self.empty))
        self._pages.addWidget(shown)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
