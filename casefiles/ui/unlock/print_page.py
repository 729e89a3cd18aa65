"""Printing a secret: the warning comes first, and only a printer of the system is offered."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from casefiles.ui.unlock.page import Page, labelled
from casefiles.ui.unlock.printed_page import PrintedPage, print_page, printers
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.layout import words
from casefiles.words.language import msg, msg_mark, msg_of

_WARNING = msg_mark(
    "Printed data stays unencrypted for some time in the print queue, the printer's memory and any"
    " print server. Anyone who reads it can open the vault."
)
_ADVICE = msg_mark(
    "Copying by hand avoids this. If you print, use a printer connected by cable and switch it off"
    " and on afterwards."
)
_NONE = msg_mark("No printer is set up on this computer. Copy by hand.")
_REFUSED = msg_mark("Printing failed. Copy by hand, or choose another printer.")


class PrintPage(Page):
    """Warns, and prints one page.

    Attributes:
        done: back to what was printed, or not.
    """

    done = Signal()

    def __init__(
        self,
        known: Callable[[], tuple[str, ...]] = printers,
        send: Callable[[PrintedPage, str], bool] = print_page,
    ) -> None:
        super().__init__(msg("Before you print"), "printer")
        self._known, self._send = known, send
        self._paper: PrintedPage | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName(msg("Printer"))
        self.go_back = button(msg("Back, without printing"))
        self.print = button(msg("Print anyway"), primary=True)
        self.column.addWidget(words(msg_of(_WARNING)))
        self.column.addWidget(words(msg_of(_ADVICE), "muted"))
        self.column.addLayout(labelled(msg("Printer"), self.choice))
        self.end_with(self.go_back, self.print)
        self.first = self.go_back
        self.go_back.clicked.connect(self._leave)
        self.back.connect(self._leave)
        self.print.clicked.connect(self._on_print)

    def show_paper(self, paper: PrintedPage) -> None:
        """Offer to print a page."""
        self._paper = paper
        self.choice.clear()
        self.choice.addItems(list(self._known()))
        is_there = self.choice.count() > 0
        self.choice.setEnabled(is_there)
        self.print.setEnabled(is_there)
        self.show_problem("" if is_there else msg_of(_NONE))

    @Slot()
    def _on_print(self) -> None:
        paper = self._paper
        if paper is not None and self._send(paper, self.choice.currentText()):
            self._leave()
        else:
            self.show_problem(msg_of(_REFUSED))

    @Slot()
    def _leave(self) -> None:
        self._paper = None
        self.done.emit()
