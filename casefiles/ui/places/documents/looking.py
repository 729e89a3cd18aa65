"""Saying of the page that is shown that it was looked at; or of all, where each was shown."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.draft.draft_view import ranges
from casefiles.office.redaction.page_checks import (
    PagesChecked,
    look_at_all,
    look_at_page,
    pages_checked,
)
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.page_view_tracker import PageViewTracker
from casefiles.ui.places.documents.pages.page_tools import PageTools
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.layout import row, words
from casefiles.words.language import msg, msg_n, msg_number

_NEVER: Final = "pages_never_shown"


class Looking(QFrame):
    """Ticks what was looked at; asks for a reason where pages were never shown.

    Attributes:
        page_requested: the first page that was never shown.
        why: reason for saying of such pages that they were looked at.
    """

    page_requested = Signal(int)

    def __init__(self, context: Context, tools: PageTools, watch: PageViewTracker) -> None:
        super().__init__()
        self._context, self._tools, self._watch = context, tools, watch
        self._document_id, self._page, self._pages = DocumentId(""), 1, 0
        self.pages_checked: PagesChecked | None = None
        self.setProperty("card", "true")
        self.words = words()
        self.why = private_line(msg("Reason for marking pages that were never shown as checked"))
        self.why.setPlaceholderText(msg("Reason (internal)"))
        self.go = button(msg("Go to the first"))
        self.sign = button(msg("Sign"), primary=True)
        self.leave = button(msg("Cancel"))
        row((self.words, 1), self.go, self.why, self.sign, self.leave, of=self)
        self.go.clicked.connect(self._on_go)
        self.sign.clicked.connect(self._on_sign)
        self.why.returnPressed.connect(self._on_sign)
        self.leave.clicked.connect(self._close)
        self.hide()

    def show_document(self, document_id: DocumentId, pages: int = 0) -> None:
        """Tell what was said of a document's pages, as many as it has."""
        self._pages = pages or self._pages
        if document_id != self._document_id:
            self._close()
            self.pages_checked = None
        self._document_id = document_id
        query = pages_checked(document_id)
        self._context.session.ask(self, query, self._on_pages_checked, channel="looked at")

    @Slot(int)
    def show_page(self, page: int) -> None:
        """Tell what was said of the page that is shown."""
        self._page = page
        self._show()

    def tick(self) -> None:
        """Say of the page that is shown that it was looked at, or take that back."""
        if self.pages_checked is None:
            return
        are_pages_checked = not self.pages_checked.has(self._page)
        page, randomness = self._page, self._context.session.vault.workplace.randomness
        edit = look_at_page(
            self._document_id, page, randomness, are_pages_checked=are_pages_checked
        )
        what = msg("was checked") if are_pages_checked else msg("is to be checked")
        words = msg("It is noted that page {page} {what}.", page=msg_number(page), what=what)
        self._context.session.run(
            self, edit, lambda _nothing: self._done(words), otherwise=self._on_refused
        )

    def tick_all(self, reason: str = "") -> None:
        """Say of every page that it was looked at, if each was on the screen for two seconds."""
        # What was shown just now counts too.
        self._watch.keep()
        edit = look_at_all(
            self._document_id, self._context.session.vault.workplace.randomness, reason
        )
        words = msg("Page check of every page saved.")
        self._context.session.run(
            self, edit, lambda _nothing: self._done(words), otherwise=self._on_refused
        )

    def _done(self, words: str) -> None:
        self._close()
        self._context.notices.post(words, "app.undo")
        self.show_document(self._document_id)

    def _on_pages_checked(self, checked: PagesChecked) -> None:
        self.pages_checked = checked
        self._show()

    def _show(self) -> None:
        checked = self.pages_checked
        if checked is None:
            self._tools.show_checked(is_checked=False, count=0, pages=0)
            return
        count = self._pages if checked.is_all else len(checked.pages)
        self._tools.show_checked(is_checked=checked.has(self._page), count=count, pages=self._pages)

    def _on_refused(self, error: CasefilesError) -> None:
        self._show()
        if error.code != _NEVER:
            self._context.notices.warn(error)
            return
        # Asked anew: some were shown since this was asked last.
        query = pages_checked(self._document_id)
        self._context.session.ask(self, query, self._say_which, channel="never shown")

    def _say_which(self, checked: PagesChecked) -> None:
        self.pages_checked = checked
        count = len(checked.never_shown)
        self.words.setText(
            msg_n(
                "{n} page was never shown: look, or sign for it. It is page {which}.",
                "{n} pages were never shown: look, or sign for them. They are pages {which}.",
                count,
                which=ranges(checked.never_shown),
            )
        )
        self.why.clear()
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_go(self) -> None:
        if self.pages_checked is not None and self.pages_checked.never_shown:
            self.page_requested.emit(self.pages_checked.never_shown[0])
        self._close()

    @Slot()
    def _on_sign(self) -> None:
        reason = self.why.text().strip()
        if reason:
            self.tick_all(reason)
        else:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close(self) -> None:
        # A reason that was typed once is offered nowhere.
        self.why.clear()
        self.hide()
