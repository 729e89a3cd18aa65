"""One act upon the keys: what it does and does not protect, what it needs, and the button."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import Randomness
from casefiles.office.vault.generated_passphrase import WordList
from casefiles.ui.unlock.folder_line import FolderLine
from casefiles.ui.unlock.page import Page, labelled
from casefiles.ui.unlock.passphrase_part import PassphrasePart
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.layout import clear, column, say, words
from casefiles.words.language import msg, msg_mark, msg_of

_GAP: Final = 10


@dataclass(frozen=True, slots=True)
class ActWords:
    """What a page says, and which parts it has.

    Attributes:
        title: names the act.
        icon: of the page.
        paragraphs: paragraphs, the weightiest first.
        done: what the button says.
        later: what the button that leaves the page says.
        needs: passphrase, name and folder, as far as they are asked for.
    """

    title: str
    icon: str
    paragraphs: tuple[str, ...]
    done: str
    later: str = msg_mark("Not now")
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """What the person gave."""

    passphrase: str = field(default="", repr=False)
    name: str = ""
    folder: Path = Path()


class OperationPage(Page):
    """Shows one act after the other; each asks for what it needs.

    Attributes:
        submitted: what was `Given`.
        put_off: the person leaves it.
    """

    submitted = Signal(object)
    put_off = Signal()

    def __init__(self, home: Path, randomness: Randomness) -> None:
        super().__init__("", "key")
        self.needs: frozenset[str] = frozenset()
        self.description = QWidget()
        self._paragraphs = column(gap=_GAP, margins=0, of=self.description)
        self.name = private_line(msg("Colleague's name"))
        self.folder = FolderLine(msg("Folder on the USB drive"), home, "")
        self.folder.line.setPlaceholderText(msg("Folder on a USB drive"))
        self.part = PassphrasePart(randomness)
        self._rows = {
            "name": _row(msg("Name shown in History"), self.name),
            "folder": _row(msg("Folder on the USB drive"), self.folder),
            "passphrase": self.part,
        }
        self.later = button(msg("Not now"))
        self.go = button("", primary=True)
        self.column.addWidget(self.description)
        for row in self._rows.values():
            self.column.addWidget(row)
        self.end_with(self.later, self.go)
        self.later.clicked.connect(self.put_off)
        self.back.connect(self.put_off)
        self.go.clicked.connect(self._on_go)
        self.name.textChanged.connect(self._judge)
        self.folder.changed.connect(self._judge)
        self.part.changed.connect(self._judge)

    def offer_from(self, word_list: WordList) -> None:
        """Take the list of words."""
        self.part.offer_from(word_list)

    def show_act(self, act: ActWords) -> None:
        """Show an act, with nothing filled in."""
        self.title.setText(act.title)
        self.show_icon(act.icon)
        self.needs = act.needs
        clear(self._paragraphs)
        for number, text in enumerate(act.paragraphs):
            self._paragraphs.addWidget(words(text, "" if number == 0 else "muted"))
        for need, row in self._rows.items():
            row.setVisible(need in act.needs)
        self.go.setText(act.done)
        say(self.later, msg_of(act.later))
        self.folder.line.setText("")
        self.name.setText("")
        self.wipe()
        self.show_problem("")
        fields = {"name": self.name, "folder": self.folder, "passphrase": self.part}
        requested = [widget for need, widget in fields.items() if need in act.needs]
        # An Enter too many must not begin what cannot be taken back.
        self.first = requested[0] if requested else self.later
        self._judge()

    @override
    def wipe(self) -> None:
        """Forget what was typed, and what was offered."""
        self.part.wipe()

    @Slot()
    def _judge(self) -> None:
        self.show_problem("")
        is_there = {
            "name": bool(self.name.text().strip()),
            "folder": self.folder.is_filled(),
            "passphrase": self.part.is_good,
        }
        self.go.setEnabled(all(is_there[need] for need in self.needs))

    @Slot()
    def _on_go(self) -> None:
        folder = self.folder.path() if "folder" in self.needs else Path()
        passphrase = self.part.text() if "passphrase" in self.needs else ""
        self.submitted.emit(Given(passphrase, self.name.text().strip(), folder))


def _row(name: str, field: QWidget) -> QWidget:
    row = QWidget()
    box = labelled(name, field)
    box.setContentsMargins(0, 0, 0, 0)
    row.setLayout(box)
    return row


def label_of(page: OperationPage) -> str:
    """Return all that a page tells, for screen readers and tests."""
    return "\n".join(label.text() for label in page.description.findChildren(QLabel))
