"""Where the password of a PDF is typed, as often as it takes."""

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.importing.opening_locked import open_locked
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import muted, words_in_line
from casefiles.ui.widgets.layout import column, row
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of

_WHERE: Final = msg_mark(
    "The password is stored in the vault only, so that pages can be"
    " read and exported. The file stays as it is."
)


class PasswordForm(QWidget):
    """A line for the password of a document, with what came of the last try."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._trying: set[DocumentId] = set()
        self._came: dict[DocumentId, str] = {}
        self.field = SecretField(msg("Password of the document"), msg("Password of the document"))
        self.open_button = button(msg("Open document"), primary=True)
        self.result_label = muted("")
        column(
            row((self.field, 1), self.open_button, margins=0),
            self.result_label,
            gap=6,
            margins=(0, 6, 0, 0),
            of=self,
        )
        self.field.changed.connect(self._on_typed)
        self.field.entered.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.hide()

    def show_document(self, document_id: DocumentId) -> None:
        """Ask for the password of a document; what was typed for another one is forgotten."""
        if document_id != self._document_id:
            self._document_id = document_id
            self.forget()
            self._show_result()
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
        is_trying = self._document_id in self._trying
        self.open_button.setEnabled(bool(text) and not is_trying)

    @Slot()
    def _on_open(self) -> None:
        password, context, document_id = self.field.text(), self._context, self._document_id
        if not password or document_id in self._trying:
            return
        refusal = context.actions.refusal
        if refusal is not None:
            context.notices.warn(refusal)
            return
        self._trying.add(document_id)
        self.forget()
        self._show_result()
        context.session.start(
            self,
            msg("Opening a document"),
            open_locked(document_id, password),
            partial(self._on_opened, document_id),
            otherwise=partial(self._on_refused, document_id),
        )

    def _on_opened(self, document_id: DocumentId, unreadable: str) -> None:
        words = (
            msg("The password is right, but: {words}.", words=label(unreadable))
            if unreadable
            else ""
        )
        self._come(document_id, words)

    def _on_refused(self, document_id: DocumentId, error: CasefilesError) -> None:
        self._come(document_id, words_in_line(error))
        if document_id == self._document_id:
            self.field.setFocus()

    def _come(self, document_id: DocumentId, words: str) -> None:
        """Take the answer for the document that it was asked for, whichever is shown by now."""
        self._trying.discard(document_id)
        self._came[document_id] = words
        if document_id == self._document_id:
            self._show_result()
            self._on_typed(self.field.text())

    def _show_result(self) -> None:
        if self._document_id in self._trying:
            self.result_label.setText(msg("Opening\u2026"))
        else:
            self.result_label.setText(self._came.get(self._document_id, msg_of(_WHERE)))
