"""The meter of what was opened: how much of the case has been on the screen, and what has not."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QProgressBar

from casefiles.office.case.coverage import Coverage, coverage_of, coverage_words
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import row, say
from casefiles.words.language import msg

_BAR_WIDTH = 120
_BAR_HEIGHT = 6


class CoverageLine(QFrame):
    """Says how many pages were opened, and leads to documents that nobody has opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(msg("Pages opened"))
        self.words = ShortenedLabel()
        self.unopened = quiet_button("", "eye-slash")
        row(self.bar, (self.words, 1), self.unopened, gap=10, margins=0, of=self)
        self.unopened.clicked.connect(self._on_unopened)
        context.theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def ask(self) -> None:
        """Count again."""
        query = coverage_of(self._context.case_id)
        self._context.session.ask(self, query, self._on_coverage, channel="coverage")

    def _on_coverage(self, coverage: Coverage) -> None:
        opened, left = coverage_words(coverage)
        self.bar.setMaximum(max(coverage.pages, 1))
        self.bar.setValue(coverage.opened_pages)
        self.words.show_words(opened)
        say(self.unopened, left)
        self.setVisible(bool(opened))

    @Slot()
    def _fit(self) -> None:
        pixels = self._context.theme.pixels
        self.bar.setFixedSize(pixels(_BAR_WIDTH), pixels(_BAR_HEIGHT))

    @Slot()
    def _on_unopened(self) -> None:
        self._context.navigator.go(NavigationTarget("documents", "", "not_opened"))
