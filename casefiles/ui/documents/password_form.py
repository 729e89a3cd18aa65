"""Where the password of a PDF is typed, as often as it takes."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DocumentId
from casefiles.office.opening_locked import open_locked
from casefiles.ui.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words import explain, label

_WHERE: Final = (
    "The password is stored in the vault only, so that pages can be read and exported. The file"
    " stays as it is."
)


class PasswordForm(QWidget):
    """A line for the password of a document, with what came of the last try."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._is_trying = False
        self.field = SecretField("Password of the document", "Password of the document")
        self.open_button = button("Open document", primary=True)
        self.said = muted("")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.said)
        self.field.changed.connect(self._on_typed)
        self.field.entered.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.hide()

    def show_document(self, document_id: DocumentId) -> None:
        """Ask for the password of a document; what was typed for another one is forgotten."""
        if document_id != self._document_id:
            self._document_id = document_id
            self.forget()
            self.said.setText(_WHERE)
        self.show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing that was typed where nobody looks."""
        super().hideEvent(event)
        self.forget()

    def forget(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self._on_typed("")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.open_button.setEnabled(bool(text) and not self._is_trying)

    @Slot()
    def _on_open(self) -> None:
        password, context = self.field.text(), self._context
        if not password or self._is_trying:
            return
        refusal = context.actions.refusal
        if refusal is not None:
            context.notices.warn(refusal)
            return
        self._is_trying = True
        self.open_button.setEnabled(False)
        self.said.setText("Opening\u2026")
        job = open_locked(self._document_id, password)
        context.session.start(
            self, "Opening a document", job, self._on_opened, otherwise=self._on_refused
        )

    def _on_opened(self, unreadable: str) -> None:
        self._is_trying = False
        self.forget()
        self.said.setText(f"The password is right, but: {label(unreadable)}." if unreadable else "")

    def _on_refused(self, error: CasefilesError) -> None:
        self._is_trying = False
        self.forget()
        self.said.setText(explain(error.code, error.safe).replace("\n", " "))
        self.field.setFocus()
