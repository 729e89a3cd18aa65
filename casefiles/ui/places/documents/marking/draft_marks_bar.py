"""Marks that were begun and not made, as when the vault locked meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from casefiles.office.redaction.marking import RedactionArea
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import row
from casefiles.words.language import msg, msg_n


class DraftMarksBar(QFrame):
    """Offers to go on where somebody was interrupted; hidden where nothing was begun.

    Attributes:
        requested: go on.
        unwanted: forget the places and what was typed.
        shown: there is something to go on with.
        areas: the places.
    """

    requested = Signal()
    unwanted = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.areas: tuple[RedactionArea, ...] = ()
        self.setProperty("band", "true")
        self.words = QLabel("", self)
        self.words.setWordWrap(True)
        self.go_on = button(msg("Continue"), "arrow-right")
        self.discard = button(msg("Discard draft"), "trash")
        row((self.words, 1), self.go_on, self.discard, margins=(12, 8, 8, 8), of=self)
        self.go_on.clicked.connect(self.requested)
        self.discard.clicked.connect(self.unwanted)
        self.hide()

    def show_areas(self, areas: Sequence[RedactionArea]) -> None:
        """Say what was begun; without places, hide."""
        self.areas = tuple(areas)
        pages = sorted({area.page for area in areas})
        is_one = len(pages) == 1
        where = msg("page {page}", page=pages[0]) if is_one else _pages(len(pages))
        what = msg_n("A place", "{n} places", len(areas))
        self.words.setText(
            msg("{what} on {where} chosen before and not marked yet.", what=what, where=where)
            if areas
            else ""
        )
        self.setVisible(bool(areas))
        if areas:
            self.shown.emit()


def _pages(count: int) -> str:
    return msg("{count} pages", count=count)
