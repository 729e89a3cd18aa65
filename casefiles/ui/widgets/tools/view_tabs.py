"""The views that a place switches itself, as tabs in its row of tools: one stop of the Tab key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QTabBar
from typing_extensions import override

from casefiles.words.language import msg


class ViewTabs(QTabBar):
    """Each tab triggers the command that shows its view."""

    def __init__(self, name: str, views: Sequence[tuple[QAction, str]]) -> None:
        """Make the tabs.

        Args:
            name: of the place, for screen readers.
            views: command of each view, and its word.
        """
        super().__init__()
        self._actions = [action for action, _ in views]
        self.setAccessibleName(msg("Views of {place}", place=name))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        for number, (action, word) in enumerate(views):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.addTab(word)
            self.setTabToolTip(number, msg("{view}  {keys}", view=action.text(), keys=keys))
        self.currentChanged.connect(self._on_tab)

    def show_view(self, number: int) -> None:
        """Show which view is open, without asking for it."""
        self.blockSignals(True)
        self.setCurrentIndex(number)
        self.blockSignals(False)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        """Leave each the room that its words need once it is chosen, which are bold then."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = self.tabText(index)
        more = QFontMetrics(bold).horizontalAdvance(words)
        more -= self.fontMetrics().horizontalAdvance(words)
        return super().tabSizeHint(index) + QSize(max(more, 0) + 2, 0)

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        if 0 <= number < len(self._actions):
            self._actions[number].trigger()
