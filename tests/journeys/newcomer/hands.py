"""The hands of somebody at the window: each act is one that can be done there, and is counted."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTableView, QWidget

from casefiles.ui.base.session import Session
from tests.ui.settling import settle, until

LONG = 240
"""Seconds for which a busy machine is waited for."""
LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL, ALT = (
    *(Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier),
    Qt.KeyboardModifier.AltModifier,
)


class Hands:
    """Clicks, presses, types and drops.

    Attributes:
        acts: what was done so far, in order.
    """

    def __init__(self) -> None:
        self.acts: list[str] = []
        self.session: Session | None = None

    def rest(self) -> None:
        """Wait until the window has nothing more to do."""
        if self.session is not None:
            settle(self.session, longest=LONG)

    def click(self, button: QAbstractButton) -> None:
        """Press a button that can be seen and pressed."""
        until(lambda: button.isVisible() and button.isEnabled(), LONG)
        self.acts.append(f"click {button.text() or button.accessibleName()}")
        QTest.mouseClick(button, LEFT, NONE, button.rect().center())
        self.rest()

    def tick(self, box: QAbstractButton) -> None:
        """Tick or untick a box, whose words are not its middle."""
        until(lambda: box.isVisible() and box.isEnabled(), LONG)
        self.acts.append(f"tick {box.text()}")
        QTest.mouseClick(box, LEFT, NONE, QPoint(10, box.height() // 2))
        self.rest()

    def chord(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press keys together."""
        self.acts.append(f"keys {modifier.name} {key.name}")
        until(lambda: QApplication.focusWidget() is not None)
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        self.rest()

    def write(self, line: QWidget, text: str) -> None:
        """Fill a field that can be seen."""
        until(lambda: line.isVisible() and line.isEnabled(), LONG)
        self.acts.append(f"fill {line.accessibleName()}")
        line.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClicks(line, text)
        self.rest()

    def type(self, text: str) -> None:
        """Fill the field that has the keyboard."""
        until(lambda: QApplication.focusWidget() is not None)
        self.acts.append(f"fill {QApplication.focusWidget().accessibleName()}")
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.rest()

    def choose(self, box: QComboBox, value: Any) -> None:
        """Open a list and take one of what it offers, which are two acts."""
        until(lambda: box.isVisible() and box.isEnabled(), LONG)
        at = box.findData(value)
        assert at >= 0, value
        self.acts += [f"open {box.accessibleName()}", f"take {box.itemText(at)}"]
        box.setCurrentIndex(at)
        box.activated.emit(at)
        self.rest()

    def pick(self, table: QTableView, row: int, modifier: Any = NONE) -> None:
        """Click a row of a list."""
        assert row >= 0
        shown = (n for n in range(table.model().columnCount()) if not table.isColumnHidden(n))
        index = table.model().index(row, next(shown))
        table.scrollTo(index)
        self.acts.append(f"row {row}")
        QTest.mouseClick(table.viewport(), LEFT, modifier, table.visualRect(index).center())
        self.rest()

    def choose_folder(self, panel: Any, folder: Path) -> None:
        """Choose a folder: its button, the path, and the button of the choice."""
        assert panel.choose.isVisible()
        self.acts += ["click Choose a folder", "fill the path", "click Choose"]
        panel.set_folder(folder)
        self.rest()

    def drop(self, area: Any, path: Path) -> None:
        """Drop a folder."""
        assert area.isVisible()
        self.acts.append("drop")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        copied = Qt.DropAction.CopyAction
        area.dropEvent(QDropEvent(QPointF(50, 50), copied, mime, LEFT, NONE))
