"""The sheet of keys: every command that has one, by menu."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget
from shiboken6 import isValid
from typing_extensions import override

from casefiles.ui.base.actions import CATALOGUE
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.labels import heading, subheading
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_of


class KeysSheet(QFrame):
    """Lies over the room until Escape."""

    def __init__(self, context: Context, before: QWidget | None) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAccessibleName(msg("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._before = before
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(_table(context))
        column(
            heading(msg("Keyboard shortcuts")),
            (self._scroll, 1),
            QLabel(msg("Press Escape to close.")),
            margins=(24, 20, 24, 20),
            of=self,
        )

    @classmethod
    def open_over(cls, around: QWidget, context: Context) -> None:
        """Show the sheet in the middle of a widget, unless it is there already."""
        if around.findChild(cls) is not None:
            return
        sheet = cls(context, around.focusWidget())
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


def _table(context: Context) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    row, menu = 0, ""
    for entry in sorted(msg_of(CATALOGUE), key=lambda entry: msg_of(_MENUS).index(entry.menu)):
        if not entry.keys:
            continue
        if entry.menu != menu:
            menu = entry.menu
            grid.addWidget(subheading(menu), row, 0)
            row += 1
        grid.addWidget(QLabel(entry.text), row, 0)
        keys = " or ".join(key.toString() for key in context.actions[entry.name].shortcuts())
        grid.addWidget(QLabel(keys), row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return table


_MENUS = list(dict.fromkeys(entry.menu for entry in CATALOGUE))
