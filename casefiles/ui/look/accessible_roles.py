"""What a screen reader is told that a widget is, where Qt cannot know: places and pictures."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from typing_extensions import override

W = TypeVar("W", bound=type[QWidget])

_ROLES: Final[dict[type[QWidget], QAccessible.Role]] = {}


class _Described(QAccessibleWidget):
    """A widget with a role of its own; its words are its name unless it has another."""

    @override
    def text(self, kind: QAccessible.Text) -> str:
        """Return a button's words where it has no name."""
        text, widget = super().text(kind), self.widget()
        if text or kind != QAccessible.Text.Name or not isinstance(widget, QAbstractButton):
            return text
        return widget.text().replace("&", "")


class _Tab(_Described):
    """One of several, of which one is open: selected, not ticked."""

    @override
    def state(self) -> QAccessible.State:
        """Return the state, with the open one selected."""
        state, widget = super().state(), self.widget()
        if isinstance(widget, QAbstractButton) and widget.isCheckable():
            state.selectable = True
            state.selected = widget.isChecked()
        return state

    @override
    def actionNames(self) -> list[str]:
        """Return what a screen reader can do with it."""
        return [self.pressAction(), *super().actionNames()]

    @override
    def doAction(self, name: str) -> None:
        """Open it."""
        widget = self.widget()
        if name == self.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)


def with_role(role: QAccessible.Role) -> Callable[[W], W]:
    """Have all widgets of a class spoken of by a role.

    Of a class, not of a widget: Qt asks once, before anything could be set on it.
    """

    def register(widgets: W) -> W:
        _ROLES[widgets] = role
        return widgets

    return register


def install() -> None:
    """Have Qt ask for roles here first."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_name: str, of: QObject) -> QAccessibleWidget | None:
    role = _ROLES.get(type(of))  # type: ignore[arg-type]  # what is no widget is not there
    if role is None or not isinstance(of, QWidget):
        return None
    return (_Tab if role == QAccessible.Role.PageTab else _Described)(of, role)
