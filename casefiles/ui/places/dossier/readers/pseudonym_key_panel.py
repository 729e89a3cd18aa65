"""Opens a sealed key, to be read and nothing else: it is shown until the card closes or locks."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.export.pseudonym_keys import OpenedPseudonymKey, read_key
from casefiles.ui.base.clipboard import copy
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import TOP, column, label_for, row, words
from casefiles.ui.widgets.panel import Panel
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.language import msg, msg_mark, msg_of

_WHAT: Final = msg_mark(
    "A pseudonym key lists the persons behind the placeholders of a dossier. It is only displayed"
    " and is cleared when you close this panel or the vault locks."
)
_COLUMNS: Final = (
    ListColumn("token", msg_mark("Placeholder"), 170, sorts=False),
    ListColumn("names", msg_mark("Person"), 420, stretch=True, sorts=False),
)
_BETWEEN: Final = " · "
_FEWEST, _MOST = 2, 7
"""Rows that the list has room for, at least and at most."""
_EDGE: Final = 3
"""Pixels of the list's frame, on each side."""


class PseudonymKeyPanel(Panel):
    """Asks for the file and its passphrase, and shows who each token is.

    Attributes:
        file: the sealed key.
        passphrase: with which it was sealed.
        table: the tokens; empty until a key was opened.
        about: which dossier the key belongs to.
        whole: all names of the selected token.
        copy_names: puts these on the clipboard, which is emptied again soon.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("OPEN A PSEUDONYM KEY"))
        self._request_number = 0
        self.file = private_line(msg("Sealed pseudonym key"))
        self.file.setReadOnly(True)
        self.file.setPlaceholderText(msg("None chosen"))
        self.choose = button(msg("Choose the file…"), "file")
        self.passphrase = SecretField(msg("Passphrase of the pseudonym key"))
        self.go = button(msg("Open"), "key", primary=True)
        self.about = muted("")
        self.whole = words()
        for one in (self.about,):
            one.setWordWrap(True)
            one.setTextFormat(Qt.TextFormat.PlainText)
        self.copy_names = button(msg("Copy the names"), "copy")
        model = RowModel(msg_of(_COLUMNS), _text, identity=_token)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Placeholders and persons"))
        self._found = QWidget()
        self._lay_out()
        self.choose.clicked.connect(lambda: choose_files(self, self._on_chosen))
        self.go.clicked.connect(self._on_go)
        self.passphrase.entered.connect(self._on_go)
        self.copy_names.clicked.connect(self._on_copy)
        self.table.chosen.connect(self._on_row)
        context.theme.changed.connect(self._fit)

    def open(self) -> None:
        """Ask for a file and its passphrase."""
        self.forget()
        self.show_at(self.choose)

    def forget(self) -> None:
        """Hold nothing of a key and of what was typed; an answer on its way comes too late."""
        self._request_number += 1
        self.passphrase.clear()
        self.file.setText("")
        self.go.setEnabled(True)
        self.say("")
        self._show_none()

    def set_file(self, file: Path) -> None:
        """Take a file; what an earlier one told is gone."""
        self.file.setText(str(file))
        self.say("")
        self._show_none()
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, chosen: list[Path]) -> None:
        if chosen:
            self.set_file(chosen[0])

    @Slot()
    def _on_go(self) -> None:
        if not self.file.text():
            self.say(msg("Choose the pseudonym key file first."))
            return
        if not self.go.isEnabled():
            return
        self.say("")
        self._show_none()
        self.go.setEnabled(False)
        self._request_number += 1
        requested = self._request_number
        job = read_key(Path(self.file.text()), self.passphrase.text())

        def opened(found: OpenedPseudonymKey) -> None:
            if requested == self._request_number:
                self._on_opened(found)

        def refused(error: CasefilesError) -> None:
            if requested == self._request_number:
                self.refused(error)

        self._context.session.fetch(self, job, opened, channel="key", otherwise=refused)

    def _on_opened(self, found: OpenedPseudonymKey) -> None:
        self.go.setEnabled(True)
        self.passphrase.clear()
        left = (
            msg("It left this vault on {day}.", day=found.day)
            if found.day
            else msg("No dossier of this vault matches this key.")
        )
        self.about.setText(
            msg(
                "Key of a dossier for: {readers}. {left} SHA-256 of its file: {dossier}",
                readers=found.key.readers,
                left=left,
                dossier=found.key.dossier,
            )
        )
        self.table.set_rows(found.key.tokens)
        self._found.show()
        self._fit()
        self.table.select_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refused(self, error: CasefilesError) -> None:
        """Say why it was not opened."""
        self.go.setEnabled(True)
        super().refused(error)
        self.passphrase.line.selectAll()
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_row(self, row: Any) -> None:
        self.whole.setText("" if row is None else _BETWEEN.join(row.names))
        self.copy_names.setEnabled(row is not None)

    @Slot()
    def _on_copy(self) -> None:
        copy(self.whole.text())
        self._context.notices.post(msg("Names copied. The clipboard is cleared shortly."))

    def _show_none(self) -> None:
        self.table.set_rows(())
        self._on_row(None)
        self.about.setText("")
        self._found.hide()

    @Slot()
    def _fit(self) -> None:
        """Give the list as many rows as it has, within bounds."""
        rows = min(max(len(self.table.rows_model.rows), _FEWEST), _MOST)
        around = self.table.horizontalHeader().height() + 2 * _EDGE
        self.table.setFixedHeight(around + rows * self._context.theme.row_height)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, (text, field, control) in enumerate(
            ((msg("File"), self.file, self.choose), (msg("Passphrase"), self.passphrase, self.go))
        ):
            label = label_for(self.choose if field is self.file else field, text)
            for number, widget in enumerate((label, field, control)):
                grid.addWidget(widget, line, number)
        column(
            self.about,
            self.table,
            row((self.whole, 1), (self.copy_names, TOP)),
            gap=8,
            margins=0,
            of=self._found,
        )
        self.lay_out(muted(msg_of(_WHAT)), grid, self._found, buttons=())


def _text(row: Any, key: str) -> str:
    return _BETWEEN.join(row.names) if key == "names" else str(row.token)


def _token(row: Any) -> str:
    return str(row.token)
