"""What an ended import has to say, above the list, with what can be done about it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

from casefiles.ui.places.documents.list.arrivals import ImportEnded
from casefiles.ui.widgets.buttons import button, icon_button, quiet_button
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.layout import TOP, column, row
from casefiles.words.language import msg, msg_mark, msg_of

_SHOW: Final = msg_mark("Show files not imported")
_HIDE: Final = msg_mark("Hide files not imported")


_UNREADABLE: Final = msg_mark("Show unreadable files")


class ImportBanner(QFrame):
    """One ended import.

    Attributes:
        go_on: its id: take what is left, and try again what could not be taken.
        show_rows: its id, and whether its rows shall stand in the list.
        forget: its id: what is left is not wanted any more.
        unreadable_requested: the documents that cannot be read are to be seen.
    """

    go_on = Signal(str)
    show_rows = Signal(str, bool)
    forget = Signal(str)
    unreadable_requested = Signal()

    def __init__(self, ended: ImportEnded, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "true")
        self._id = ended.id
        self._is_shown = ended.is_shown
        words = QLabel(ended.words(), self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.close_button = icon_button(_forget_words(ended), "x")
        self.close_button.clicked.connect(self._forget)
        first = row((words, 1), (self.close_button, TOP))
        body = column(first, gap=6, margins=(12, 8, 8, 8), of=self)
        within = QWidget(self)
        second = FlowLayout(within, spacing=8)
        if ended.can_go_on or ended.not_taken:
            self.go_on_button = button(_go_on_words(ended), "arrow-clockwise")
            self.go_on_button.clicked.connect(self._go_on)
            second.addWidget(self.go_on_button)
        if ended.rows:
            show = msg_of(_HIDE) if ended.is_shown else f"{msg_of(_SHOW)} ({len(ended.rows):,})"
            self.show_button = quiet_button(show, "eye-slash" if ended.is_shown else "eye")
            self.show_button.clicked.connect(self._show)
            second.addWidget(self.show_button)
        if ended.unreadable:
            self.unreadable_button = quiet_button(
                f"{msg_of(_UNREADABLE)} ({ended.unreadable:,})", "warning-circle"
            )
            self.unreadable_button.clicked.connect(self.unreadable_requested)
            second.addWidget(self.unreadable_button)
        within.setVisible(bool(second.count()))
        body.addWidget(within)

    @property
    def import_id(self) -> str:
        """Which import it tells of."""
        return self._id

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return its buttons in reading order."""
        own = self.findChildren(QAbstractButton)
        return (*(one for one in own if one is not self.close_button), self.close_button)

    @Slot()
    def _go_on(self) -> None:
        self.go_on.emit(self._id)

    @Slot()
    def _show(self) -> None:
        self.show_rows.emit(self._id, not self._is_shown)

    @Slot()
    def _forget(self) -> None:
        self.forget.emit(self._id)


def _go_on_words(ended: ImportEnded) -> str:
    return msg("Continue") if ended.can_go_on else msg("Try again")


def _forget_words(ended: ImportEnded) -> str:
    if ended.can_go_on or ended.not_taken:
        return msg("Clear the list of files not imported")
    return msg("Close this message")
