"""Getting a vault back at the door: where its backups are, which one, and into which new folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override

from casefiles.office.case.restoring import BackupChoice, OpenBackups, counts_in
from casefiles.office.vault.backups import moment_in, size_in
from casefiles.ui.unlock.folder_line import FolderLine
from casefiles.ui.unlock.key_file_button import KeyFileButton
from casefiles.ui.unlock.page import Page, in_pairs, labelled
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.layout import words
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_LINES: Final = 6
_ROW: Final = 3
"""Lines of text that one backup takes."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a folder is asked for, in words.

    Attributes:
        title: of the page.
        icon: at its head.
        explanation: what to choose.
        go_on: what the button says.
    """

    title: str
    icon: str
    explanation: str
    go_on: str


RESTORE: Final = Purpose(
    msg_mark("Restore from a backup"),
    "clock-counter-clockwise",
    msg_mark(
        "Choose the vault folder, even if damaged, or the USB drive with a backup. Nothing there"
        " is changed."
    ),
    msg_mark("Show backups"),
)
BRING_KEYS: Final = Purpose(
    msg_mark("Restore the key file"),
    "key",
    msg_mark(
        "Every backup contains the key file. A folder with a copy of vault.keys also works. Only"
        " the key file is written."
    ),
    msg_mark("Restore"),
)


class FindBackupsPage(Page):
    """Asks where backups are, and for what opens them.

    Attributes:
        submitted: folder of the vault or of a stick, passphrase, and key file; None without one.
        sheet_requested: the recovery sheet shall open them.
        shares_requested: two shares shall.
    """

    submitted = Signal(object, str, object)
    sheet_requested = Signal()
    shares_requested = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__("", "clock-counter-clockwise")
        self.folder = FolderLine(msg("Folder with backups"), home, "")
        self.passphrase = SecretField(msg("Passphrase"))
        self._explanation = words("")
        self.file = KeyFileButton(self.passphrase.setFocus)
        self.sheet = quiet_button(msg("Recovery sheet…"), "key")
        self.shares = quiet_button(msg("Recovery shares…"), "users-three")
        self.column.addWidget(self._explanation)
        self.column.addLayout(labelled(msg("Vault or USB drive"), self.folder))
        self.column.addLayout(labelled(msg("Passphrase"), self.passphrase))
        self.column.addWidget(
            words(
                msg("Passphrase of the vault. For older copies, the passphrase of that time."),
                "muted",
            )
        )
        self.column.addWidget(self.file.note)
        self.column.addLayout(in_pairs(self.file, self.sheet, self.shares))
        go_back = button(msg("Back"))
        go_back.clicked.connect(self.back)
        self.go = button("", primary=True)
        self.go.clicked.connect(self._on_go)
        self.end_with(go_back, self.go)
        self.first = self.passphrase
        self.folder.changed.connect(self._judge)
        self.passphrase.changed.connect(self._judge)
        self.sheet.clicked.connect(self.sheet_requested)
        self.shares.clicked.connect(self.shares_requested)
        self.show_purpose(msg_of(RESTORE), None)

    def show_purpose(self, purpose: Purpose, folder: Path | None) -> None:
        """Begin with the vault that was asked for, if any."""
        self.title.setText(purpose.title)
        self.show_icon(purpose.icon)
        self._explanation.setText(purpose.explanation)
        self.go.setText(purpose.go_on)
        self.file.take(None)
        if folder is not None:
            self.folder.line.setText(str(folder))
        self.show_problem("")
        self._judge()

    @override
    def wipe(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()

    @Slot()
    def _judge(self) -> None:
        is_filled = self.folder.is_filled()
        self.go.setEnabled(is_filled and bool(self.passphrase.text()))
        for paper in (self.sheet, self.shares):
            paper.setEnabled(is_filled)

    @Slot()
    def _on_go(self) -> None:
        typed = self.passphrase.text()
        self.wipe()
        self.submitted.emit(self.folder.path(), typed, self.file.path)


class ChooseBackupPage(Page):
    """Lists backups in words, and asks which one becomes a vault, and where.

    Attributes:
        submitted: number of the backup, 1 for the newest, and the new folder.
    """

    submitted = Signal(int, object)

    def __init__(self, home: Path) -> None:
        super().__init__(msg("Choose a backup"), "clock-counter-clockwise")
        self.summary = words("")
        self.list = QListWidget()
        self.list.setAccessibleName(msg("Backups, newest first"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = self.list.fontMetrics().lineSpacing() * _ROW * (_LINES // 2) + 24
        self.list.setMinimumHeight(height)
        self.target = FolderLine(msg("Folder of the new vault"), home, msg("Casefiles restored"))
        self.column.addWidget(self.summary)
        self.column.addWidget(self.list)
        self.column.addLayout(labelled(msg("New folder"), self.target))
        self.column.addWidget(
            words(
                msg(
                    "A new vault is created there and verified. It opens with the same passphrase"
                    " as the backup. Nothing is overwritten."
                ),
                "muted",
            )
        )
        go_back = button(msg("Back"))
        go_back.clicked.connect(self.back)
        self.restore = button(msg("Restore"), primary=True)
        self.restore.clicked.connect(self._on_restore)
        self.end_with(go_back, self.restore)
        self.first = self.list
        self.target.changed.connect(self._judge)
        self.list.currentRowChanged.connect(self._judge)

    def show_backups(self, backups: OpenBackups, path: Path, now: int) -> None:
        """List what was found; the newest that was proven is chosen already."""
        self.list.clear()
        for one in backups.moments:
            self.list.addItem(QListWidgetItem(moment_words(one, now)))
        proven = [place for place, one in enumerate(backups.moments) if one.proven]
        self.list.setCurrentRow(proven[0] if proven else 0)
        count = len(backups.moments)
        message = msg_n("One backup was found.", "{n} backups were found.", count)
        if not count:
            message = msg("None of these backups is usable.")
        if backups.unreadable:
            message += msg(" {unreadable} more cannot be read.", unreadable=backups.unreadable)
        self.summary.setText(message)
        self.target.line.setText(str(path))
        self.show_problem("")
        self._judge()

    @Slot()
    def _judge(self) -> None:
        self.restore.setEnabled(self.list.currentRow() >= 0 and self.target.is_filled())

    @Slot()
    def _on_restore(self) -> None:
        self.submitted.emit(self.list.currentRow() + 1, self.target.path())


def moment_words(one: BackupChoice, now: int) -> str:
    """Say what a backup holds, in a few lines."""
    taken = moment_in(one.wall, now)
    proof = msg("proven") if one.proven else msg("not verified yet")
    newest = moment_in(one.changed, now)
    return msg(
        "{taken}: {counts_in}\nLast change {newest}; {proof}; {size_in}",
        taken=f"{taken[0].upper()}{taken[1:]}",
        counts_in=counts_in(one),
        newest=newest,
        proof=proof,
        size_in=size_in(one.size),
    )
