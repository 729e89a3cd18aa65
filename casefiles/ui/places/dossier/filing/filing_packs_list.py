"""The filing packs that were made of a form, and what became of each."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from casefiles.domain.foundation.opaque import legible
from casefiles.office.filing.filings import ExportedFilingPack
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import LEFT, TOP, clear, column, row, words
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

_NOT_FILED: Final = msg_mark("No filing recorded.")


class FilingPacksList(QWidget):
    """A card for each pack, the newest first; hidden where there is none.

    Attributes:
        note_requested: the edition of a pack that was filed.
        record_requested: the submission under which a pack was noted.
        buttons: what is pressed on each card, by edition.
    """

    note_requested = Signal(str)
    record_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[ExportedFilingPack, ...] = ()
        self._cards = column(gap=8)
        column(
            subheading(msg("EXPORTED FILING PACKS")),
            self._cards,
            gap=8,
            margins=(0, 8, 0, 0),
            of=self,
        )
        self.hide()

    @property
    def text(self) -> str:
        """All that the cards say, without the digests."""
        return "\n".join(line for one in self._shown for line in _lines(one))

    def show_packs(self, packs: tuple[ExportedFilingPack, ...]) -> None:
        """Show the packs of a form."""
        if packs == self._shown:
            return
        self._shown = packs
        clear(self._cards)
        self.buttons = {}
        for one in packs:
            self._cards.addWidget(self._card(one))
        self.setVisible(bool(packs))

    def _card(self, one: ExportedFilingPack) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        head, *lines = _lines(one)
        title = words(head, "label")
        press = self._press(one, head)
        files = muted(
            legible(
                "\n".join(
                    msg(
                        "{name}  {size} bytes\n{sha256}",
                        name=file.name,
                        size=msg_number(file.size),
                        sha256=file.sha256,
                    )
                    for file in one.files
                )
            )
        )
        files.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        files.hide()
        more = quiet_button(msg("Files and hash values"), "list-checks")
        more.setAccessibleName(msg("Files and digests: {head}", head=head))
        more.setCheckable(True)
        more.toggled.connect(files.setVisible)
        row(
            (column(title, muted("\n".join(lines)), (more, LEFT), files, gap=4), 1),
            (press, TOP),
            margins=(14, 10, 14, 10),
            of=card,
        )
        return card

    def _press(self, one: ExportedFilingPack, head: str) -> Button:
        if one.submission_id:
            press = button(msg("Show submission"), "arrow-right")
            press.clicked.connect(lambda: self.record_requested.emit(one.submission_id))
        else:
            press = button(msg("Record filing…"), "file-lock")
            press.clicked.connect(lambda: self.note_requested.emit(one.edition_id))
        press.setAccessibleName(f"{press.text()} {head}")
        self.buttons[one.edition_id] = press
        return press


def _lines(one: ExportedFilingPack) -> tuple[str, ...]:
    count = len(one.files)
    made = msg_n("Made {made} · {n} file", "Made {made} · {n} files", count, made=one.made)
    return (made, *(one.description or (msg_of(_NOT_FILED),)))
