"""The hand on the pages: mouse and keys select words or an area, or pick a mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal

from casefiles.domain.foundation.boxes import Box, turned
from casefiles.office.documents.pages import PageWords
from casefiles.office.redaction.marking import MarkRow
from casefiles.ui.places.documents.pages.grips import Grip, grip_at, stepped
from casefiles.ui.places.documents.pages.page_layout import PageLayout, PlacedPage
from casefiles.ui.places.documents.pages.page_selection import (
    WordPosition,
    WordSelection,
    drawn_box,
    line_of,
    nearest_word,
    next_word,
    word_on_next_line,
)

Mode = Literal["words", "area"]

_STILL: Final = 4.0
"""Device pixels below which a press and a release are a click."""
_FIRST_AREA: Final = (0.3, 0.04)
"""Width and height, in fractions of the page, of an area that keys begin."""
_ALONG: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class HitTestContext:
    """What the hand works on.

    Attributes:
        middle: row that is in the middle of what can be seen.
        page: the page that is looked at.
    """

    layout: PageLayout
    words: Mapping[int, PageWords]
    marks: Sequence[MarkRow]
    middle: float
    page: int


class PagePointer(QObject):
    """Holds what is selected; places are device pixels from the top left of all pages.

    Attributes:
        changed: something else is selected.
        picked: id of a mark that was clicked.
        mode: whether words or an area are selected.
        selection: the words; None for none.
        area: page and box of the area; None for none.
        places: pages and boxes that were selected before and are taken up again.
    """

    changed = Signal()
    picked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mode: Mode = "words"
        self.selection: WordSelection | None = None
        self.area: tuple[int, Box] | None = None
        self.places: tuple[tuple[int, Box], ...] = ()
        self._pressed: tuple[float, float] | None = None
        self._grip: Grip | None = None

    def set_mode(self, mode: Mode) -> None:
        """Select words or an area from now on; what was selected otherwise is let go."""
        if mode != self.mode:
            self.mode = mode
            self.clear()

    def clear(self) -> None:
        """Let go of what is selected."""
        self._pressed = self._grip = None
        self.selection = self.area = None
        self.places = ()
        self.changed.emit()

    def select_words(self, selection: WordSelection) -> None:
        """Select words."""
        self.selection = selection
        self.places = ()
        self.changed.emit()

    def take_up(self, places: Sequence[tuple[int, Box]]) -> None:
        """Select places that were selected before."""
        self.clear()
        self.places = tuple(places)
        self.changed.emit()

    def press(self, ground: HitTestContext, x: float, y: float, *, extends: bool) -> None:
        """Begin to select, or go on with Shift."""
        self._pressed = (x, y)
        self._grip = None
        if self.mode == "area" and self.area is not None:
            self._take_hold(ground, x, y)
        elif self.mode == "words" and extends and self.selection is not None:
            self._reach(ground, x, y, self.selection.anchor)

    def drag(self, ground: HitTestContext, x: float, y: float) -> None:
        """Select from where the button was pressed to here."""
        if self._pressed is None:
            return
        if self.mode == "area":
            self._drag_area(ground, x, y)
            return
        if self.selection is None and self._is_still(x, y):
            return
        anchor = _word_at(ground, *self._pressed)
        if anchor is not None:
            self._reach(ground, x, y, anchor)

    def release(self, ground: HitTestContext, x: float, y: float, *, extends: bool) -> None:
        """End a selection; without movement it is a click, which picks a mark or lets go."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or extends or self._grip is not None:
            return
        if abs(x - pressed[0]) + abs(y - pressed[1]) >= _STILL:
            return
        self.clear()
        mark = _mark_at(ground, x, y)
        if mark is not None:
            self.picked.emit(mark.id)

    def choose_word(self, ground: HitTestContext, x: float, y: float, *, whole_line: bool) -> None:
        """Select the word at a place, or its line."""
        spot = _word_at(ground, x, y)
        if spot is not None and self.mode == "words":
            self._pressed = None
            chosen = line_of(spot, ground.words) if whole_line else WordSelection(spot, spot)
            self.select_words(chosen)

    def choose_page(self, ground: HitTestContext) -> None:
        """Select every word of the page that is looked at."""
        page = ground.words.get(ground.page)
        if page is not None and page.words and self.mode == "words":
            last = WordPosition(ground.page, len(page.words) - 1)
            self.select_words(WordSelection(WordPosition(ground.page, 0), last))

    def key(self, ground: HitTestContext, key: Qt.Key, *, shift: bool, control: bool) -> bool:
        """Select by keys; tells whether the key meant something."""
        if key == Qt.Key.Key_Escape and (self.selection or self.area or self.places):
            self.clear()
            return True
        if self.mode == "area":
            return self._key_in_area(ground, key, shift=shift, control=control)
        return self._key_in_words(ground, key, shift=shift)

    def _key_in_words(self, ground: HitTestContext, key: Qt.Key, *, shift: bool) -> bool:
        if key not in _ALONG and (key not in _ACROSS or self.selection is None):
            return False
        if self.selection is None:
            spot = _first_in_sight(ground)
            if spot is not None:
                self.select_words(WordSelection(spot, spot))
            return spot is not None
        head = self.selection.head
        if key in _ALONG:
            moved = next_word(head, _ALONG[key], ground.words)
        elif head.page in ground.words:
            moved = word_on_next_line(head, _ACROSS[key], ground.words)
        else:
            moved = head
        self.select_words(WordSelection(self.selection.anchor if shift else moved, moved))
        return True

    def _key_in_area(
        self, ground: HitTestContext, key: Qt.Key, *, shift: bool, control: bool
    ) -> bool:
        starts = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if key not in _ALONG and key not in _ACROSS and (key not in starts or self.area):
            return False
        if self.area is None:
            self._begin_area(ground)
            return True
        number, box = self.area
        sheet = ground.layout.sheet(number)
        if sheet is None:
            return False
        changed = stepped(sheet, box, key, resizes=shift, is_fine=control)
        if changed is None:
            return False
        self._set_area(number, changed)
        return True

    def _begin_area(self, ground: HitTestContext) -> None:
        sheet = ground.layout.nearest(ground.middle)
        if sheet is None:
            return
        width, height = _FIRST_AREA
        top = min(max((ground.middle - sheet.top) / sheet.height, 0.0), 1.0 - height)
        left = (1.0 - width) / 2
        shown = Box(left, top, left + width, top + height)
        self._set_area(sheet.number, turned(shown, -sheet.turns))

    def _take_hold(self, ground: HitTestContext, x: float, y: float) -> None:
        """Take hold of a corner or edge of the area, or of all of it."""
        if self.area is not None:
            sheet = ground.layout.sheet(self.area[0])
            self._grip = grip_at(sheet, self.area[1], x, y) if sheet is not None else None

    def _drag_area(self, ground: HitTestContext, x: float, y: float) -> None:
        if self._pressed is None:
            return
        if self._grip is not None and self.area is not None:
            own = ground.layout.sheet(self.area[0])
            if own is not None:
                self._set_area(own.number, self._grip.dragged(own.fractions(x, y)))
        elif not self._is_still(x, y):
            sheet = ground.layout.nearest(self._pressed[1])
            if sheet is not None:
                start = sheet.fractions(*self._pressed)
                self._set_area(sheet.number, drawn_box(start, sheet.fractions(x, y)))

    def _set_area(self, number: int, box: Box) -> None:
        self.area = (number, box)
        self.places = ()
        self.changed.emit()

    def _reach(self, ground: HitTestContext, x: float, y: float, anchor: WordPosition) -> None:
        head = _word_at(ground, x, y)
        if head is not None:
            self.select_words(WordSelection(anchor, head))

    def _is_still(self, x: float, y: float) -> bool:
        start = self._pressed
        return start is not None and abs(x - start[0]) + abs(y - start[1]) < _STILL


