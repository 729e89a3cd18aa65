"""How much of the place the list has: all of its words, its numbers, or nothing."""

from typing import Final

from PySide6.QtWidgets import QSplitter, QWidget

from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.list_side import REVIEW, ListSide
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.widgets.splits import SplitMemory

WHOLE, NUMBERS, HIDDEN = range(3)
_SMALL: Final = 1340
_MEDIUM: Final = 1600
"""Pixels of the window at 100 % from which list and inspector have more room."""
_LISTS: Final = (280, 300, 330)
_INSPECTORS: Final = (272, 300, 300)
"""Pixels at 100 % that they have below, between and from these widths."""
_WIDE: Final = 2
"""The step from which list, page and open inspector stand side by side."""
_LEAST: Final = 220
_MOST: Final = 16_777_215
"""What Qt takes for no limit."""
_NAME: Final = "documents-list"


class ListShare:
    """Divides the place; what a person chose is kept for the vault.

    Attributes:
        is_alone: list and page are shown one at a time.
        is_reading: the page has all of the window.
        state: what a person wants of the list.
    """

    def __init__(
        self, theme: Theme, splitter: QSplitter, left: ListSide, pane: ReadingPane
    ) -> None:
        self._theme, self._splitter, self._left, self._pane = theme, splitter, left, pane
        self.is_alone = self.is_reading = False
        self.state = WHOLE
        self._is_loaded = False
        self._given: tuple[int, int, bool, int] | None = None

    def turn(self) -> None:
        """Go on from the whole list to numbers, to nothing, and round."""
        shown = self._shown()
        self.state = HIDDEN if shown == NUMBERS else (shown + 1) % 3
        memory = self._memory()
        if memory is not None:
            memory.note(_NAME, [self.state])
        self.apply()

    def apply(self) -> None:
        """Give list and inspector their room."""
        self._remember()
        if self.is_reading:
            self._left.hide()
            self._describe(is_listed=True, is_titled=True)
            self._pane.fold.spare(is_spared=True)
            return
        is_reviewing = self._left.mode == REVIEW
        self._pane.fold.spare(is_spared=self.is_alone or is_reviewing)
        if self._left.mode or self.is_alone:
            self._let_go()
            if not self.is_alone:
                self._give_mode(is_reviewing=is_reviewing)
            is_titled = self.is_alone or bool(self._left.mode)
            self._describe(is_listed=not self.is_alone, is_titled=is_titled)
            return
        shown = self._shown()
        self._left.setVisible(shown != HIDDEN)
        step, pixels = self._step(), self._theme.pixels
        given = (shown, step, self._pane.side.isHidden(), pixels(100))
        width = pixels(_LISTS[step])
        if shown == NUMBERS:
            width = self._left.list.table.numbers_width()
            self._left.setMinimumWidth(width)
            self._left.setMaximumWidth(width)
        else:
            self._left.setMinimumWidth(pixels(_LEAST))
            self._left.setMaximumWidth(_MOST)
        if given != self._given:
            self._given = given
            room = self._splitter.width()
            self._splitter.setSizes([width, max(room - width, 1)])
            if not self._pane.side.isHidden():
                self._pane.fold.give(pixels(_INSPECTORS[step]))
        self._describe(is_listed=shown != HIDDEN, is_titled=shown != WHOLE)

    def _describe(self, *, is_listed: bool, is_titled: bool) -> None:
        self._pane.tools.offer_list(is_offered=not is_listed)
        self._pane.tools.name_document(is_named=is_titled)

    def _give_mode(self, *, is_reviewing: bool) -> None:
        """Give what stands in place of the list its width, left or right of the page."""
        width = self._theme.pixels(_INSPECTORS[self._step()])
        rest = max(self._splitter.width() - width, 1)
        self._splitter.setSizes([rest, width] if is_reviewing else [width, rest])

    def _let_go(self) -> None:
        self._given = None
        self._left.setMinimumWidth(0)
        self._left.setMaximumWidth(_MOST)
        if not self._pane.side.isHidden():
            self._pane.fold.give(self._theme.pixels(_INSPECTORS[1]))

    def _shown(self) -> int:
        """Return what of the list is shown: beside an open inspector, its numbers at most."""
        side = self._pane.side
        is_tight = self._step() < _WIDE and not side.isHidden() and not side.is_numbering
        return NUMBERS if self.state == WHOLE and is_tight else self.state

    def _step(self) -> int:
        window: QWidget = self._left.window()
        width = window.width() / self._theme.factor
        return 0 if width < _SMALL else 1 if width < _MEDIUM else 2

    def _remember(self) -> None:
        memory = self._memory()
        if memory is not None and not self._is_loaded:
            self._is_loaded = True
            (self.state,) = memory.sizes.get(_NAME, [WHOLE])[:1]

    def _memory(self) -> SplitMemory | None:
        found = getattr(self._left.window(), "splits", None)
        return found if isinstance(found, SplitMemory) else None
