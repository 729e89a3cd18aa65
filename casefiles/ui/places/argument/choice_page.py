"""Which forum, which grounds: what the place of the argument shows."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from casefiles.office.law.argument_choice import ArgumentChoice, OfferedChoice
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import column, in_column, row, say
from casefiles.words.language import msg


class ChoicePage(QWidget):
    """Boxes of forums and grounds; a ground of which a chosen forum knows no test is greyed.

    Attributes:
        chosen: an `ArgumentChoice` to be kept.
        left: it is left as it was.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, offered: OfferedChoice) -> None:
        super().__init__()
        self._offered = offered
        self.forums = {code: QCheckBox(words) for code, words in offered.forums}
        self.grounds = {one.code: QCheckBox(one.words) for one in offered.grounds}
        for code, box in self.forums.items():
            box.setChecked(code in offered.choice.forums)
            box.toggled.connect(self._follow)
        for one in offered.grounds:
            box = self.grounds[one.code]
            box.setChecked(one.code in offered.choice.grounds)
            box.setToolTip("\n".join(one.tests))
            box.toggled.connect(self._follow)
        self.use = button(msg("Show these tests"), "check", primary=True)
        self.use.clicked.connect(self._on_use)
        every = button(msg("Show all tests"))
        every.clicked.connect(lambda: self.chosen.emit(ArgumentChoice(is_all=True)))
        away = button(msg("Cancel"))
        away.clicked.connect(self.left)
        self.counts = muted("")
        title = heading(msg("Which forum, which grounds?"))
        sides = (
            in_column(subheading(heads), *boxes.values(), ..., gap=6, margins=0)
            for heads, boxes in ((msg("FORUM"), self.forums), (msg("GROUNDS"), self.grounds))
        )
        both = QWidget()
        row(*((side, 1) for side in sides), gap=24, margins=0, of=both)
        boxes = in_column(
            title,
            muted(msg("Nothing is lost: tests with arguments are always shown.")),
            8,
            both,
            ...,
            gap=6,
            margins=(20, 14, 20, 8),
        )
        acts = row(self.use, every, away, (self.counts, 1), gap=8, margins=(20, 8, 20, 10))
        column((ColumnScroll(boxes, self, frame=False), 1), acts, gap=0, margins=0, of=self)
        self._follow()

    def take_focus(self) -> None:
        """Put the focus on the first forum."""
        next(iter(self.forums.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def choice(self) -> ArgumentChoice:
        """Return what is chosen now."""
        forums = frozenset(code for code, box in self.forums.items() if box.isChecked())
        grounds = frozenset(
            code for code, box in self.grounds.items() if box.isChecked() and box.isEnabled()
        )
        return ArgumentChoice(forums, grounds)

    @Slot()
    def _follow(self) -> None:
        """Let only grounds be chosen of which a chosen forum knows a test."""
        forums = {code for code, box in self.forums.items() if box.isChecked()}
        for one in self._offered.grounds:
            self.grounds[one.code].setEnabled(not forums or not forums.isdisjoint(one.forums))
        choice = self.choice()
        self.use.setEnabled(choice.is_made)
        words = "" if choice.is_made else msg("Choose at least one forum and one ground.")
        say(self.counts, words)

    @Slot()
    def _on_use(self) -> None:
        self.chosen.emit(self.choice())
