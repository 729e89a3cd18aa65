"""The sections of the inspector as icons: a strip beside the page, or a row above the open one."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from casefiles.ui.widgets.buttons import IconButton
from casefiles.ui.widgets.layout import column, row

_STRIP: Final = 40
_ON: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


@dataclass(frozen=True, slots=True)
class InspectorSection:
    """One section.

    Attributes:
        number: by which it is known.
        text: in words.
        icon: its name.
    """

    number: int
    text: str
    icon: str


class _Tab(IconButton):
    """One icon, with a count below it where there is room.

    Attributes:
        stepped: the section before or after this one is wanted.
    """

    stepped = Signal(int)

    def __init__(self, section: InspectorSection) -> None:
        super().__init__(section.text, section.icon)
        self.setCheckable(True)
        self.words = section.text

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows lead on: the icons are one stop of Tab."""
        step = _ON.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class InspectorTabs(QWidget):
    """Shows which section is open, and opens another.

    Attributes:
        current_changed: number of the section that is open now.
        section_clicked: number of the section that somebody clicked.
        worded: number of a section, its words, and a count or nothing.
    """

    current_changed = Signal(int)
    section_clicked = Signal(int)
    worded = Signal(int, str, str)

    def __init__(
        self, name: str, sections: tuple[InspectorSection, ...], *, is_strip: bool
    ) -> None:
        """Show no section as open.

        Args:
            name: for screen readers.
            sections: from above.
            is_strip: they stand below one another, with their counts.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._is_strip = is_strip
        self._current = -1
        self._tabs = {one.number: _Tab(one) for one in sections}
        self._order = [one.number for one in sections]
        made: QBoxLayout
        if is_strip:
            made = column(*self._tabs.values(), ..., gap=4, margins=(3, 6, 3, 6), of=self)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        else:
            made = row(*self._tabs.values(), ..., gap=0, margins=0, of=self)
        self._box = made
        for number, tab in self._tabs.items():
            tab.clicked.connect(partial(self._on_clicked, number))
            tab.stepped.connect(partial(self._on_step, number))
            if is_strip:
                tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
                tab.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                tab.setProperty("nav", "true")
        self._let_one_stop()

    @override
    def minimumSizeHint(self) -> QSize:
        """Claim no height in the strip: on a low window the last icons are below its edge."""
        size = super().minimumSizeHint()
        return QSize(size.width(), 0) if self._is_strip else size

    def count(self) -> int:
        """Return how many sections there are."""
        return len(self._order)

    def current(self) -> int:
        """Return which section is open; -1 for none."""
        return self._current

    def open_section(self, number: int) -> None:
        """Show that a section is open; -1 for none."""
        is_other = number != self._current
        self._current = number
        for one, tab in self._tabs.items():
            tab.setChecked(one == number)
        self._let_one_stop()
        if is_other:
            self.current_changed.emit(number)

    def words_of(self, number: int) -> str:
        """Return the words of a section."""
        return self._tabs[number].words

    def set_words(self, number: int, words: str, count: str = "") -> None:
        """Say something else of a section; its count stands below its icon in the strip."""
        tab = self._tabs[number]
        if (tab.words, tab.text()) == (words, count if self._is_strip else ""):
            return
        tab.words = words
        tab.setAccessibleName(words)
        tab.setToolTip(words)
        if self._is_strip:
            tab.setText(count)
        self.worded.emit(number, words, count)

    def tab(self, number: int) -> IconButton:
        """Return the icon of a section."""
        return self._tabs[number]

    def take_focus(self) -> None:
        """Put the focus on the section that is open."""
        number = self._current if self._current in self._tabs else self._order[0]
        self._tabs[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_one_stop(self) -> None:
        stop = self._current if self._current in self._tabs else self._order[0]
        for number, tab in self._tabs.items():
            # The one that has the focus keeps it, or Tab would begin from the window's start.
            takes = number == stop or tab.hasFocus()
            policy = Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.ClickFocus
            tab.setFocusPolicy(policy)

    def _on_clicked(self, number: int, _checked: bool = False) -> None:  # a slot
        if self._is_strip:
            # What is open is shown by the panel, which takes the place of the strip.
            self._tabs[number].setChecked(False)
        else:
            self.open_section(number)
        self.section_clicked.emit(number)

    def _on_step(self, number: int, step: int) -> None:
        at = (self._order.index(number) + step) % len(self._order)
        self._tabs[self._order[at]].setFocus(Qt.FocusReason.TabFocusReason)
