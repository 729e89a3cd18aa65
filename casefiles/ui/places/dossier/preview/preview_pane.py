"""The true pages of the dossier, one at a time, as they would leave now."""

from collections import OrderedDict
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.documents.pages import PagePicture
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.draft.live_pages import LivePages, draw_page
from casefiles.office.workplace.live_child import PageAnchor
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.preview.page_stage import PageStage
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, in_column, row, words
from casefiles.ui.widgets.wrapping_row import EvenRow
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of, msg_p

_MOST_CACHED: Final = 12
"""Drawn pages that are kept at hand."""
_MAKING: Final = msg_mark(
    "Exactly the pages to be exported, updated after each change. Kept in memory only."
)
_CURRENT: Final = msg_mark("Preview of the exported file")
_RENEWING: Final = msg_mark("Updating…")
_BEFORE: Final = msg_mark("Before the last change")


class PreviewPane(QWidget):
    """Shows the pages of a dossier as it would leave now.

    Attributes:
        live: what is shown; None while there is nothing.
        is_current: what is shown is of after the last change.
        kept: what renewals and drawn pages need of one another.
        verdict: whether it may be exported, in words; shown where the checks are not.
        again_requested: the pages shall be made anew.
        came_into_view: somebody looks again.
        turned: another page is shown.
        drawn: the page in view is drawn, or cannot be.
    """

    again_requested = Signal()
    came_into_view = Signal()
    turned = Signal()
    drawn = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.live: LivePages | None = None
        self.is_current = False
        self.page = 1
        self.cache = ExportCache()
        self.stage = PageStage(context.theme)
        self._context = context
        self._ticket: CancellationToken | None = None
        self._down: float | None = None
        self._trouble = ""
        self._pictures: OrderedDict[tuple[int, int], PagePicture] = OrderedDict()
        self.number = QLineEdit()
        self.number.setAccessibleName(msg("Page of the dossier"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._digits = QIntValidator(1, 1, self)
        self.number.setValidator(self._digits)
        self._total = QLabel("")
        self._zoom = muted("")
        self.state = muted("")
        self.verdict = muted("")
        self.verdict.hide()
        self.back = icon_button(msg("Previous page"), "caret-left")
        self.forward = icon_button(msg("Next page"), "caret-right")
        self._smaller = icon_button(msg("Smaller"), "magnifying-glass-minus")
        self._larger = icon_button(msg("Larger"), "magnifying-glass-plus")
        self.again = button(msg("Update now"), "arrow-clockwise")
        self.banner = self._made_banner()
        self._first = button(msg("Try again"), "arrow-clockwise", primary=True)
        self.empty = EmptyState(context.theme, "book-open", "", "", self._first)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._size_number()
        self.show_none()

    @property
    def is_drawing(self) -> bool:
        """Whether the page in view is waited for."""
        is_cached = (self.page, self.stage.pixel_width) in self._pictures
        return self._ticket is not None and not is_cached

    def show_none(self) -> None:
        """Forget the pages; others are on their way."""
        self.live = None
        self.is_current = False
        if self._ticket is not None:
            self._ticket.stop.set()
        self._pictures.clear()
        self.stage.clear()
        self.empty.title.setText(msg("Preparing pages"))
        self.empty.words.setText(msg_of(_MAKING))
        self._first.hide()
        self._trouble = ""
        self._warn("")
        self._pages.setCurrentIndex(0)

    def show_renewing(self) -> None:
        """Say that the pages are being renewed; those of before stay in view."""
        self._say(msg_of(_RENEWING), is_current=False)

    def show_failed(self, words: str) -> None:
        """Say why the pages could not be renewed; those of before stay in view."""
        if self.live is None:
            self.empty.title.setText(msg("Preview failed"))
            self.empty.words.setText(words)
            self._first.show()
            return
        self._trouble = msg("The pages could not be renewed. {words}", words=words)
        self._warn(self._trouble)
        self._say(msg_of(_BEFORE), is_current=False)

    def show_live(self, live: LivePages, edited: PageAnchor | None) -> None:
        """Show renewed pages, at the place that was edited, or where the reader was."""
        before, self.live = self.live, live
        is_same = before is not None and _is_same(before, live)
        if not is_same:
            self._pictures.clear()
        self._digits.setTop(live.pages)
        self._size_number()
        self._total.setText(f"/ {live.pages}")
        self._pages.setCurrentIndex(1)
        self._say(msg_of(_CURRENT), is_current=True)
        self._trouble = ""
        self._warn("")
        if edited is None:
            self.go_to(self.page)
        else:
            self.show_place(edited)

    def show_verdict(self, why_off: str) -> None:
        """Say whether it may be exported, or why not."""
        self.verdict.setText(why_off or msg("No blocking findings."))

    def show_place(self, place: PageAnchor) -> None:
        """Show a place of the pages."""
        self._down = place.down
        self.go_to(place.page)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._draw()
        self.came_into_view.emit()

    def go_to(self, page: int) -> None:
        """Show a page by its number; beyond an end, that end."""
        if self.live is None:
            return
        page = max(1, min(page, self.live.pages))
        is_other = page != self.page
        self.page = page
        self.number.setText(str(page))
        self.back.setEnabled(page > 1)
        self.forward.setEnabled(page < self.live.pages)
        if is_other:
            self._warn(self._trouble)
            self.stage.to_top()
            self.turned.emit()
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Show the page from what is at hand, or have it drawn."""
        live = self.live
        if live is None or not self.isVisible():
            return
        width = self.stage.pixel_width
        self._zoom.setText(self.stage.zoom_words)
        page_picture = self._pictures.get((self.page, width))
        if page_picture is not None:
            self._show(page_picture)
        number = self.page if page_picture is None else self.page + 1
        if number > live.pages or (number, width) in self._pictures:
            return
        if self._ticket is not None:
            self._ticket.stop.set()
        self._ticket = self._context.session.fetch(
            self, draw_page(live, self.cache, number, width), self._on_picture, channel="page",
            otherwise=partial(self._on_undrawn, number),
        )  # fmt: skip

    def _on_picture(self, picture: PagePicture) -> None:
        self._ticket = None
        self._pictures[picture.number, picture.requested_width] = picture
        while len(self._pictures) > _MOST_CACHED:
            self._pictures.popitem(last=False)
        # The page that follows is drawn ahead.
        self._draw()
        if picture.number == self.page:
            self.drawn.emit()

    def _on_undrawn(self, number: int, error: CasefilesError) -> None:
        self._ticket = None
        if isinstance(error, Cancelled) or number != self.page:
            return
        # What lies there could be taken for the page that cannot be shown.
        self.stage.clear()
        self._warn(msg("This page cannot be shown. {words}", words=explain(error.code, error.safe)))
        self.drawn.emit()

    def _show(self, picture: PagePicture) -> None:
        total = self.live.pages if self.live is not None else 0
        self.stage.show_picture(
            picture,
            msg("Page {number} of {total} of the dossier", number=picture.number, total=total),
        )
        if self._down is not None:
            self.stage.bring_into_view(self._down)
            self._down = None

    def _say(self, words: str, *, is_current: bool) -> None:
        self.is_current = is_current
        self.state.setText(words)

    def _warn(self, words: str) -> None:
        """Show a problem above the page; none without words."""
        self._problem.setText(words)
        self.banner.setVisible(bool(words))

    @Slot(int)
    def _on_step(self, steps: int) -> None:
        self.go_to(self.page + steps)

    @Slot()
    def _on_number(self) -> None:
        text = self.number.text()
        self.go_to(int(text) if text.isdecimal() else self.page)

    @Slot()
    def _size_number(self) -> None:
        self.number.ensurePolished()
        digits = "0" * max(3, len(str(self._digits.top())))
        room = self.number.fontMetrics().horizontalAdvance(digits)
        least = self.number.minimumSizeHint().width()
        self.number.setFixedWidth(max(least, room + self._context.theme.pixels(24)))

    @Slot()
    def _on_zoom_in(self) -> None:
        self.stage.zoom_by(1)

    @Slot()
    def _on_zoom_out(self) -> None:
        self.stage.zoom_by(-1)

    def _connect(self) -> None:
        for one in (self.again, self._first):
            one.clicked.connect(self.again_requested)
        self.back.clicked.connect(lambda: self.go_to(self.page - 1))
        self.forward.clicked.connect(lambda: self.go_to(self.page + 1))
        self.number.editingFinished.connect(self._on_number)
        self._context.theme.changed.connect(self._size_number)
        self._smaller.clicked.connect(self._on_zoom_out)
        self._larger.clicked.connect(self._on_zoom_in)
        self.stage.pages_requested.connect(self._draw)
        self.stage.stepped.connect(self._on_step)

    def _made_banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("band", "true")
        self._problem = words()
        row((self._problem, 1), self.again, margins=(12, 6, 6, 6), of=banner)
        banner.hide()
        return banner

    def _lay_out(self) -> None:
        turning, zooming = QWidget(), QWidget()
        line = row(
            self.back,
            QLabel(msg_p("page", "Page")),
            self.number,
            self._total,
            self.forward,
            ...,
            of=turning,
        )
        other = row(..., self._zoom, self._smaller, self._larger, of=zooming)
        for one in (line, other):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(6)
        both = EvenRow(None)
        both.addWidget(turning)
        both.addWidget(zooming)
        shown = in_column(
            column(both, self.state, self.verdict, margins=(12, 8, 12, 8)),
            row(self.banner, margins=(12, 0, 12, 8)),
            (self.stage, 1),
            gap=0,
            margins=0,
        )
        self._pages.addWidget(ColumnScroll(self.empty))
        self._pages.addWidget(shown)
        column(self._pages, margins=0, of=self)


def _is_same(before: LivePages, now: LivePages) -> bool:
    """Tell whether no page looks otherwise."""
    plans = ([replace(one, unread_pages=()) for one in live.draft.plans] for live in (before, now))
    return before.disclosure == now.disclosure and next(plans) == next(plans)
