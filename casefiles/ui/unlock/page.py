"""A page of the door: one column, Enter goes on, Escape goes back."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.ui.look import theme
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import column, row, say, words

_GAP, _PAUSE = 10, 6
_PICTURE = 30


class Page(QWidget):
    """One step of the way to an open vault.

    Attributes:
        back: Escape was pressed.
        primary: what Enter presses; None if the page has no one way on.
        first: takes the focus when the page is shown.
        column: where the page puts its parts.
        title: says where the person is.
    """

    back = Signal()

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._picture = QLabel()
        self.primary: QPushButton | None = None
        self.first: QWidget | None = None
        self.title = heading(title)
        self.title.setWordWrap(True)
        self.column = column(self._picture, self.title, gap=_GAP, margins=0, of=self)
        self._problem = words("", "problem")
        self._problem.hide()
        theme.applied().changed.connect(self._tint)
        self._tint()

    def take_focus(self) -> None:
        """Put the focus where the person begins."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget every secret that was typed and not used."""

    @property
    def problem(self) -> str:
        """What is told to be wrong; empty if nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say what is wrong; empty takes it away."""
        say(self._problem, text)
        self.setAccessibleDescription(text)

    def end_with(self, *buttons: QPushButton) -> None:
        """Put the place for problems and a row of buttons at the end; Enter presses the last."""
        self.column.addWidget(self._problem)
        self.primary = buttons[-1]
        self.column.addSpacing(_PAUSE)
        self.column.addLayout(row(*buttons[:-1], ..., buttons[-1], gap=8))

    def fill_with(self, one: QPushButton) -> None:
        """Put the place for problems and one wide button, which Enter presses."""
        self.column.addWidget(self._problem)
        self.column.addSpacing(_PAUSE)
        self.column.addWidget(one)
        self.primary = one

    def show_icon(self, icon: str) -> None:
        """Show another picture at the head."""
        self._icon = icon
        self._tint()

    @Slot()
    def _tint(self) -> None:
        look = theme.applied()
        self._picture.setPixmap(look.pixmap(self._icon, look.pixels(_PICTURE), "accent"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button or the primary one, and Escape go back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            pressed = focused if isinstance(focused, QPushButton) else self.primary
            if pressed is not None and pressed.isEnabled():
                pressed.click()
        else:
            super().keyPressEvent(event)


def labelled(text: str, field: QWidget) -> QVBoxLayout:
    """Return a field below its label."""
    label = words(text, "label", wrap=False)
    label.setBuddy(field)
    return column(label, field, gap=4)


def in_pairs(*buttons: QPushButton) -> QGridLayout:
    """Return buttons in two columns, row by row."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    for at, one in enumerate(buttons):
        grid.addWidget(one, at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
    for number in (0, 1):
        grid.setColumnStretch(number, 1)
    return grid
