"""A person at the keyboard: everything is reached by keys, and found by the name it tells."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from casefiles.ui.base.session import Session
from tests.ui.settling import settle, until

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_LONGEST_ROUND = 120


def focused() -> QWidget:
    """Return what has the focus; something always must."""
    until(lambda: QApplication.focusWidget() is not None)
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def name_of(widget: QWidget) -> str:
    """Return what a screen reader would say."""
    said = widget.accessibleName()
    if not said:
        text = getattr(widget, "text", None)
        said = text() if callable(text) else ""
    if not said:
        for label in widget.window().findChildren(QLabel):
            if label.buddy() is widget:
                said = label.text()
    return str(said).replace("&", "")


def tab_to(name: str) -> QWidget:
    """Press Tab until the focus is on what has this name, or begins with it."""
    seen = []
    for _ in range(_LONGEST_ROUND):
        widget = focused()
        said = name_of(widget)
        if said.startswith(name) and widget.isEnabled():
            return widget
        seen.append(said)
        press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name!r}, only to {list(dict.fromkeys(seen))}")


def fill(name: str, text: str) -> None:
    """Go to a field and write into it."""
    tab_to(name)
    write(text)


def push(name: str) -> None:
    """Go to a button and press it."""
    tab_to(name)
    press(Key.Key_Space)


def do(session: Session, words: str) -> None:
    """Do or go to something by the palette."""
    press(Key.Key_K, CONTROL)
    write(words)
    settle(session)
    press(Key.Key_Return)
    settle(session)
