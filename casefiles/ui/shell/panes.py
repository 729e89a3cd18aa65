"""The panes of the window, and the way of F6 from one to the next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from shiboken6 import isValid

from casefiles.ui.widgets.tab_order import focus_widget, stops_in


def panes_in(around: QWidget) -> tuple[QWidget, ...]:
    """Return the panes of what is shown: both sides of each splitter, and what is around these.

    Args:
        around: a screen, or a part of the window.
    """
    found: list[QWidget] = []
    for splitter in _splitters(around):
        for at in range(splitter.count()):
            side: QWidget | None = splitter.widget(at)
            if side is not None and side.isVisible():
                found += panes_in(side)
    inner = {stop for one in found for stop in stops_in(one)}
    has_own = any(stop not in inner for stop in stops_in(around))
    return (around, *found) if has_own else tuple(found)


def _splitters(around: QWidget) -> list[QSplitter]:
    """Return the outermost splitters that are shown."""
    if isinstance(around, QSplitter):
        return [around]
    shown = [one for one in around.findChildren(QSplitter) if one.isVisible()]
    return [one for one in shown if not any(other.isAncestorOf(one) for other in shown)]


class PaneRound:
    """Goes from pane to pane, and comes back in each to what had the keyboard there."""

    def __init__(self) -> None:
        self._left: dict[QWidget, QWidget] = {}

    def step(self, panes: tuple[QWidget, ...], steps: int) -> None:
        """Give the keyboard to another pane.

        Args:
            panes: in order; where one lies within another, the inner one comes later.
            steps: 1 for the next, -1 for the one before.
        """
        if not panes:
            return
        focused: QWidget | None = QApplication.focusWidget()
        holding = [at for at, one in enumerate(panes) if _holds(one, focused)]
        at = holding[-1] if holding else (-1 if steps > 0 else 0)
        self._left = {
            one: stop for one, stop in self._left.items() if isValid(one) and isValid(stop)
        }
        if holding and focused is not None:
            self._left[panes[at]] = focused
        for way in range(1, len(panes) + 1):
            pane = panes[(at + steps * way) % len(panes)]
            stop = self._stop_in(pane, panes)
            if stop is not None:
                focus_widget(stop, forward=True)
                stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _stop_in(self, pane: QWidget, panes: tuple[QWidget, ...]) -> QWidget | None:
        """Return where the keyboard was in a pane, or the first stop that is of no inner pane."""
        inner = tuple(one for one in panes if one is not pane and pane.isAncestorOf(one))
        own = [one for one in stops_in(pane) if not any(_holds(other, one) for other in inner)]
        before = self._left.get(pane)
        if before is not None and before in own:
            return before
        return own[0] if own else None


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
