"""Warnings that stay until what they are about is dealt with; none replaces another."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

_GRAVITY: Final = {"danger": 0, "warn": 1, "lasting": 2}


@dataclass(frozen=True, slots=True)
class LastingNotice:
    """One of them.

    Attributes:
        key: what it is about; a newer warning of the same key takes its place.
        title: in one sentence.
        words: what follows from it; may be empty.
        kind: danger, warn, or lasting for news that must be read.
        icon: name of an icon.
        action: name of the command that deals with it; empty for none.
        may_go: a person may put it away; else it goes with its cause alone.
    """

    key: str
    title: str
    words: str = ""
    kind: str = "warn"
    icon: str = "warning"
    action: str = ""
    may_go: bool = False


class WarningList(QObject):
    """All that holds now, gravest first.

    Attributes:
        changed: there are others than before.
        added: a `LastingNotice` that was not there.
    """

    changed = Signal()
    added = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: dict[str, LastingNotice] = {}
        self._hidden: dict[str, str] = {}

    @property
    def shown(self) -> tuple[LastingNotice, ...]:
        """Those that are not hidden for today."""
        present = (one for one in self._current.values() if one.key not in self._hidden)
        return tuple(sorted(present, key=lambda one: _GRAVITY[one.kind]))

    def hold(self, warning: LastingNotice) -> None:
        """Let a warning stand, in place of an older one about the same."""
        before = self._current.get(warning.key)
        if before == warning:
            return
        self._current[warning.key] = warning
        if before is None or before.title != warning.title:
            self._hidden.pop(warning.key, None)
            self.added.emit(warning)
        self.changed.emit()

    def hold_while(self, warning: LastingNotice, *, holds: bool) -> None:
        """Let a warning stand while its cause lasts."""
        if holds:
            self.hold(warning)
        else:
            self.drop(warning.key)

    def drop(self, key: str) -> None:
        """Take a warning away: its cause is gone, or it was read."""
        if self._current.pop(key, None) is not None:
            self._hidden.pop(key, None)
            self.changed.emit()

    def hide_today(self, key: str, day: str) -> None:
        """Leave a warning out until another day; danger is never left out."""
        warning = self._current.get(key)
        if warning is not None and warning.kind != "danger":
            self._hidden[key] = day
            self.changed.emit()

    def begin_day(self, day: str) -> None:
        """Show again what was hidden on another day."""
        before = len(self._hidden)
        self._hidden = {key: on for key, on in self._hidden.items() if on == day}
        if len(self._hidden) != before:
            self.changed.emit()


def of_message(text: str, kind: str, action: str) -> LastingNotice:
    """Return the warning of a message that must not be missed: its first sentence is the title."""
    first, stop, rest = text.partition(". ")
    made = LastingNotice(text, f"{first}." if stop else text, rest, kind, action=action)
    icon = "warning" if kind == "danger" else "info"
    return replace(made, icon=icon, may_go=True)
