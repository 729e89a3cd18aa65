"""What stands on the left of a room: a filter, and the rows that it lets through."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from casefiles.domain.language.folding import fold
from casefiles.ui.base.announcing import CountAnnouncer
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.row_model import RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg_n

R = TypeVar("R")


class FilteredList(QWidget):
    """Rows that are narrowed as somebody types.

    Attributes:
        chosen: the row that was selected, or None.
        filter: the words and choices.
        table: the rows.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: Context,
        find: str,
        listed: str,
        model: RowModel | RowTable,
        stack: QStackedWidget | None = None,
    ) -> None:
        """Make a list.

        Args:
            context: the surroundings.
            find: what stands in the empty filter.
            listed: what a screen reader calls the table.
            model: of the table, or the table itself.
            stack: holds the table, and what is shown instead of it.
        """
        super().__init__()
        self._theme = context.theme
        self.filter = self._made_filter(find)
        self._announcer = CountAnnouncer(self.filter)
        self.table = model if isinstance(model, RowTable) else RowTable(model, context.theme)
        self.table.setAccessibleName(listed)
        self._stack = stack or QStackedWidget()
        self._stack.addWidget(self.table)
        self.filter.changed.connect(self._on_filter)
        self.filter.left.connect(self.take_focus)
        self.table.chosen.connect(self.chosen)

    def _made_filter(self, find: str) -> FilterBar:
        return FilterBar(find)

    def take_focus(self) -> None:
        """Put the focus on the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_none_of(self, nothing: EmptyState, total: int) -> None:
        """Say of how many none is let through."""
        nothing.words.setText(msg_n("It does not match.", "None of {n} matches.", total))

    def _add_nothing(self, title: str, words: str, everything: str) -> EmptyState:
        """Return what stands there where nothing is let through, with a way back to all."""
        clear = quiet_button(everything)
        clear.clicked.connect(self.filter.clear)
        nothing = EmptyState(self._theme, "magnifying-glass", title, words, clear)
        self._stack.addWidget(nothing)
        return nothing

    def _show_found(self, found: Sequence[Any], instead: QWidget) -> None:
        """Show rows, or something instead where there are none; one is always selected."""
        self.table.set_rows(found)
        self._announce_count(len(found))
        self._stack.setCurrentWidget(self.table if found else instead)
        if self.table.row() is None and found:
            self.table.select_first()

    def _announce_count(self, count: int) -> None:
        """Have it said how many rows are let through, while somebody narrows them."""
        if self.filter.is_narrowing() and self.filter.has_keyboard():
            self._announcer.count(count)

    def _with_words(self, rows: Iterable[R], folded: Callable[[R], str]) -> list[R]:
        """Return the rows of which the folded text has all words that were typed."""
        words = fold(self.filter.values()["text"]).split()
        texts = ((row, folded(row)) for row in rows)
        return [row for row, text in texts if all(word in text for word in words)]

    @Slot(str)
    def _on_filter(self, _words: str) -> None:
        self._find()

    def _find(self) -> None:
        """Show what the filter lets through, or ask for it."""
        raise NotImplementedError
