"""What a screen reader says by itself: one way for messages, warnings, counts and refusals."""

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from casefiles.ui.base.timers import made_timer
from casefiles.words.language import msg, msg_n

_AFTER_TYPING: Final = 500
"""Milliseconds without a key until a count is worth saying."""


def announce(source: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have a sentence said.

    Args:
        source: the widget that it comes from; it must be shown.
        text: what is said.
        at_once: it breaks into what is being said, as a warning must.
    """
    if not text:
        return
    politeness = QAccessible.AnnouncementPoliteness
    event = QAccessibleAnnouncementEvent(source, text)
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)


class CountAnnouncer(QObject):
    """Says how much was found, once nobody types any more."""

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        self._source, self._count = source, 0
        self._timer = made_timer(self, _AFTER_TYPING, self._say)

    def count(self, number: int) -> None:
        """Remember how much was found last."""
        self._count = number
        self._timer.start()

    @Slot()
    def _say(self) -> None:
        if not self._source.isVisible():
            return
        found = msg_n("{n} result", "{n} results", self._count)
        announce(self._source, found if self._count else msg("No results"))
