"""Three shares of a recovery key, one at a time; each is typed back in part before the next."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.ids import Randomness
from casefiles.office.shares import NEEDED, SHARES, WORDS_PER_SHARE, words_of
from casefiles.ui.unlock.page import Page, words
from casefiles.ui.unlock.paper import Paper
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.inputs import private_line

_ROWS = 11
_ASKED = 3
"""Words of each share that are typed back."""


class SharesPage(Page):
    """Goes through the shares.

    Attributes:
        proven: all of them were typed back in part.
        put_off: the person leaves it; the shares open nothing.
        print_wanted: a `Paper` with the one share that is shown.
    """

    proven = Signal()
    put_off = Signal()
    print_wanted = Signal(object)

    def __init__(self, randomness: Randomness) -> None:
        super().__init__("", "users-three")
        self._randomness = randomness
        self.shares: list[tuple[str, ...]] = []
        self.number = 0
        self.asked: tuple[int, ...] = ()
        self._sheet, self._check = QWidget(), QWidget()
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._intro = words("")
        self.fields = tuple(private_line() for _ in range(_ASKED))
        self._labels = tuple(QLabel() for _ in range(_ASKED))
        self._notes = tuple(words("", "problem") for _ in range(_ASKED))
        self.print = quiet_button("Print this share…", "printer")
        self.later = quiet_button("Not now")
        self.again = button("Show it again")
        self.next = button("I have copied it", primary=True)
        self._lay_out()
        self.print.clicked.connect(self._on_print)
        self.later.clicked.connect(self._on_later)
        self.back.connect(self._on_later)
        self.again.clicked.connect(self._show_share)
        self.next.clicked.connect(self._go_on)
        for field in self.fields:
            field.textChanged.connect(self._judge)

    def show_shares(self, shares: tuple[tuple[str, ...], ...]) -> None:
        """Begin with the first share."""
        self.shares = list(shares)
        self.number = 0
        self._begin_share()

    @override
    def wipe(self) -> None:
        """Forget what was typed back; the share itself stays until it is copied."""
        for field in self.fields:
            field.setText("")

    def _lay_out(self) -> None:
        self.column.addWidget(self._intro)
        for at in range(1, 6, 2):
            self._grid.setColumnStretch(at, 1)
        self.column.addWidget(self._sheet)
        self.column.addWidget(self.print)
        box = QVBoxLayout(self._check)
        box.setContentsMargins(0, 0, 0, 0)
        for label, field, note in zip(self._labels, self.fields, self._notes, strict=True):
            label.setProperty("label", "true")
            label.setBuddy(field)
            for part in (label, field, note):
                box.addWidget(part)
        self.column.addWidget(self._check)
        self.end_with(self.later, self.again, self.next)

    def _begin_share(self) -> None:
        self.title.setText(f"Share {self.number + 1} of {SHARES}")
        drawn = list(range(WORDS_PER_SHARE))
        asked = [drawn.pop(byte % len(drawn)) for byte in self._randomness(_ASKED)]
        self.asked = tuple(sorted(at + 1 for at in asked))
        self._forget_words()
        for at, word in enumerate(self.shares[self.number]):
            counted = QLabel(f"{at + 1}")
            counted.setProperty("muted", "true")
            shown = QLabel(word)
            shown.setAccessibleName(f"Word {at + 1}: {word}")
            self._grid.addWidget(counted, at % _ROWS, at // _ROWS * 2)
            self._grid.addWidget(shown, at % _ROWS, at // _ROWS * 2 + 1)
        for label, number in zip(self._labels, self.asked, strict=True):
            label.setText(f"Word {number}")
        self._show_share()

    @Slot()
    def _show_share(self) -> None:
        self._turn(is_checking=False)
        self._intro.setText(
            f"Any {NEEDED} of the {SHARES} shares open the vault; one alone opens nothing. Copy"
            " this one by hand, each word with its number, and give it to somebody you trust, best"
            " in another place or country."
        )
        self.first = self.next
        self.take_focus()

    @Slot()
    def _go_on(self) -> None:
        if self._check.isHidden():
            self._turn(is_checking=True)
            self._intro.setText("Type these words from your paper; four letters are enough.")
            self.wipe()
            self.first = self.fields[0]
            self.take_focus()
            self._judge()
            return
        self.shares[self.number] = ()
        self.number += 1
        if self.number < SHARES:
            self._begin_share()
        else:
            self._forget()
            self.proven.emit()

    @Slot()
    def _on_later(self) -> None:
        self._forget()
        self.put_off.emit()

    @Slot()
    def _on_print(self) -> None:
        # One share to a job: whoever finds the paper of one job must not find two.
        told = f"Share {self.number + 1} of {SHARES}. Any {NEEDED} open the vault."
        self.print_wanted.emit(Paper("Share of a recovery key", told, self.shares[self.number], 3))

    def _forget(self) -> None:
        self.shares = []
        self._forget_words()

    def _forget_words(self) -> None:
        self.wipe()
        while (item := self._grid.takeAt(0)) is not None:
            cell = item.widget()
            if isinstance(cell, QLabel):
                cell.hide()
                cell.clear()
                cell.setAccessibleName("")
                cell.deleteLater()

    def _turn(self, *, is_checking: bool) -> None:
        self._sheet.setVisible(not is_checking)
        self.print.setVisible(not is_checking)
        self._check.setVisible(is_checking)
        self.again.setVisible(is_checking)
        self.next.setText("Continue" if is_checking else "I have copied it")
        self.next.setEnabled(not is_checking)

    @Slot()
    def _judge(self) -> None:
        if self._check.isHidden() or not self.shares:
            return
        right = [
            self._is_right(field, number, note)
            for field, number, note in zip(self.fields, self.asked, self._notes, strict=True)
        ]
        self.next.setEnabled(all(right))

    def _is_right(self, field: QLineEdit, number: int, note: QLabel) -> bool:
        typed = " ".join(words_of(field.text()))
        wanted = self.shares[self.number][number - 1]
        is_wrong = bool(typed) and not wanted.startswith(typed)
        note.setText("This is not as in the share: look at your copy." if is_wrong else "")
        note.setVisible(is_wrong)
        return typed == wanted