def _word_at(ground: HitTestContext, x: float, y: float) -> WordPosition | None:
    """Return the word at a place or next to it."""
    sheet = ground.layout.nearest(y)
    page = ground.words.get(sheet.number) if sheet is not None else None
    if sheet is None or page is None:
        return None
    index = nearest_word(page, sheet.fractions(x, y), sheet.size)
    return None if index is None else WordPosition(sheet.number, index)


def _first_in_sight(ground: HitTestContext) -> WordPosition | None:
    """Return the first word below the middle of the window on the page that is looked at."""
    page, sheet = ground.words.get(ground.page), ground.layout.sheet(ground.page)
    if page is None or sheet is None or not page.words:
        return None
    tops = (sheet.rectangle(word.box)[1] for word in page.words)
    below = (index for index, top in enumerate(tops) if top >= ground.middle)
    return WordPosition(ground.page, next(below, 0))


def _mark_at(ground: HitTestContext, x: float, y: float) -> MarkRow | None:
    """Return the smallest mark at a place."""
    sheet: PlacedPage | None = ground.layout.nearest(y)
    if sheet is None:
        return None
    across, down = sheet.fractions(x, y)
    hit = [
        mark
        for mark in ground.marks
        if mark.page == sheet.number
        and mark.box.x0 <= across <= mark.box.x1
        and mark.box.y0 <= down <= mark.box.y1
    ]
    return min(hit, key=lambda mark: _size(mark.box), default=None)


def _size(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
