"""The pages of a document below one another, pixel for pixel, with marks and what is selected."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.pages import PageWords
from casefiles.office.redaction.marking import MarkRow, RedactionArea
from casefiles.ui.base import clipboard
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.pages.mark_editing import MarkEditing
from casefiles.ui.places.documents.pages.page_area import PageArea
from casefiles.ui.places.documents.pages.page_background import (
    DARK_PAPER,
    WHITE_PAPER,
    PageBackground,
)
from casefiles.ui.places.documents.pages.page_loader import PageLoader
from casefiles.ui.places.documents.pages.page_painting import (
    Brushes,
    PageOverlay,
    paint_overlay,
    paint_sheet,
)
from casefiles.ui.places.documents.pages.page_pointer import HitTestContext, Mode, PagePointer
from casefiles.ui.places.documents.pages.page_selection import by_page
from casefiles.words.language import msg

_SETTLE: Final = 40
"""Milliseconds of rest before pages are asked for, while somebody scrolls or resizes."""
_PULL_STEP: Final = 24
_PULL_TICK: Final = 30
_READ_LINE: Final = 0.35
"""The page at this height of the window is the one that is looked at."""
_PAGE_OF_TEXT: Final = 0.9
_MOST_SPOKEN: Final = 20_000


class PageView(PageArea):
    """Shows pages; asks for those in sight only, and never scales a picture that it can have drawn.

    Attributes:
        page_changed: number of the page that is looked at.
        selection_changed: other words or another area are selected.
        mode_changed: words or an area are selected from now on.
        mark_picked: id of a mark that was clicked.
        mark_moved: id of a mark, and the `Box` that it shall have.
        burned_changed: whether pages are shown as readers get them.
        removal_requested: Del was pressed while a mark was chosen.
        failed: a `CasefilesError`: the pages cannot be drawn.
    """

    page_changed = Signal(int)
    selection_changed = Signal()
    mode_changed = Signal(str)
    mark_picked = Signal(str)
    mark_moved = Signal(str, object)
    burned_changed = Signal(bool)
    removal_requested = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = ""
        self._document_id = DocumentId("")
        self._page = 1
        self._marks: tuple[MarkRow, ...] = ()
        self._picked = ""
        self._line: tuple[int, Box] | None = None
        self._marks_on: dict[int, list[tuple[int, MarkRow]]] = {}
        self._found_on: dict[int, list[Box]] = {}
        self._pointer = QPoint()
        self._clicks_end = 0
        self._is_white = True
        self._spoken: tuple[str, PageWords | None] = ("", None)
        self.supply = PageLoader(session, self)
        self.hand = PagePointer(self)
        self.mark_hand = MarkEditing(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._settle = made_timer(self, _SETTLE, self._ask)
        self._pulling = made_timer(self, _PULL_TICK, self._pull, once=False)
        self.moved.connect(self._on_moved)
        self.supply.arrived.connect(self._on_arrived)
        self.supply.failed.connect(self.failed)
        self.hand.changed.connect(self._on_selected)
        self.hand.picked.connect(self.mark_picked)
        self.mark_hand.changed.connect(self.viewport().update)
        self.mark_hand.settled.connect(self.mark_moved)
        theme.changed.connect(self._show_paper)

    # What is shown

    def show_document(
        self, document_id: DocumentId, title: str, sizes: Sequence[tuple[float, float]], page: int
    ) -> None:
        """Show a document from a page on."""
        self._document_id, self._title = document_id, title
        self.set_marks(())
        self.set_found(())
        self.supply.open(document_id)
        self.hand.clear()
        self.mark_hand.settle()
        self.mark_hand.drop()
        self.set_sizes(sizes, document_id)
        self.go_to(page)
        self._ask()

    @property
    def document_id(self) -> DocumentId:
        """The document that is shown; empty for none."""
        return self._document_id

    @property
    def page(self) -> int:
        """The page that is looked at."""
        return self._page

    def go_to(self, page: int, box: Box | None = None) -> None:
        """Bring a page to the top, or a box of it into the middle."""
        sheet = self.show_page(page)
        if sheet is not None and box is not None:
            self.bring(sheet.number, box, always=True)
        self._page = sheet.number if sheet is not None else max(1, page)
        self._emit_page()

    def set_marks(self, marks: Sequence[MarkRow], picked: str = "") -> None:
        """Show these marks; one of them may be chosen."""
        self._marks, self._picked = tuple(marks), picked
        self._marks_on = by_page((mark.page, (n, mark)) for n, mark in enumerate(self._marks, 1))
        self.viewport().update()

    def set_found(self, found: Sequence[tuple[int, Box]]) -> None:
        """Show where something that was searched for stands."""
        self._found_on = by_page(found)
        self.viewport().update()

    @Slot()
    def toggle_burned(self) -> None:
        """Show pages as readers get them, or as they are again."""
        self.supply.show_burned(is_burned=not self.supply.is_burned)
        self.burned_changed.emit(self.supply.is_burned)
        self._ask()

    def look_again(self) -> None:
        """Look for names again: persons or marks are others now."""
        self.supply.forget_names()
        self._settle.start()

    def set_line(self, line: tuple[int, Box] | None) -> None:
        """Show which line of a page is at hand, and bring it into sight."""
        self._line = line
        if line is not None:
            self.bring(*line, always=False)
        self.viewport().update()

    def set_white_paper(self, *, is_white: bool) -> None:
        """Say whether paper stays white where the window is dark."""
        self._is_white = is_white
        self._show_paper()

    @property
    def paper(self) -> PageBackground:
        """What pages are shown on now."""
        return DARK_PAPER if self._theme.is_dark and not self._is_white else WHITE_PAPER

    @Slot()
    def _show_paper(self) -> None:
        self.supply.set_paper(self.paper)
        self._ask()
        self.viewport().update()

    # What is selected

    @property
    def mode(self) -> Mode:
        """Whether words or an area are selected."""
        return self.hand.mode

    def set_mode(self, mode: Mode) -> None:
        """Select words or an area from now on."""
        self.mark_hand.settle()
        self.hand.set_mode(mode)
        is_area = mode == "area"
        shape = Qt.CursorShape.CrossCursor if is_area else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.mode_changed.emit(mode)

    @property
    def picked(self) -> MarkRow | None:
        """The mark that is chosen, where the hand has it now."""
        if not self._picked:
            return None
        own = [mark for mark in self._marks if mark.id == self._picked]
        return next(iter(self.mark_hand.shown(own)), None)

    def _grippable(self) -> MarkRow | None:
        """Return the mark that mouse and keys change; one of an area that is drawn goes before."""
        is_free = self.hand.mode == "area" and self.hand.area is None
        return self.picked if is_free else None

    def selected_text(self) -> str:
        """Return what the selected words say."""
        selection = self.hand.selection
        return selection.text(self.supply.words) if selection is not None else ""

    def has_selection(self) -> bool:
        """Tell whether there is anything to mark, without gathering it."""
        hand = self.hand
        if hand.area is not None or hand.places:
            return True
        return hand.selection is not None and any(hand.selection.ranges(self.supply.words))

    def selected_areas(self) -> tuple[RedactionArea, ...]:
        """Return the selected words line by line, or the selected area."""
        return tuple(RedactionArea(self._document_id, page, box) for page, box in self._selected())

    def take_up(self, areas: Sequence[RedactionArea]) -> None:
        """Select areas that were selected before, and bring the first into sight."""
        own = [(one.page, one.box) for one in areas if one.document_id == self._document_id]
        self.hand.take_up(own)
        if own:
            self.go_to(*own[0])

    def has_words(self) -> bool | None:
        """Tell whether words were read on the page that is looked at; None if not known yet."""
        words = self.supply.words.get(self._page)
        return None if words is None else bool(words.words)

    def _selected(self) -> tuple[tuple[int, Box], ...]:
        if self.hand.area is not None:
            return (self.hand.area,)
        selection = self.hand.selection
        return selection.areas(self.supply.words) if selection is not None else self.hand.places

    # Asking and telling

    def _ground(self) -> HitTestContext:
        middle = self.offset()[1] + self.room()[1] / 2
        return HitTestContext(self.sheets, self.supply.words, self._marks, middle, self._page)

    @Slot()
    def _ask(self) -> None:
        if not self.isVisible():
            return
        seen = self.in_sight()
        if not seen:
            return
        adjacent = (self.sheets.sheet(seen[-1].number + 1), self.sheets.sheet(seen[0].number - 1))
        near = [sheet for sheet in adjacent if sheet is not None]
        self.supply.want(
            [(sheet.number, sheet.size[0]) for sheet in seen],
            [(sheet.number, sheet.size[0]) for sheet in near],
        )
        self.viewport().update()

    @Slot()
    def _on_arrived(self) -> None:
        self.viewport().update()
        self._announce()

    @Slot()
    def _on_selected(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()

    @Slot()
    def _on_moved(self) -> None:
        """Ask for what came into sight, and tell when another page is looked at."""
        self._settle.start()
        row = self.offset()[1] + self.room()[1] * _READ_LINE
        sheet = self.sheets.nearest(row)
        if sheet is not None and sheet.number != self._page and not self.stays(self._page):
            self._page = sheet.number
            self._emit_page()

    def _emit_page(self) -> None:
        self._announce()
        self.page_changed.emit(self._page)

    def _announce(self) -> None:
        page, words, count = self._page, self.supply.words.get(self._page), len(self.sheets.sheets)
        name = msg("{title}, page {page} of {count}", title=self._title, page=page, count=count)
        if self._spoken == (name, words):
            return
        self._spoken = name, words
        self.setAccessibleName(name)
        text = words.text[:_MOST_SPOKEN] if words is not None else ""
        self.setAccessibleDescription(text or msg("No text on this page."))

    # Events

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets in sight, in whole device pixels."""
        ratio = self.ratio
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.tokens.raised))
        painter.scale(1 / ratio, 1 / ratio)
        moved = painter.deviceTransform()
        # A window may put its parts between two pixels; pictures must not be.
        painter.translate(round(moved.dx()) - moved.dx(), round(moved.dy()) - moved.dy())
        across, down = self.offset()
        painter.translate(-across, -down)
        brushes = Brushes(ratio, self._theme.tokens, self.font(), self.paper)
        for sheet in self.in_sight():
            paint_sheet(painter, sheet, self.supply.pictures.get(sheet.number), brushes)
            paint_overlay(painter, sheet, self._overlay(sheet.number), brushes)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(brushes.pen(brushes.tokens.accent, 2 / ratio))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _overlay(self, page: int) -> PageOverlay:
        """Return what lies over one page; nothing here grows with the number of pages."""
        if self.supply.is_burned:
            return PageOverlay(is_burned=True)
        marks = self._marks_on.get(page, ())
        shown = self.mark_hand.shown([mark for _, mark in marks])
        area = self.hand.area
        return PageOverlay(
            marks=[(number, mark) for (number, _), mark in zip(marks, shown, strict=True)],
            names=self.supply.names.get(page, ()),
            words=self._words_on(page),
            area=area[1] if area is not None and area[0] == page else None,
            found=self._found_on.get(page, ()),
            line=self._line[1] if self._line is not None and self._line[0] == page else None,
            page_words=self.supply.words.get(page),
            picked=self._picked,
            has_grips=self._grippable() is not None,
            is_upright_here=self.is_upright_here(page),
        )

    def _words_on(self, page: int) -> Sequence[Box]:
        if self.hand.selection is not None:
            return self.hand.selection.on_page(page, self.supply.words)
        return [box for number, box in self.hand.places if number == page]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the pages that can be seen now."""
        super().showEvent(event)
        self._settle.start()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select; a third click chooses the line."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self.place(event.position())
        if event.timestamp() < self._clicks_end:
            self.hand.choose_word(self._ground(), *place, whole_line=True)
            return
        mark = self._grippable()
        if mark is not None and self.mark_hand.press(self.sheets, mark, *place):
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.hand.press(self._ground(), *place, extends=shift)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose a word."""
        self._clicks_end = event.timestamp() + QApplication.doubleClickInterval()
        self.hand.choose_word(self._ground(), *self.place(event.position()), whole_line=False)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to here; beyond an edge, pull the pages along."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._pointer = event.position().toPoint()
        self._drag_to(event.position())
        is_outside = not self.viewport().rect().contains(self._pointer)
        if is_outside and not self._pulling.isActive():
            self._pulling.start()
        elif not is_outside:
            self._pulling.stop()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection."""
        self._pulling.stop()
        if self.mark_hand.is_dragging:
            self.mark_hand.release()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.hand.release(self._ground(), *self.place(event.position()), extends=shift)

    @Slot()
    def _pull(self) -> None:
        rectangle, bar = self.viewport().rect(), self.verticalScrollBar()
        if self._pointer.y() < rectangle.top():
            bar.setValue(bar.value() - _PULL_STEP)
        elif self._pointer.y() > rectangle.bottom():
            bar.setValue(bar.value() + _PULL_STEP)
        self._drag_to(QPointF(self._pointer))

    def _drag_to(self, position: QPointF) -> None:
        place, mark = self.place(position), self._grippable()
        if mark is not None and self.mark_hand.is_dragging:
            self.mark_hand.drag(self.sheets, mark, *place)
        else:
            self.hand.drag(self._ground(), *place)

    @override
    def event(self, event: QEvent) -> bool:
        """Take Del before a shortcut of the room does: here it is never the document's."""
        is_requested = event.type() == QEvent.Type.ShortcutOverride
        if is_requested and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select by keys, or scroll."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if self._moves(key, shift=shift, control=control) or self._does(event):
            return
        mark = self._grippable()
        if mark is not None and self.mark_hand.key(
            self.sheets, mark, key, shift=shift, control=control
        ):
            self._keep_in_sight()
            return
        if self.hand.key(self._ground(), key, shift=shift, control=control):
            self._keep_in_sight()
        else:
            super().keyPressEvent(event)

    def _does(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            if text := self.selected_text():
                clipboard.copy(text)
        elif event.key() == Qt.Key.Key_Delete:
            if self._picked:
                self.removal_requested.emit()
        else:
            return False
        return True

    def _moves(self, key: Qt.Key, *, shift: bool, control: bool) -> bool:
        bar = self.verticalScrollBar()
        if key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-1 if shift else 1) * round(bar.pageStep() * _PAGE_OF_TEXT))
        elif key == Qt.Key.Key_Home:
            self.go_to(1 if control else self._page)
        elif key == Qt.Key.Key_End:
            self.go_to(len(self.sheets.sheets) if control else self._page + 1)
        elif key == Qt.Key.Key_A and control:
            self.hand.choose_page(self._ground())
        else:
            return False
        return True

    def _keep_in_sight(self) -> None:
        """Scroll to what the keys selected last."""
        selection, area, mark = self.hand.selection, self.hand.area, self._grippable()
        if mark is not None:
            self.bring(mark.page, mark.box, always=False)
        elif area is not None:
            self.bring(*area, always=False)
        elif selection is not None and selection.head.page in self.supply.words:
            words = self.supply.words[selection.head.page].words
            box = words[selection.head.word].box
            self.bring(selection.head.page, box, always=False)
