"""What must not be missed: a chip that counts it, and a panel that hangs from it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from typing_extensions import override

from casefiles.office.records.countdown import local_now
from casefiles.ui.base.context import Context
from casefiles.ui.base.lasting_warnings import LastingNotice, WarningList
from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import rule, subheading
from casefiles.ui.widgets.layout import TOP, column, flow, in_column, row, words
from casefiles.words.language import msg, msg_n

_WIDTH: Final = 430
_ICON: Final = 18
_EDGE: Final = 12


class WarningsChip(Button):
    """Shown while there are warnings; opens their panel."""

    def __init__(self, warnings: WarningList) -> None:
        super().__init__("", "warning", quiet=True)
        self.setProperty("warn", "true")
        self._warnings = warnings
        warnings.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Count what there is."""
        shown = self._warnings.shown
        self.setText(msg_n("{n} warning", "{n} warnings", len(shown)))
        self.setToolTip("\n".join(one.title for one in shown))
        self.setAccessibleDescription(self.toolTip())
        is_danger = any(one.kind == "danger" for one in shown)
        self.setProperty("danger", "true" if is_danger else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(shown))


class WarningsPanel(QFrame):
    """Lists the warnings, gravest first, each with its one act.

    Escape closes it, and so does whatever else takes the keyboard.

    Attributes:
        acted: name of the command that deals with one.
    """

    acted = Signal(str)

    def __init__(self, context: Context, warnings: WarningList, chip: QWidget) -> None:
        super().__init__()
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(msg("Warnings"))
        self._context, self._warnings, self._chip = context, warnings, chip
        self._title = subheading("")
        self._list = QWidget()
        self._rows: list[QWidget] = []
        self._body = column(gap=10, margins=0, of=self._list)
        self._scroll = ColumnScroll(self._list)
        column(self._title, (self._scroll, 1), gap=8, margins=_EDGE, of=self)
        warnings.changed.connect(self._fill)
        context.theme.changed.connect(self._fill)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one
        self._fill()
        self.hide()

    def toggle(self) -> None:
        """Open below the chip, or close."""
        if not self.isHidden():
            self.close_panel()
            return
        self.show()
        self.place()
        self.raise_()
        first = self.findChild(Button)
        (first or self._scroll).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Close, and give the keyboard back to the chip."""
        focused: QWidget | None = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus and self._chip.isVisible():
            self._chip.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Hang below the chip, within the window."""
        around = self.parentWidget()
        if around is None or self.isHidden():
            return
        width = min(self._context.theme.pixels(_WIDTH), around.width() - 2 * _EDGE)
        corner = self._chip.mapTo(around, self._chip.rect().bottomRight())
        left = max(_EDGE, min(corner.x() - width // 2, around.width() - width - _EDGE))
        room = around.height() - corner.y() - 2 * _EDGE
        inner = self._list.heightForWidth(width - 2 * _EDGE - 16)
        height = self._title.sizeHint().height() + max(inner, 40) + 3 * _EDGE
        self.setGeometry(left, corner.y() + 4, width, min(height, room))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, focused: QWidget | None) -> None:
        """Close when the keyboard goes elsewhere within the window."""
        if focused is None or focused is self._chip or self.isHidden():
            return
        if focused is not self and not self.isAncestorOf(focused):
            self.close_panel()

    @Slot()
    def _fill(self) -> None:
        shown = self._warnings.shown
        self._title.setText(msg_n("{n} warning", "{n} warnings", len(shown)))
        for one in self._rows:
            self._body.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._rows = []
        for warning in shown:
            made = self._row(warning)
            self._rows.append(made)
            self._body.addWidget(made)
        if not shown and not self.isHidden():
            self.close_panel()
        self.place()

    def _row(self, warning: LastingNotice) -> QWidget:
        theme = self._context.theme
        role = {"danger": "danger", "warn": "warn"}.get(warning.kind, "muted")
        icon = QLabel()
        icon.setPixmap(theme.pixmap(warning.icon, theme.pixels(_ICON), role))
        title = words(warning.title)
        title.setProperty(role, "true")
        acts = QWidget()
        flow(*self._acts(warning), gap=8, of=acts)
        rest = (words(warning.words, "muted"),) if warning.words else ()
        return in_column(
            row((icon, TOP), (in_column(title, *rest, acts, gap=4, margins=0), 1), gap=10),
            rule(),
            gap=8,
            margins=0,
        )

    def _acts(self, warning: LastingNotice) -> list[Button]:
        made = []
        if warning.action:
            act = self._context.actions[warning.action]
            made.append(quiet_button(act.text(), ""))
            made[-1].clicked.connect(partial(self._act, warning))
        if warning.may_go:
            made.append(quiet_button(msg("Dismiss"), ""))
            made[-1].clicked.connect(partial(self._drop, warning.key))
        elif warning.kind != "danger":
            made.append(quiet_button(msg("Hide until tomorrow"), ""))
            made[-1].clicked.connect(partial(self._hide_today, warning.key))
        for one in made:
            one.setAccessibleDescription(warning.title)
        return made

    def _act(self, warning: LastingNotice, _checked: bool = False) -> None:
        self.close_panel()
        if warning.may_go:
            self._warnings.drop(warning.key)
        self.acted.emit(warning.action)

    def _drop(self, key: str, _checked: bool = False) -> None:
        self._warnings.drop(key)

    def _hide_today(self, key: str, _checked: bool = False) -> None:
        day = local_now(self._context.session.clock).date().isoformat()
        self._warnings.hide_today(key, day)
