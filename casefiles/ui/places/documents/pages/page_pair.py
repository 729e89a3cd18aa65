"""Original and translation side by side: two views of pages that turn together."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.provenance import Sensitivity
from casefiles.office.documents.links import DocumentPair, pairs_of, save_page_offset
from casefiles.office.documents.pages import ShownDocument, shown_document
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.pages.glossary_tips import PageGlossaryTips
from casefiles.ui.places.documents.pages.graphic_cover import GraphicCover
from casefiles.ui.places.documents.pages.page_view import PageView
from casefiles.ui.widgets.buttons import IconButton, icon_button, quiet_button
from casefiles.ui.widgets.labels import ShortenedLabel, muted
from casefiles.ui.widgets.layout import column, row
from casefiles.ui.widgets.splits import Split
from casefiles.words.language import msg, msg_of

_WIDE: Final = 700
"""Logical pixels at 100 % from which two pages fit side by side."""
_ACTS: Final = {
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.FocusIn,
}
"""By what a person takes one of the two in hand."""


class _Half(QWidget):
    """One of the two, with what it is above its pages."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self.view = view
        self._what = muted("", wrap=False)
        self._name = ShortenedLabel("", self)
        self.line = QWidget(self)
        row(self._what, (self._name, 1), gap=8, margins=(2, 0, 2, 0), of=self.line)
        self.line.hide()
        self.cover = GraphicCover()
        self.cover.hide()
        self.cover.lifted.connect(self._on_lifted)
        column(self.line, (view, 1), (self.cover, 1), gap=4, margins=0, of=self)

    def set_covered(self, *, is_covered: bool) -> None:
        """Cover what is marked as graphic, until somebody looks."""
        self.cover.setVisible(is_covered)
        self.view.setVisible(not is_covered)

    @Slot()
    def _on_lifted(self) -> None:
        self.set_covered(is_covered=False)

    def say(self, what: str, name: str) -> None:
        """Say what is shown."""
        self._what.setText(what)
        self._name.show_words(name)
        self.line.show()


