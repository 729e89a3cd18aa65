"""Limbs down, exhibits across: which page speaks to what has to be shown."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from casefiles.domain.rules.citation_text import place_detail
from casefiles.office.law.arguments import STATES, LimbRow
from casefiles.office.narrative.facts import ShownCitation
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_n, msg_of

_ROW: Final = 34
_LIMB: Final = 300


class MatrixPage(QWidget):
    """A table of the limbs that are shown and of the exhibits that their arguments cite.

    Attributes:
        limb_opened: id of a limb.
        page_opened: id of a document, and where in it.
    """

    limb_opened = Signal(str)
    page_opened = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._limbs: tuple[LimbRow, ...] = ()
        self._exhibits: tuple[str, ...] = ()
        self.table = QTableWidget()
        self.table.setAccessibleName(msg("Limbs by exhibits"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.cellActivated.connect(self._on_cell)
        self.table.verticalHeader().setSectionsClickable(True)
        self.table.verticalHeader().sectionClicked.connect(self._on_limb)
        self._empty = EmptyState(
            context.theme,
            "columns",
            msg("No exhibit is cited yet"),
            msg("Cite pages in the arguments of a limb. They are shown here side by side."),
            None,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column((self._stack, 1), margins=0, of=self)

    def show_limbs(self, limbs: Sequence[LimbRow]) -> None:
        """Show limbs, and every exhibit that one of their arguments cites."""
        self._limbs = tuple(limbs)
        titles = {cite.title for limb in limbs for cite in cites_of(limb)}
        self._exhibits = tuple(sorted(titles, key=_natural))
        self.table.setRowCount(len(self._limbs))
        self.table.setColumnCount(len(self._exhibits))
        self.table.setHorizontalHeaderLabels(list(self._exhibits))
        metrics = self.table.fontMetrics()
        most = self._theme.pixels(_LIMB)
        for number, limb in enumerate(self._limbs):
            words = metrics.elidedText(limb.text, Qt.TextElideMode.ElideRight, most)
            head = QTableWidgetItem(words)
            head.setToolTip(f"{limb.heading}\n{limb.text}\n{msg_of(STATES[limb.state])}")
            self.table.setVerticalHeaderItem(number, head)
            for place, exhibit in enumerate(self._exhibits):
                self.table.setItem(number, place, self._item(limb, exhibit))
        # The number of an exhibit is never cut.
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setDefaultSectionSize(self._theme.pixels(_ROW))
        self._stack.setCurrentWidget(self.table if self._exhibits else self._empty)

    def take_focus(self) -> None:
        """Put the focus on the cells."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _item(self, limb: LimbRow, exhibit: str) -> QTableWidgetItem:
        own = [cite for cite in cites_of(limb) if cite.title == exhibit]
        words = ", ".join(dict.fromkeys(cite.place for cite in own))
        item = QTableWidgetItem(words)
        count = msg_n("{n} place cited", "{n} places cited", len(own)) if own else msg("Not cited")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{limb.text}, {exhibit}: {count} {words}")
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        return item

    @Slot(int, int)
    def _on_cell(self, number: int, place: int) -> None:
        """Open the first page that is cited there; the limb where there is none."""
        limb, exhibit = self._limbs[number], self._exhibits[place]
        own = [cite for cite in cites_of(limb) if cite.title == exhibit]
        if own:
            self.page_opened.emit(own[0].document_id, place_detail(own[0].cite))
        else:
            self.limb_opened.emit(limb.id)

    @Slot(int)
    def _on_limb(self, number: int) -> None:
        self.limb_opened.emit(self._limbs[number].id)


def cites_of(limb: LimbRow) -> tuple[ShownCitation, ...]:
    """Return every page that an argument on a limb cites, ours first."""
    return tuple(cite for one in (*limb.ours, *limb.theirs) for cite in one.cites)


def _natural(title: str) -> tuple[tuple[int, str], ...]:
    """Order AB/2 before AB/10."""
    parts = re.split(r"(\d+)", title)
    return tuple((int(one), "") if one.isdigit() else (-1, one) for one in parts)
