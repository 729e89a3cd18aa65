"""A mail as mail: who wrote to whom, when, its words with what it quotes folded, and its thread."""

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from casefiles.domain.files.threads import ThreadEntry
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.rules.citation_text import message_detail
from casefiles.office.documents.messages import MessageSummary, ShownMessage, messages_of, thread_of
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.messages.made_events import add_event
from casefiles.ui.places.documents.messages.mail_words import (
    gap_words,
    moment_words,
    quoted_lines,
    without_lines,
)
from casefiles.ui.widgets.buttons import button, icon_button, quiet_button
from casefiles.ui.widgets.drag_guard import prevent_dragging, selectable
from casefiles.ui.widgets.inputs import PRIVATE_INPUT
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import TOP, clear, column, row, words
from casefiles.words.language import msg, msg_n, msg_number

_MANY: Final = 12
"""People of a line that are shown; the others are one click away."""
_THREAD_ROWS: Final = 4.4
_ROW: Final = 26
_MARGIN: Final = 14


class MailView(QWidget):
    """Shows one mail at a time of those that a document holds.

    Attributes:
        fact_requested: what is selected of the mail shall become a fact.
    """

    fact_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._count = 0
        self._number = 1
        self._shown: ShownMessage | None = None
        self._is_unfolded = False
        self.subject = subheading("")
        self.subject.setWordWrap(True)
        self.place = muted("", wrap=False)
        self.earlier = icon_button(msg("Previous e-mail"), "caret-up")
        self.later = icon_button(msg("Next e-mail"), "caret-down")
        self.head = QWidget(self)
        self._grid = QGridLayout(self.head)
        self.body = QPlainTextEdit()
        prevent_dragging(self.body)
        self.fold = quiet_button("", "caret-down")
        self.fact = button(msg("New fact"), "quotes")
        self.event_button = button(msg("New event"), "calendar-plus")
        self.others_words = subheading("")
        self.others = QListWidget()
        self._lay_out()
        self.earlier.clicked.connect(partial(self._turn, -1))
        self.later.clicked.connect(partial(self._turn, 1))
        self.fold.clicked.connect(self._on_fold)
        self.fact.clicked.connect(self._on_fact)
        self.event_button.clicked.connect(self._on_event)
        self.others.itemActivated.connect(self._on_opened)
        self.others.itemClicked.connect(self._on_opened)

    def show_conversation(self, document_id: DocumentId, summary: MessageSummary) -> None:
        """Begin with the mails of another document."""
        is_same = document_id == self._document_id
        self._document_id, self._count = document_id, summary.count
        self.show_number(min(self._number, summary.count) if is_same else 1)

    def show_number(self, number: int) -> None:
        """Show a mail by its number from 1."""
        self._number = min(max(1, number), max(1, self._count))
        number = self._number
        query = messages_of(self._document_id, number, number)
        self._context.session.ask(self, query, self._on_mail, channel="mail")

    def selected_text(self) -> str:
        """Return what is selected of the mail; all of it if nothing is."""
        chosen = self.body.textCursor().selectedText().replace("\u2029", "\n")
        return chosen or (self._shown.message.text if self._shown is not None else "")

    def selected_number(self) -> int:
        """Return the number of the mail."""
        return self._number

    def selected_page(self) -> int:
        """Return the page on which the mail begins; 0 if there is none."""
        return self._shown.message.page if self._shown is not None else 0

    def page_in_sight(self) -> int:
        """Return the page on which the mail begins; 0 while it is not here."""
        return self.selected_page()

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self.body.setReadOnly(True)
        self.body.setAccessibleName(msg("E-mail text"))
        self.body.setInputMethodHints(PRIVATE_INPUT)
        self.body.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.others.setAccessibleName(msg("E-mails in this thread"))
        self.others.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for label in (self.subject, self.place):
            label.setMinimumHeight(self.later.sizeHint().height())
        top = row(
            (self.subject, 1),
            (self.place, TOP),
            (self.earlier, TOP),
            (self.later, TOP),
        )
        # Pages run on below the window; a list ends in it.
        column(
            top,
            self.head,
            row(self.fold, ..., self.fact, self.event_button),
            (self.body, 1),
            self.others_words,
            self.others,
            gap=8,
            margins=(0, 0, 0, _MARGIN),
            of=self,
        )

    # One mail

    def _on_mail(self, mails: tuple[ShownMessage, ...]) -> None:
        if not mails:
            return
        (self._shown,) = mails
        message = self._shown.message
        self.subject.setText(message.subject or msg("(without a subject)"))
        is_many = self._count > 1
        for widget in (self.place, self.earlier, self.later):
            widget.setVisible(is_many)
        self.place.setText(
            msg(
                "{number} of {count}",
                number=msg_number(self._number),
                count=msg_number(self._count),
            )
        )
        self.earlier.setEnabled(self._number > 1)
        self.later.setEnabled(self._number < self._count)
        self._show_head()
        self._is_unfolded = False
        self._show_body()
        query = thread_of(self._context.case_id, self._document_id, self._number)
        self._context.session.ask(self, query, self._on_thread, channel="thread")

    def _show_head(self) -> None:
        assert self._shown is not None, "shown by its caller"  # noqa: S101
        message = self._shown.message
        clear(self._grid)
        written = message.written
        summary = moment_words(message.moment)
        rows = (
            (msg("From"), message.sender or msg("Not recorded")),
            (msg("To"), _people(message.recipients)),
            (msg("Cc"), _people(message.copied)),
            (msg("Bcc"), _people(message.hidden)),
            (msg("Date"), f"{summary}  ({written})" if summary else written or msg("Not recorded")),
            (msg("Received"), _received(message.moment, message.received)),
            (msg("Folder"), message.folder),
            (msg("Files"), ", ".join(one.name for one in self._shown.files)),
        )
        for name, text in rows:
            if text:
                line = self._grid.rowCount()
                self._grid.addWidget(muted(name, wrap=False), line, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(_label(text), line, 1)

    def _show_body(self) -> None:
        assert self._shown is not None, "shown by its caller"  # noqa: S101
        text = self._shown.message.text
        quoted = quoted_lines(text)
        is_folded = bool(quoted) and not self._is_unfolded
        self.body.setPlainText(without_lines(text, quoted) if is_folded else text)
        self.fold.setVisible(bool(quoted))
        lines = msg_n("{n} quoted line", "{n} quoted lines", len(quoted))
        self.fold.setText(
            msg("Show {lines}", lines=lines) if is_folded else msg("Fold {lines}", lines=lines)
        )
        self.fold.show_icon("caret-right" if is_folded else "caret-down")

    @Slot()
    def _on_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_body()

    @Slot()
    def _on_fact(self) -> None:
        if self._shown is not None:
            self.fact_requested.emit()

    @Slot()
    def _on_event(self) -> None:
        if self._shown is not None:
            add_event(self, self._context, self._document_id, (self._number,))

    def _turn(self, step: int) -> None:
        number = self._number + step
        if 1 <= number <= self._count:
            self.show_number(number)

    # The thread

    def _on_thread(self, mails: tuple[ThreadEntry, ...]) -> None:
        self.others.clear()
        is_any = len(mails) > 1
        self.others_words.setVisible(is_any)
        self.others.setVisible(is_any)
        self.others_words.setText(msg_n("Thread of {n} mail", "Thread of {n} mails", len(mails)))
        own = (self._document_id, self._number)
        for one in mails if is_any else ():
            item = QListWidgetItem(_thread_words(one))
            item.setData(Qt.ItemDataRole.UserRole, one.mail)
            self.others.addItem(item)
            if one.mail.key == own:
                self.others.setCurrentItem(item)
        row = max(self.others.sizeHintForRow(0), self._context.theme.pixels(_ROW))
        frame = 2 * self.others.frameWidth() + 4
        self.others.setFixedHeight(round(min(len(mails), _THREAD_ROWS) * row) + frame)

    @Slot(QListWidgetItem)
    def _on_opened(self, item: QListWidgetItem) -> None:
        mail = item.data(Qt.ItemDataRole.UserRole)
        if mail.document_id == self._document_id:
            self.show_number(mail.number)
        else:
            place = NavigationTarget(
                "documents", mail.document_id, message_detail(mail.page, mail.number)
            )
            self._context.navigator.go(place)


def _label(text: str) -> QLabel:
    return selectable(words(text), by_keys=True)


def _people(people: tuple[str, ...]) -> str:
    shown = "; ".join(people[:_MANY])
    more = len(people) - _MANY
    return (
        msg("{shown}; and {more} more on its page", shown=shown, more=msg_number(more))
        if more > 0
        else shown
    )


def _received(moment: str, received: str) -> str:
    words = moment_words(received)
    gap = gap_words(moment, received)
    return f"{words}, {gap}" if words and gap else words


def _thread_words(one: ThreadEntry) -> str:
    mail = one.mail
    try:
        day = datetime.fromisoformat(mail.moment).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        day = msg("no date")
    name = mail.sender.partition("<")[0].strip() or mail.sender
    return f"{'    ' * min(one.depth, 6)}{day}   {name}   {mail.subject}"