class PagePair(QWidget):
    """Holds the view of a document and, if it is wanted, that of its translation or original.

    Attributes:
        offered: there is something to show beside it, or not.
        shown: both are shown, or not any more.
    """

    offered = Signal(bool)
    shown = Signal(bool)

    def __init__(self, context: Context, view: PageView) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._pairs: tuple[DocumentPair, ...] = ()
        self._pair: DocumentPair | None = None
        self._is_requested = False
        self._is_reported = False
        self._is_turned = False
        self._is_loaded = ""
        self._last = 1
        self.view = view
        self.second_view = PageView(context.session, context.theme)
        self._halves = _Half(view), _Half(self.second_view)
        self._split = Split("side by side", Qt.Orientation.Horizontal)
        self._apart = QLabel()
        self._bar = self._made_bar()
        self._leads = view
        self._lay_out()
        for one in (view, self.second_view):
            PageGlossaryTips(context.session, one)
            for watched in (one, one.viewport(), one.verticalScrollBar()):
                watched.installEventFilter(self)
        view.page_changed.connect(self._on_page)
        self.second_view.page_changed.connect(self._on_second_page)

    @property
    def pair(self) -> DocumentPair | None:
        """What is shown side by side; None while one document is shown alone."""
        return self._pair if self._is_requested else None

    def show_document(self, document_id: DocumentId) -> None:
        """Follow to another document; the other view goes until its counterpart is known."""
        if document_id != self._document_id:
            self._document_id = document_id
            self._show_pairs(())
        self.ask()

    def ask(self) -> None:
        """Ask again what can be shown beside the document."""
        if self._document_id:
            query = pairs_of(self._document_id)
            self._context.session.ask(self, query, self._show_pairs, channel="pairs")

    def toggle(self) -> None:
        """Show the counterpart, or be alone again."""
        self._is_requested = not self._is_requested
        self._show()

    def compare(self, pair: DocumentPair | None) -> None:
        """Show a document beside one that is like it, until another document is shown."""
        if pair is not None and self._document_id in {pair.original_id, pair.translation_id}:
            self._is_requested = True
            self._show_pairs((pair, *self._pairs))

    def turn(self) -> None:
        """Go to the other one of the two: into view where only one fits."""
        if self.pair is None:
            return
        if self._is_narrow():
            self._is_turned = not self._is_turned
            self._fit()
            (self.second_view if self._is_turned else self.view).setFocus()
        else:
            other = self.view if self.second_view.hasFocus() else self.second_view
            other.setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, pages: int) -> None:
        """Let the translation stand so many pages further on than it does now."""
        self.lead()
        if self._pair is None or not self._is_requested:
            return
        self._pair = replace(self._pair, shift=self._pair.shift + pages)
        self._context.session.run(self, save_page_offset(self._pair))
        self._show_shift()
        self._follow()

    def zoom_by(self, steps: int) -> None:
        """Show the pages of both larger, or smaller if negative."""
        for view in (self.view, self.second_view):
            view.zoom_by(steps)

    def fit(self) -> None:
        """Let the pages of both fill their widths."""
        for view in (self.view, self.second_view):
            view.fit()

    def turn_pages(self, quarters: int) -> None:
        """Turn the pages of the one that leads, clockwise, or back if negative."""
        (self._leads if self.pair is not None else self.view).turn_by(quarters)

    # Showing

    @Slot(object)
    def _show_pairs(self, pairs: tuple[DocumentPair, ...]) -> None:
        if pairs == self._pairs and pairs:
            return
        self._pairs = pairs
        self._pair = pairs[0] if pairs else None
        self._is_turned = False
        self.offered.emit(bool(pairs))
        self._show()

    def _show(self) -> None:
        pair = self.pair
        if (pair is not None) != self._is_reported:
            self._is_reported = pair is not None
            self.shown.emit(self._is_reported)
        self._bar.setVisible(pair is not None)
        if pair is None:
            self._halves[1].hide()
            self._halves[0].line.hide()
            self._halves[0].show()
            return
        is_original = self._document_id == pair.original_id
        other = pair.translation_id if is_original else pair.original_id
        original, translation = msg_of(pair.words)
        values = ((original, pair.original), (translation, pair.translation))
        own, adjacent = values if is_original else values[::-1]
        self._halves[0].say(*own)
        self._halves[1].say(*adjacent)
        self._split.insertWidget(0, self._halves[0 if is_original else 1])
        self._show_shift()
        self._fit()
        if self._is_loaded != other:
            self._is_loaded = ""
            then = partial(self._on_other, other)
            self._context.session.ask(self, shown_document(other), then, channel="other")
        else:
            self._follow()

    def _on_other(self, document_id: DocumentId, found: ShownDocument | None) -> None:
        pair = self.pair
        if found is None or pair is None or document_id not in {
            pair.original_id,
            pair.translation_id,
        }:  # fmt: skip
            return
        self._is_loaded, self._last = document_id, len(found.page_sizes)
        is_graphic = found.document.sensitivity is Sensitivity.GRAPHIC
        self._halves[1].set_covered(is_covered=is_graphic)
        self.second_view.set_upright(document_id, found.page_turns)
        self.second_view.show_document(
            document_id, found.title, found.page_sizes, self._counterpart()
        )
        self._apart.setToolTip("" if found.page_sizes else msg("No page can be shown."))

    def _show_shift(self) -> None:
        shift = self._pair.shift if self._pair is not None else 0
        words = (
            msg("Same page numbers")
            if not shift
            else msg("Translation {shift}", shift=f"{shift:+d}")
        )
        self._apart.setText(words)
        self._apart.setAccessibleName(words)

    # Turning pages together

    def _offset(self) -> int:
        """Return how many pages further on the other view is."""
        if self._pair is None:
            return 0
        is_original = self._document_id == self._pair.original_id
        return self._pair.shift if is_original else -self._pair.shift

    def _counterpart(self) -> int:
        return min(max(self.view.page + self._offset(), 1), max(self._last, 1))

    @Slot(int)
    def _on_page(self, _page: int) -> None:
        if self._leads is self.view:
            self._follow()

    def _follow(self) -> None:
        if (
            self.pair is not None
            and self._is_loaded
            and self.second_view.page != self._counterpart()
        ):
            self.second_view.go_to(self._counterpart())

    @Slot(int)
    def _on_second_page(self, page: int) -> None:
        is_led = self._leads is self.second_view
        requested = max(page - self._offset(), 1)
        if is_led and self.pair is not None and self._is_loaded and requested != self.view.page:
            self.view.go_to(requested)

    def lead(self) -> None:
        """Let the other one follow the document itself from now on."""
        self._leads = self.view

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice which of the two somebody turns: the other one follows."""
        if event.type() in _ACTS:
            is_adjacent = watched is self.second_view or watched.parent() is self.second_view
            is_adjacent = is_adjacent or watched is self.second_view.verticalScrollBar()
            self._leads = self.second_view if is_adjacent else self.view
        return super().eventFilter(watched, event)

    # Room

    def _made_bar(self) -> QWidget:
        bar = QWidget(self)
        self._turn = quiet_button(msg("Show the other document"), "arrows-out-line-horizontal")
        self._turn.clicked.connect(self._context.actions["documents.beside_turn"].trigger)
        row(
            self._step("documents.shift_back", "caret-left"),
            self._apart,
            self._step("documents.shift_on", "caret-right"),
            self._turn,
            ...,
            gap=6,
            margins=(2, 0, 2, 0),
            of=bar,
        )
        bar.hide()
        return bar

    def _step(self, name: str, icon: str) -> IconButton:
        action = self._context.actions[name]
        made = icon_button(action.text(), icon)
        made.stand_for(action)
        return made

    def _lay_out(self) -> None:
        self._split.setChildrenCollapsible(False)
        for half in self._halves:
            self._split.addWidget(half)
            self._split.setStretchFactor(self._split.indexOf(half), 1)
        self._halves[1].hide()
        column(self._bar, (self._split, 1), gap=4, margins=0, of=self)

    def _is_narrow(self) -> bool:
        return self.width() < self._context.theme.pixels(_WIDE)

    def _fit(self) -> None:
        """Show both, or one at a time where both do not fit."""
        if self.pair is None:
            return
        is_narrow = self._is_narrow()
        self._turn.setVisible(is_narrow)
        self._halves[0].setVisible(not is_narrow or not self._is_turned)
        self._halves[1].setVisible(not is_narrow or self._is_turned)
        if not is_narrow:
            half = max(self.width() // 2, 1)
            self._split.setSizes([half, half])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fall back to one at a time on a narrow window."""
        super().resizeEvent(event)
        self._fit()
