"""When the vault locks by itself, at the foot of the window; and holding it open for a hearing."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from casefiles.office.workplace.autolock_extension import HOLDS
from casefiles.ui.base import announcing
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg, msg_n

_MINUTE: Final = 60
_SOON: Final = 30
"""Seconds before the vault locks."""
_ANNOUNCED_AT: Final = (60, 30)
"""Seconds before a lock at which it is said aloud."""
_NEARLY: Final = 2 * _MINUTE
"""Seconds before a hold is over."""


def time_words(minutes: int) -> str:
    """Return a length of time as people say it: 30 minutes, 1 hour, 2 hours."""
    if minutes % _MINUTE:
        return msg("{minutes} minutes", minutes=minutes)
    hours = minutes // _MINUTE
    return msg_n("{n} hour", "{n} hours", hours)


def extension_text(seconds: int) -> str:
    """Say for how long the vault is still held open."""
    if seconds < _NEARLY:
        minutes, rest = divmod(max(seconds, 0), _MINUTE)
        return msg("Stays unlocked: {minutes}:{rest} left", minutes=minutes, rest=f"{rest:02}")
    return msg("Stays unlocked: {value} min left", value=-(-seconds // _MINUTE))


class AutolockIndicator(QWidget):
    """Tells the time left, and offers to hold the vault open or to end that.

    Attributes:
        hold_requested: minutes for which the vault shall be held open; 0 ends it.
    """

    hold_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self._seconds = 0
        self.hold = quiet_button(msg("Stay unlocked…"))
        self.hold.setToolTip(msg("Turn off automatic locking during a hearing"))
        self.end = quiet_button(msg("End"))
        self.end.setAccessibleName(msg("End stay unlocked"))
        self.end.setToolTip(msg("End stay unlocked"))
        self.end.hide()
        row(self.words, self.hold, self.end, gap=6, margins=0, of=self)
        self.hold.clicked.connect(self._offer)
        self.end.clicked.connect(lambda: self.hold_requested.emit(0))

    @Slot(int)
    def show_seconds_left(self, seconds: int) -> None:
        """Tell when the vault locks by itself."""
        minutes, rest = divmod(max(seconds, 0), _MINUTE)
        for limit in _ANNOUNCED_AT:
            if seconds <= limit < self._seconds:
                announcing.announce(self, msg("Locks in {n} seconds", n=seconds), at_once=True)
                break
        self._seconds = seconds
        self._show(
            msg("Locks in {minutes}:{rest}", minutes=minutes, rest=f"{rest:02}"),
            "danger" if seconds <= _SOON else "",
        )

    @Slot(int)
    def show_hold(self, seconds: int) -> None:
        """Tell for how long it is held open; 0 when it is not any more."""
        is_on_hold = seconds > 0
        if is_on_hold:
            self._show(extension_text(seconds), "danger" if seconds < _NEARLY else "held")
        if self.end.isHidden() == is_on_hold:
            had_focus = self.hold.hasFocus() or self.end.hasFocus()
            self.end.setVisible(is_on_hold)
            self.hold.setVisible(not is_on_hold)
            if had_focus:
                (self.end if is_on_hold else self.hold).setFocus()

    def menu(self) -> QMenu:
        """Return the lengths of time to choose from."""
        menu = QMenu(self)
        menu.addAction(msg("Stay unlocked during a hearing")).setEnabled(False)
        for minutes in HOLDS:
            menu.addAction(time_words(minutes)).triggered.connect(
                partial(self.hold_requested.emit, minutes)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _offer(self) -> None:
        menu = self.menu()
        corner = self.hold.mapToGlobal(QPoint(0, 0))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def _show(self, text: str, kind: str) -> None:
        self.words.setText(text)
        for name in ("danger", "held"):
            if bool(self.words.property(name)) != (name == kind):
                self.words.setProperty(name, name == kind)
                self.words.style().polish(self.words)
