"""The sheet of keys: the whole table, as it holds in every place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget
from shiboken6 import isValid
from typing_extensions import override

from casefiles.ui.base.key_meanings import GROUPS
from casefiles.ui.widgets.labels import heading, subheading
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_of

_END_OF_LINE = "Return", "Enter"  # no text


class KeysSheet(QFrame):
    """Lies over the room until Escape."""

    def __init__(self, title: str, content: QWidget, before: QWidget | None) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._before = before
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(content)
        column(
            heading(title),
            (self._scroll, 1),
            QLabel(msg("Press Escape to close.")),
            margins=(24, 20, 24, 20),
            of=self,
        )

    @classmethod
    def open_over(cls, around: QWidget, title: str, content: Callable[[], QWidget]) -> None:
        """Show a sheet in the middle of a widget, unless one is there already.

        Args:
            around: the widget.
            title: of the sheet.
            content: makes what it shows.
        """
        if around.findChild(cls) is not None:
            return
        sheet = cls(title, content(), around.focusWidget())
        sheet.setParent(around)
        width, height = min(760, around.width() - 60), min(680, around.height() - 40)
        left, top = (around.width() - width) // 2, (around.height() - height) // 2
        sheet.setGeometry(left, top, width, height)
        sheet.show()
        sheet.raise_()
        sheet._scroll.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape, and give the focus back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self.hide()
        before = self._before
        # What had the focus may be gone: the room behind works on.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()


def key_table() -> QWidget:
    """Return the whole table of keys."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    row = 0
    for words, group in msg_of(GROUPS):
        grid.addWidget(subheading(words), row, 0)
        row += 1
        for one in group:
            grid.addWidget(QLabel(one.text), row, 0)
            grid.addWidget(QLabel(keys_in_words(one.keys)), row, 1)
            row += 1
    grid.setRowStretch(row, 1)
    return table


def keys_in_words(keys: tuple[str, ...]) -> str:
    """Return keys as they are printed on the keyboard, for people."""
    native = QKeySequence.SequenceFormat.NativeText
    # The two keys that end a line are one to people.
    names = (QKeySequence(one).toString(native).replace(*_END_OF_LINE) for one in keys)
    return msg(" or ").join(dict.fromkeys(names))
