"""What is shown where a document has no pages: why, what was kept, and its text if there is any."""

from typing import Final

from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from casefiles.office.documents.pages import ShownDocument
from casefiles.office.importing.opening_locked import LARGEST, is_large_pdf, is_locked
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.document_head import size_in_words
from casefiles.ui.places.documents.list.password_form import PasswordForm
from casefiles.ui.widgets.drag_guard import prevent_dragging
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import TOP, column, row, words
from casefiles.words.catalogue import label
from casefiles.words.files import type_in_words
from casefiles.words.language import msg, msg_mark, msg_of

_ICON: Final = 40
_NEXT: Final = {
    "password_needed": msg_mark("Enter the password, or ask the sender for it."),
    "password_wrong": msg_mark("Type it again."),
    "mail_encrypted": (
        msg_mark(
            "Ask who received it to open it in their mail program, save it"
            " without encryption, and add that file."
        )
    ),
    "archive_encrypted": msg_mark("Ask the sender to pack it as ZIP, with or without a password."),
    "archive_not_opened": msg_mark(
        "Unpack it elsewhere and add the files; or have libarchive installed (package"
        " libarchive13), and read it again."
    ),
    "broken_file": msg_mark("Ask the sender for another copy."),
    "empty_file": msg_mark("Ask the sender for another copy."),
    "needs_shaping": msg_mark(
        "Its text is shown below and can be searched. It cannot be exported as page images yet."
    ),
    "not_read": msg_mark("Waiting to be read."),
}
_TYPE: Final = msg_mark("Type it here. If you do not have it, ask who sent the document.")
_LARGE: Final = msg_mark(
    "A PDF above {limit} MB cannot be read here, with or without a password. Ask who sent"
    " it to save it without a password and in parts below that size, and add those."
)
_ELSE: Final = msg_mark("It stays in the case; dossiers list it as produced separately.")


class UnreadablePage(QWidget):
    """Says in words why no page can be shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = theme = context.theme
        self.password = PasswordForm(context)
        self._picture = QLabel()
        self._title = heading(msg("This document has no pages to show"))
        self._title.setWordWrap(True)
        self.why = words()
        self._next = muted("")
        self._facts = muted("")
        self.text = QTextEdit()
        prevent_dragging(self.text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(msg("Document text"))
        line = row(
            (self._picture, TOP),
            (column(self._title, self.why, self._next, self._facts, self.password, gap=6), 1),
            gap=14,
        )
        column(line, (self.text, 1000), ..., gap=14, margins=(16, 20, 16, 16), of=self)
        theme.changed.connect(self._tint)
        self._tint()

    def show_reason(self, shown: ShownDocument, code: str) -> None:
        """Say why.

        Args:
            shown: the document.
            code: of the reason.
        """
        reason = label(code)
        self.why.setText(f"{reason[:1].upper()}{reason[1:]}.")
        if is_locked(shown.media_type, code):
            self._next.setText(msg_of(_TYPE))
            self.password.show_document(shown.document.id)
        else:
            is_large = is_large_pdf(shown.media_type, code, shown.size)
            self._next.setText(
                msg_of(_LARGE).format(limit=LARGEST >> 20)
                if is_large
                else msg_of(_NEXT.get(code, _ELSE))
            )
            self.password.hide()
            self.password.forget()
        kind = type_in_words(shown.media_type)
        self._facts.setText(
            msg(
                "Kept unchanged in the vault: {file_name} · {kind} · {size_in_words}",
                file_name=shown.document.file_name,
                kind=kind,
                size_in_words=size_in_words(shown.size),
            )
        )
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show what a machine read from it; nothing hides the place."""
        self.text.setPlainText(text)
        self.text.setVisible(bool(text.strip()))

    def _tint(self) -> None:
        size = self._theme.pixels(_ICON)
        self._picture.setPixmap(self._theme.pixmap("file-x", size, "muted"))
