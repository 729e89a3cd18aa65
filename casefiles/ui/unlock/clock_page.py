"""The clock, confirmed in words: deadlines and the ledger go by it."""

from typing import Final

from PySide6.QtCore import Signal, Slot

from casefiles.ui.unlock.page import Page
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import heading
from casefiles.ui.widgets.layout import say, words
from casefiles.words.language import msg, msg_mark, msg_of

_DOUBT: Final = msg_mark(
    "The vault was last used on {last_use}, which is later than the present clock. The clock has"
    " been set back or was wrong then. Nothing was changed; History records this."
)


class ClockPage(Page):
    """Asks whether the clock is right.

    Attributes:
        answered: whether it is.
    """

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__(msg("Is the clock correct?"), "clock")
        self.moment = heading("")
        self.moment.setWordWrap(True)
        self.doubt = words("", "problem")
        self.doubt.hide()
        self.no = button(msg("No, wrong"))
        self.yes = button(msg("Yes, correct"), primary=True)
        self.column.addWidget(self.moment)
        self.column.addWidget(self.doubt)
        self.column.addWidget(
            words(
                msg(
                    "Deadlines and History use the clock of this computer. Your answer is recorded"
                    " in History."
                ),
                "muted",
            )
        )
        self.no.clicked.connect(self._on_no)
        self.yes.clicked.connect(self._on_yes)
        self.end_with(self.no, self.yes)
        self.first = self.yes

    def show_moment(self, text: str, last_use: str = "") -> None:
        """Show what the clock says, and a last use of the vault that lies after it."""
        self.moment.setText(text)
        doubt = msg_of(_DOUBT).format(last_use=last_use) if last_use else ""
        say(self.doubt, doubt)
        self.yes.setAccessibleDescription(f"{text} {doubt}".strip())

    @Slot()
    def _on_no(self) -> None:
        self.answered.emit(False)

    @Slot()
    def _on_yes(self) -> None:
        self.answered.emit(True)
