"""Discloses one hidden name of a filed dossier to a judge, with the proof that it was that name."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.exchange.disclosures import (
    HiddenName,
    ProvenEdition,
    disclose_field,
    disclosure_name,
    proven_editions,
)
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.records.folder_choice import ChoosesFolder
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import label_for, say, words
from casefiles.ui.widgets.panel import Panel
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.words.language import msg, msg_mark, msg_of

_WHAT: Final = msg_mark(
    "For the judge alone. The file opens one name of the dossier as filed, and proves that it was"
    " this name from the start. It reveals nothing of the other names. The judge checks it with the"
    " folder that came with the dossier."
)
_NONE: Final = msg_mark(
    "No dossier for this forum and recipient was exported with a proof. Tick “With proof for the"
    " recipient” when you export."
)
_COLUMNS: Final = (
    ListColumn("placeholder", msg_mark("Placeholder"), 170, sorts=False),
    ListColumn("name", msg_mark("Name"), 420, stretch=True, sorts=False),
)
_FEWEST, _MOST = 2, 4
_EDGE: Final = 3
_TAKEN: Final = "target_exists"
_MANY: Final = 10_000


class DisclosurePanel(ChoosesFolder, Panel):
    """The hidden names of the last dossier that left with a proof, and where one of them goes.

    Attributes:
        about: which dossier it is, and the fingerprint of its proof.
        table: the names.
        result: the file that was written.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("DISCLOSE A NAME WITH PROOF"))
        self._edition: ProvenEdition | None = None
        self._name: HiddenName | None = None
        self._number = 1
        self.about = muted("")
        model = RowModel(msg_of(_COLUMNS), _text, identity=_path)
        self.table = RowTable(model, context.theme)
        self.table.setAccessibleName(msg("Placeholders and names"))
        self._offer_folder(msg("Folder for the disclosure"))
        self.result = words()
        self.result.hide()
        self.go = button(msg("Disclose this name"), "gavel", primary=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for at, widget in enumerate(
            (label_for(self.choose, msg("Folder")), self.folder, self.choose)
        ):
            grid.addWidget(widget, 0, at)
        what = muted(msg_of(_WHAT))
        self.lay_out(what, self.about, self.table, grid, self.result, buttons=(self.go,))
        self.table.chosen.connect(self._on_row)
        self.go.clicked.connect(self._on_go)
        context.theme.changed.connect(self._fit)

    def open(self, request: EditionRequest) -> None:
        """Show the hidden names of the last dossier that left with a proof."""
        self.forget()
        session = self._context.session
        session.ask(self, proven_editions(request), self._on_editions, channel="proven")
        self.show_at(self.choose)

    def forget(self) -> None:
        """Show no names any more."""
        self._edition = self._name = None
        self.table.set_rows(())
        self.about.setText("")
        self.say("")
        say(self.result, "")
        self._folder = None
        self.folder.setText("")
        self.go.setEnabled(False)

    @override
    def set_folder(self, folder: Path) -> None:
        """Take a folder."""
        super().set_folder(folder)
        self._number = 1
        self.say("")

    def _on_editions(self, editions: tuple[ProvenEdition, ...]) -> None:
        last = next(iter(editions), None)
        self._edition = last
        if last is None:
            self.about.setText(msg_of(_NONE))
        else:
            self.about.setText(
                msg(
                    "Dossier of {day}. Fingerprint of its proof: {fingerprint}",
                    day=last.day,
                    fingerprint=last.fingerprint,
                )
            )
            self.table.set_rows(last.names)
            self.table.select_first()
        self.table.setVisible(last is not None)
        self._fit()

    @Slot(object)
    def _on_row(self, row: Any) -> None:
        self._name = row
        self.go.setEnabled(row is not None)

    @Slot()
    def _on_go(self) -> None:
        if self._edition is None or self._name is None:
            return
        if self._folder is None:
            self.say(msg("Choose a folder first."))
            return
        self._write(self._edition, self._name, self._folder)

    def _write(self, edition: ProvenEdition, name: HiddenName, folder: Path) -> None:
        self.say("")
        self.go.setEnabled(False)
        job = disclose_field(edition.edition_id, name.path, folder / disclosure_name(self._number))

        def refused(error: CasefilesError) -> None:
            if error.code == _TAKEN and self._number < _MANY:
                # The next free number: an earlier disclosure is never overwritten.
                self._number += 1
                self._write(edition, name, folder)
                return
            self.go.setEnabled(True)
            self.refused(error)

        title = msg("Disclosing a name")
        self._context.session.finish(self, title, job, self._on_written, otherwise=refused)

    def _on_written(self, path: Path) -> None:
        self.go.setEnabled(True)
        say(self.result, msg("The disclosure is written: {path}", path=path))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _fit(self) -> None:
        """Give the list as many rows as it has, within bounds."""
        rows = min(max(len(self.table.rows_model.rows), _FEWEST), _MOST)
        around = self.table.horizontalHeader().height() + 2 * _EDGE
        self.table.setFixedHeight(around + rows * self._context.theme.row_height)


def _text(row: Any, key: str) -> str:
    return str(getattr(row, key))


def _path(row: Any) -> str:
    return str(row.path)
