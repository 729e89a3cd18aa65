"""A group of settings: words on the left, the control on the right, a quiet line between."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.labels import rule, subheading
from casefiles.ui.widgets.layout import column, words

_CONTROL = 220
_NARROW = 560


class _Description(QLabel):
    """Words about a control; a screen reader tells them with it, also when they change."""

    def __init__(self, text: str, control: QWidget) -> None:
        super().__init__()
        self._control = control
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("muted", "true")
        self.setWordWrap(True)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        """Say something else, and let the control say it too."""
        super().setText(text)
        self._control.setAccessibleDescription(text)


class SettingCard(QWidget):
    """One group under its heading."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[QBoxLayout] = []
        self._controls: list[QWidget] = []
        self._card = QFrame()
        self._card.setProperty("card", "true")
        self._rows = column(gap=10, margins=(16, 12, 16, 12), of=self._card)
        column(subheading(title), self._card, gap=8, margins=0, of=self)

    def add(self, name: str, description: str, control: QWidget) -> QLabel:
        """Add a setting.

        Args:
            name: words for it, also for screen readers.
            description: what it does.
            control: by which it is changed.

        Returns:
            The label of the description, whose words may change.
        """
        if self._lines:
            self._rows.addWidget(rule())
        return self._add_to(self._rows, name, description, control)

    def add_hideable(self, name: str, description: str, control: QWidget) -> QWidget:
        """Add a setting that is not always there; return what shows and hides all of it."""
        holder, column = self._under_rule()
        self._add_to(column, name, description, control)
        return holder

    def add_wide(self, widget: QWidget) -> QWidget:
        """Add what takes the whole width; return what shows and hides it with the line above."""
        holder, column = self._under_rule()
        column.addWidget(widget)
        return holder

    def _under_rule(self) -> tuple[QWidget, QVBoxLayout]:
        holder = QWidget()
        body = column(rule(), gap=10, margins=0, of=holder)
        self._rows.addWidget(holder)
        return holder, body

    def _add_to(self, rows: QVBoxLayout, name: str, description: str, control: QWidget) -> QLabel:
        title = words(name, "label", wrap=False)
        title.setBuddy(control)
        text = _Description(description, control)
        if not control.accessibleName():
            control.setAccessibleName(name)
        # Beside a high control the words stay together.
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(20)
        line.addLayout(column(..., title, text, ..., gap=2), 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(line)
        self._lines.append(line)
        self._controls.append(control)
        return text

    def first_control(self) -> QWidget | None:
        """Return the first control that takes the keyboard, if there is one."""
        shown = (control for control in self._controls if control.isVisibleTo(self))
        usable = (control for control in shown if control.isEnabled())
        return next((one for one in usable if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def fit(self, width: int) -> None:
        """Put controls beside their words, or below them where there is no room."""
        pixels = self._theme.pixels
        is_narrow = width < pixels(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for line, control in zip(self._lines, self._controls, strict=True):
            line.setDirection(way)
            line.setAlignment(
                control,
                Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignVCenter,
            )
            if control.property("wide"):
                control.setFixedWidth(pixels(_CONTROL))
