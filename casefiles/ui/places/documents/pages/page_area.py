"""A scrolled ground for pages in whole device pixels: their places, size, and what is seen."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from casefiles.domain.foundation.boxes import TURNS, Box
from casefiles.ui.places.documents.pages.page_layout import (
    Gaps,
    PageLayout,
    PlacedPage,
    fitted_widths,
    laid_out,
    scaled_widths,
)

GAPS: Final = (30, 16, 14)
"""Logical pixels left of pages, where numbers of marks stand, right of them, and between them."""
_POINTS_TO_PIXELS: Final = 96 / 72
_ZOOM_STEP: Final = 1.2
_LEAST, _MOST = 0.2, 4.0
_ARROW_STEP: Final = 24
_NOTHING: Final = PageLayout((), 0, 0)


class PageArea(QAbstractScrollArea):
    """Scrolls and sizes sheets; what is on them is painted by others.

    Attributes:
        zoom_changed: percent of true size.
        moved: other sheets, or other parts of them, can be seen.
    """

    zoom_changed = Signal(int)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reported: tuple[tuple[float, float], ...] = ()
        self._is_laying_out = False
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._upright: dict[str, Mapping[int, int]] = {}
        self._of = ""
        self._turned: dict[str, int] = {}
        self._zoom: float | None = None
        self.setProperty("canvas", "true")
        self.sheets = _NOTHING
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def set_sizes(self, sizes: Sequence[tuple[float, float]], of: str = "") -> None:
        """Lay out other pages.

        Args:
            sizes: width and height of each in points.
            of: which pages these are; they lie as they were turned when last shown.
        """
        self._of = of
        self._reported = tuple(sizes)
        self._turn_sizes()
        self._lay_out(None)

    def set_upright(self, of: str, turns: Mapping[int, int]) -> None:
        """Turn single pages of a document upright, by quarters clockwise, now or when shown."""
        if turns != self._upright.get(of, {}):
            self._upright[of] = turns
            if of == self._of:
                self._turn_sizes()
                self._lay_out(0)

    @property
    def turns(self) -> int:
        """Quarters by which a person turned all pages clockwise."""
        return self._turned.get(self._of, 0)

    def turns_of(self, page: int) -> int:
        """Return the quarters by which a page is turned: to stand upright, and by a person."""
        return (self._upright.get(self._of, {}).get(page, 0) + self.turns) % TURNS

    def is_upright_here(self, page: int) -> bool:
        """Tell whether a page lies in its file and is shown upright, or as turned from there."""
        return page in self._upright.get(self._of, {})

    def turn_by(self, quarters: int) -> None:
        """Turn all pages clockwise, or back if negative; nothing of the document changes."""
        at_top = self.sheets.nearest(self.offset()[1])
        self._turned[self._of] = (self.turns + quarters) % TURNS
        self._turn_sizes()
        self._lay_out(None)
        self.show_page(at_top.number if at_top is not None else 1)

    def _turn_sizes(self) -> None:
        self._sizes = tuple(
            (height, width) if self.turns_of(page) % 2 else (width, height)
            for page, (width, height) in enumerate(self._reported, start=1)
        )

    # What can be seen

    @property
    def ratio(self) -> float:
        """Device pixels for each logical one."""
        return self.viewport().devicePixelRatioF()

    def room(self) -> tuple[int, int]:
        """Return how many device pixels can be seen across and down."""
        size, ratio = self.viewport().size(), self.ratio
        return round(size.width() * ratio), round(size.height() * ratio)

    def offset(self) -> tuple[int, int]:
        """Return the device pixel at the top left of the window."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return round(across * self.ratio), round(down * self.ratio)

    def in_sight(self) -> tuple[PlacedPage, ...]:
        """Return the sheets of which something can be seen."""
        top = self.offset()[1]
        return self.sheets.between(top, top + self.room()[1])

    def place(self, position: QPointF) -> tuple[float, float]:
        """Return a place of the window in device pixels from the top left of all pages."""
        across, down = self.offset()
        return position.x() * self.ratio + across, position.y() * self.ratio + down

    # How large it is

    def zoom_by(self, steps: int) -> None:
        """Show pages larger, or smaller if negative; the middle stays where it is."""
        self._zoom_at(steps, self.room()[1] // 2)

    def fit(self) -> None:
        """Let each page fill the width."""
        self._zoom = None
        self._lay_out(0)

    @property
    def zoom(self) -> int:
        """Percent of true size, of the page at the top."""
        return round(100 * self._scale() / self.ratio / _POINTS_TO_PIXELS)

    @property
    def is_fitted(self) -> bool:
        """Whether each page fills the width."""
        return self._zoom is None

    def _zoom_at(self, steps: int, row: int) -> None:
        now = self._scale() / self.ratio / _POINTS_TO_PIXELS
        self._zoom = min(max(now * _ZOOM_STEP**steps, _LEAST), _MOST)
        across, wide = self.offset()[0], self.room()[0]
        middle = (across + wide / 2) / max(self.sheets.width, wide)
        self._lay_out(row)
        left = middle * max(self.sheets.width, wide) - wide / 2
        self.horizontalScrollBar().setValue(round(left / self.ratio))

    def _scale(self) -> float:
        """Return device pixels per point of the page at the top."""
        if self._zoom is not None:
            return self._zoom * self.ratio * _POINTS_TO_PIXELS
        sheet = self.sheets.nearest(self.offset()[1])
        return sheet.width / self._sizes[sheet.number - 1][0] if sheet is not None else self.ratio

    def _widths(self, gaps: Gaps) -> list[int]:
        if self._zoom is not None:
            return scaled_widths(self._sizes, self._scale())
        fitting = self.room()[0] - gaps.left - gaps.right
        return fitted_widths(self._sizes, fitting, _MOST * self.ratio * _POINTS_TO_PIXELS)

    def width_for(self, size: tuple[float, float], turns: int = 0) -> int:
        """Return how wide a page would be drawn where it fills the width.

        Args:
            size: of the page in points.
            turns: quarters by which it is turned.
        """
        gaps = Gaps(*(round(gap * self.ratio) for gap in GAPS))
        room = self.room()[0]
        shown = size[::-1] if turns % 2 else size
        fitting = room - gaps.left - gaps.right
        widths = fitted_widths([shown], fitting, _MOST * self.ratio * _POINTS_TO_PIXELS)
        return laid_out([shown], widths, room, gaps, [turns]).sheets[0].size[0]

    # Where it lies

    def show_row(self, top: float) -> None:
        """Scroll until a row, in device pixels, is at the top."""
        self.verticalScrollBar().setValue(round(top / self.ratio))

    def show_page(self, page: int) -> PlacedPage | None:
        """Bring a page to the top; the last one if there are not so many."""
        sheet = self.sheets.sheet(min(max(page, 1), max(1, len(self._sizes))))
        if sheet is not None:
            self.show_row(sheet.top - round(GAPS[2] * self.ratio / 2))
        return sheet

    def bring(self, page: int, box: Box, *, always: bool) -> None:
        """Bring a box into the middle.

        Args:
            page: of the box.
            box: on the page.
            always: even if all of it can be seen already.
        """
        sheet = self.sheets.sheet(page)
        if sheet is None:
            return
        left, top, width, height = sheet.rectangle(box)
        (across, down), (wide, high) = self.offset(), self.room()
        if always or top < down or top + height > down + high:
            self.show_row(top + height / 2 - high / 2)
        if left < across or left + width > across + wide:
            middle = left + width / 2 - wide / 2
            self.horizontalScrollBar().setValue(round(middle / self.ratio))

    def _lay_out(self, keep: int | None) -> None:
        """Lay the pages out anew; what is at this row of the window stays there."""
        self._is_laying_out = True
        place = self._place_at(keep) if keep is not None else None
        gaps = Gaps(*(round(gap * self.ratio) for gap in GAPS))
        widths = self._widths(gaps)
        turns = [self.turns_of(page) for page in range(1, len(self._sizes) + 1)]
        self.sheets = laid_out(self._sizes, widths, self.room()[0], gaps, turns)
        self._set_ranges()
        if place is not None and keep is not None:
            sheet = self.sheets.sheet(place[0])
            if sheet is not None:
                self.show_row(sheet.top + place[1] * sheet.height - keep)
        self.zoom_changed.emit(self.zoom)
        self.viewport().update()
        self.moved.emit()
        self._is_laying_out = False

    def stays(self, page: int) -> bool:
        """Tell whether a page stays the one in hand: another size of the window turns none."""
        return self._is_laying_out and page in {sheet.number for sheet in self.in_sight()}

    def _place_at(self, row: int) -> tuple[int, float] | None:
        at = self.offset()[1] + row
        sheet = self.sheets.nearest(at)
        return None if sheet is None else (sheet.number, (at - sheet.top) / sheet.height)

    def _set_ranges(self) -> None:
        across, down = self.room()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self.sheets.width, across),
            (self.verticalScrollBar(), self.sheets.height, down),
        ):
            bar.setRange(0, max(0, round((whole - seen) / self.ratio)))
            bar.setPageStep(max(1, round(seen / self.ratio)))
            bar.setSingleStep(_ARROW_STEP)

    # Events

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what came into sight."""
        self.viewport().update()
        self.moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width, or keep the size."""
        self._lay_out(0)

    @override
    def event(self, event: QEvent) -> bool:
        """Lay out anew on a screen of another resolution."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out(0)
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom at the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turned = event.angleDelta().y()
        if turned:
            row = round(event.position().y() * self.ratio)
            self._zoom_at(1 if turned > 0 else -1, row)
        event.accept()
