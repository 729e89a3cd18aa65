"""What is known of a file that is no document: how far it is, or why it was not taken."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.office.importing.import_progress import ImportedFile, ImportState
from casefiles.ui.places.documents.list.states import reason_of, state_of
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import Chip, ChipKind, heading, muted
from casefiles.ui.widgets.layout import LEFT, column, words
from casefiles.words.catalogue import explain
from casefiles.words.language import msg

_KINDS: dict[str, ChipKind] = {"danger": "danger", "ok": "ok", "accent": "accent"}


class ImportPanel(QWidget):
    """Stands where the pages of a document stand.

    Attributes:
        retry: id of the import that shall be tried again.
        document_requested: id of the document that a file is the duplicate of.
    """

    retry = Signal(str)
    document_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: ImportedFile | None = None
        self.title = heading("")
        self.title.setWordWrap(True)
        self._folder = muted("")
        self._state = Chip("")
        self.words = words()
        self.retry_button = button(msg("Try again"), "arrow-clockwise")
        self.retry_button.clicked.connect(self._retry)
        self.other_button = button(msg("Open the document"), "file-text")
        self.other_button.clicked.connect(self._open_other)
        column(
            self.title,
            self._folder,
            self._state,
            self.words,
            (self.retry_button, LEFT),
            (self.other_button, LEFT),
            ...,
            gap=10,
            margins=(20, 16, 20, 16),
            of=self,
        )

    def show_arrival(self, row: ImportedFile, *, can_retry: bool) -> None:
        """Show a file; it can be tried again once its import has ended."""
        self._row = row
        words, icon, role = state_of(row)
        self.title.setText(row.name)
        self._folder.setText(row.folder)
        self._state.show_state(words, icon, _KINDS.get(role, "plain"))
        self.words.setText(_state_text(row))
        self.retry_button.setVisible(can_retry and row.state is ImportState.NOT_TAKEN)
        self.other_button.setVisible(bool(row.document_id))

    @Slot()
    def _retry(self) -> None:
        if self._row is not None:
            self.retry.emit(self._row.id.partition(":")[0])

    @Slot()
    def _open_other(self) -> None:
        if self._row is not None:
            self.document_requested.emit(self._row.document_id)


def _state_text(row: ImportedFile) -> str:
    if row.state is ImportState.NOT_TAKEN:
        return explain(row.reason, {})
    if row.state is ImportState.UNREADABLE:
        return msg("{reason_of}. It is kept, unchanged.", reason_of=reason_of(row))
    if row.state is ImportState.DUPLICATE:
        return msg(
            "The case has these very bytes already, as {other}. Nothing was added.", other=row.other
        )
    if row.state is ImportState.WAITING:
        return msg("Waiting to be imported. You can continue working or lock the vault.")
    return msg("Each file is saved as soon as it is imported.")
