"""Writes the key of an edition for one recipient, under a passphrase told by another way."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.export.key_papers import write_key_paper
from casefiles.office.export.pseudonym_keys import FILE_NAME, EditionPlaceholders, Sealing, seal_key
from casefiles.ui.base.context import Context
from casefiles.ui.records.folder_choice import ChoosesFolder
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.labels import muted, words_in_line
from casefiles.ui.widgets.layout import LEFT, column, label_for, row, say, words
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.language import msg, msg_mark, msg_of

_ADJACENT_SETTING: Final = "key_beside_dossier"
_TAKEN: Final = "target_exists"
_WARNING: Final = msg_mark(
    "Anyone with this file and its passphrase can read every name. Deliver it separately from the"
    " dossier and send the passphrase by another channel. To open it: “Open a pseudonym key…” in"
    " any vault, or “casefiles open-pseudonym-key”."
)


class SealingForm(ChoosesFolder, QWidget):
    """A button that becomes a small form.

    Attributes:
        begin: shows the form.
        passphrase: of the recipient.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._edition: EditionPlaceholders | None = None
        self.begin = quiet_button(msg("Encrypt this key for a recipient…"), "key")
        self.passphrase = SecretField(
            msg("Passphrase of the recipient"), msg("At least 12 characters")
        )
        self._offer_folder(msg("Folder for the pseudonym key"))
        self.may_be_adjacent = QCheckBox(msg("Allow the same folder as the dossier"))
        self.as_paper = QCheckBox(msg("As a key paper for the judge alone (PDF, not encrypted)"))
        self.replace = QCheckBox(msg("Overwrite the existing key file"))
        self.problem = words(role="problem")
        self.go = button(msg("Encrypt"), "key", primary=True)
        self._form = QWidget()
        self._lay_out()
        self.begin.clicked.connect(self._on_begin)
        self.go.clicked.connect(self._on_go)
        self.as_paper.toggled.connect(self._on_as_paper)
        self.passphrase.entered.connect(self._on_go)

    def show_for(self, edition: EditionPlaceholders | None, *, on_paper: bool = False) -> None:
        """Offer to seal the key of an edition; None for nothing to seal.

        Args:
            edition: with its placeholders.
            on_paper: its readers may have the key on paper.
        """
        self._edition = edition
        self.as_paper.setVisible(on_paper)
        self.setVisible(edition is not None)

    def leave(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self._folder = None
        self.folder.setText("")
        self.as_paper.setChecked(False)
        for box in (self.may_be_adjacent, self.replace):
            box.setChecked(False)
            box.hide()
        say(self.problem, "")
        self._form.hide()
        self.begin.show()

    @override
    def set_folder(self, folder: Path) -> None:
        """Take a folder."""
        super().set_folder(folder)
        say(self.problem, "")

    @Slot()
    def _on_begin(self) -> None:
        self.begin.hide()
        self._form.show()
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_go(self) -> None:
        if self._edition is None:
            return
        if self._folder is None:
            say(
                self.problem,
                msg("Choose a folder first, on a different drive from the dossier."),
            )
            return
        if self.as_paper.isChecked():
            self._write_paper(self._edition, self._folder)
            return
        sealing = Sealing(
            self._folder / FILE_NAME,
            self.passphrase.text(),
            self.may_be_adjacent.isChecked(),
            self.replace.isChecked(),
        )
        self.go.setEnabled(False)
        name, job = msg("Encrypting the pseudonym key"), seal_key(self._edition.edition_id, sealing)
        self._context.session.finish(self, name, job, self._on_sealed, otherwise=self._on_refused)

    @Slot(bool)
    def _on_as_paper(self, is_paper: bool) -> None:
        self.passphrase.setEnabled(not is_paper)
        self.go.setText(msg("Write the key paper") if is_paper else msg("Encrypt"))

    def _write_paper(self, edition: EditionPlaceholders, folder: Path) -> None:
        job = write_key_paper(edition.edition_id, folder, replace=self.replace.isChecked())
        self.go.setEnabled(False)
        name = msg("Writing the key paper")
        self._context.session.finish(self, name, job, self._on_paper, otherwise=self._on_refused)

    def _on_paper(self, path: Path) -> None:
        self.go.setEnabled(True)
        self.leave()
        self._context.notices.post(msg("The key paper is written: {path}", path=path))

    def _on_sealed(self, path: Path) -> None:
        self.go.setEnabled(True)
        self.leave()
        self._context.notices.post(msg("The sealed key is written: {path}", path=path))

    def _on_refused(self, error: CasefilesError) -> None:
        self.go.setEnabled(True)
        self.may_be_adjacent.setVisible(
            self.may_be_adjacent.isVisible() or error.code == _ADJACENT_SETTING
        )
        self.replace.setVisible(self.replace.isVisible() or error.code == _TAKEN)
        say(self.problem, words_in_line(error))

    def _lay_out(self) -> None:
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.addWidget(muted(msg_of(_WARNING)), 0, 0, 1, 3)
        for line, (text, field) in enumerate(
            ((msg("Passphrase"), self.passphrase), (msg("Folder"), self.folder)), start=1
        ):
            grid.addWidget(label_for(field, text), line, 0)
            grid.addWidget(field, line, 1)
        grid.addWidget(self.choose, 2, 2)
        grid.addWidget(self.as_paper, 3, 1, 1, 2)
        grid.addLayout(
            row(self.may_be_adjacent, self.replace, (self.problem, 1), (..., 0), self.go),
            4,
            0,
            1,
            3,
        )
        grid.setColumnStretch(1, 1)
        column((self.begin, LEFT), self._form, margins=0, of=self)
        self.leave()
