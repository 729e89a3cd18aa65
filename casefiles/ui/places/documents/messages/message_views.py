"""What stands where pages stand: the pages, or the mail or conversation that is set on them."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation
from casefiles.office.documents.messages import MessageSummary, message_on_page, message_summary_of
from casefiles.office.documents.pages import ShownDocument
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.messages.conversation_view import ConversationView
from casefiles.ui.places.documents.messages.mail_view import MailView
from casefiles.ui.places.documents.pages.view_choice import ViewChoice
from casefiles.ui.widgets.current_stack import CurrentStack
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_mark, msg_of

_LEAST: Final = 24
_WORDS: Final = {
    "mail": (msg_mark("Mail"), "envelope-simple"),
    "chat": (msg_mark("Conversation"), "chat-text"),
}


class MessageViews(QWidget):
    """Shows messages as messages wherever a document has some; its pages are one click away.

    Attributes:
        turned: whether messages are shown, and not the pages.
        fact_requested: what is selected shall become a fact.
        focus_requested: what had the keyboard was turned away.
    """

    turned = Signal(bool)
    fact_requested = Signal()
    focus_requested = Signal()

    def __init__(self, context: Context, pages: QWidget) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._page, self._number = 1, 0
        self._summary = MessageSummary("", 0)
        self._has_pages = True
        self._pages = pages
        self.mail = MailView(context)
        self.conversation = ConversationView(context)
        self.choice = ViewChoice(msg("Mail"), "envelope-simple")
        self.stack = CurrentStack()
        # All that stands in it scrolls: the tools above need their two rows first.
        self.stack.setMinimumHeight(_LEAST)
        self._lay_out()
        for view in (self.mail, self.conversation):
            view.fact_requested.connect(self.fact_requested)
        self.choice.chosen.connect(self._on_choice)
        context.session.changed.connect(self._on_changed)

    @property
    def is_showing(self) -> bool:
        """Whether messages are shown, and not the pages."""
        return self.stack.currentWidget() is not self._pages

    def show_document(self, shown: ShownDocument, page: int) -> None:
        """Begin with another document; its messages are shown when they are there."""
        self._has_pages = not shown.unreadable
        document_id = shown.document.id
        if document_id == self._document_id:
            return
        self._document_id, self._page, self._number = document_id, page, 0
        self._summary = MessageSummary("", 0)
        self.choice.hide()
        self._turn_to(self._pages)
        self._ask()

    def selection(self) -> tuple[str, Citation]:
        """Return the words that are selected among the messages, and the cite of the first."""
        view = self._view
        # One mail alone is the document itself.
        number = view.selected_number() if self._summary.count > 1 else None
        cite = Citation(self._document_id, max(1, view.selected_page()), message=number)
        return view.selected_text(), cite

    def page_in_sight(self) -> int:
        """Return the page on which what is seen of the messages begins."""
        return max(1, self._view.page_in_sight())

    def show_message(self, page: int, number: int = 0) -> None:
        """Show a message by its number, or the one on a page; if they are not here yet, then."""
        self._page, self._number = page, number
        if not self._summary.kind:
            return
        self._turn_to(self._view)
        if number:
            self._view.show_number(number)
        else:
            query = message_on_page(self._document_id, page)
            self._context.session.ask(self, query, self._on_number, channel="message")

    def show_pages(self) -> None:
        """Show the pages."""
        self._turn_to(self._pages)

    @property
    def words(self) -> QWidget:
        """What is read: the words of a mail, or the list of messages."""
        return self.mail.body if self._summary.kind == "mail" else self.conversation.list

    @property
    def _view(self) -> MailView | ConversationView:
        return self.mail if self._summary.kind == "mail" else self.conversation

    def _on_number(self, number: int) -> None:
        if number and self._summary.kind:
            self._view.show_number(number)

    def _lay_out(self) -> None:
        for widget in (self._pages, self.mail, self.conversation):
            self.stack.addWidget(widget)
        column(self.choice, (self.stack, 1), gap=6, margins=0, of=self)

    def _ask(self) -> None:
        if self._document_id:
            query = message_summary_of(self._document_id)
            self._context.session.ask(self, query, self._on_summary, channel="talk")

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._document_id in changes.ids("reading") or (
            self._summary.kind and changes.concern("document_link")
        ):
            self._ask()

    def _on_summary(self, summary: MessageSummary) -> None:
        is_new = not self._summary.kind
        self._summary = summary
        self.choice.setVisible(bool(summary.kind) and self._has_pages)
        if not summary.kind:
            self._turn_to(self._pages)
            return
        self.choice.show_words(*msg_of(_WORDS[summary.kind]))
        self._view.show_conversation(self._document_id, summary)
        if is_new:
            if self._page > 1 or self._number:
                self.show_message(self._page, self._number)
            self._turn_to(self._view)

    def _turn_to(self, widget: QWidget) -> None:
        has_focus = self.stack.isAncestorOf(self.window().focusWidget())
        is_other = self.stack.currentWidget() is not widget
        self.stack.setCurrentWidget(widget)
        if has_focus and is_other:
            # Else the first field that is found there would take what is typed.
            self.focus_requested.emit()
        is_messages = widget is not self._pages
        self.choice.show_chosen(is_itself=is_messages)
        self.turned.emit(is_messages)

    @Slot(bool)
    def _on_choice(self, is_messages: bool) -> None:
        self._turn_to(self._view if is_messages else self._pages)
