"""A conversation: search in it, days to go to, and messages that become facts and events."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.messages import (
    AttachmentRow,
    MessageSummary,
    ShownMessage,
    find_messages,
    messages_of,
    words_of,
)
from casefiles.office.documents.pages import PagePicture, page_picture
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.messages.conversation_list import BLOCK, ConversationList
from casefiles.ui.places.documents.messages.conversation_rows import day_words
from casefiles.ui.places.documents.messages.dating_bar import DatingBar
from casefiles.ui.places.documents.messages.made_events import add_event
from casefiles.ui.widgets.buttons import button, icon_button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_n, msg_number

_PICTURE: Final = QSize(300, 150)
_MOST_PICTURES: Final = 200
_MARGIN: Final = 14


class ConversationView(QWidget):
    """Shows the messages of one document.

    Attributes:
        fact_requested: what is selected shall become a fact.
    """

    fact_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._found: tuple[int, ...] = ()
        self._busy: set[DocumentId] = set()
        self.list = ConversationList(context.theme)
        self.search = private_line(msg("Find in the conversation"))
        self.search.setPlaceholderText(msg("Find in the conversation"))
        self.search.setClearButtonEnabled(True)
        self.back = icon_button(msg("Previous match"), "caret-up")
        self.on = icon_button(msg("Next match"), "caret-down")
        self.message = ShortenedLabel()
        self.days = QComboBox()
        self.days.setAccessibleName(msg("Go to a day"))
        self.days.setMinimumContentsLength(12)
        self.days.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.dates = DatingBar(context)
        self.fact = button(msg("New fact"), "quotes")
        self.event_button = button(msg("New event"), "calendar-plus")
        self._lay_out()
        self._connect()

    def show_conversation(self, document_id: DocumentId, summary: MessageSummary) -> None:
        """Begin with another conversation, or with the same where it is told otherwise now."""
        is_same = document_id == self._document_id and summary.count == self.list.count
        self._document_id = document_id
        self._show_days(summary)
        self.dates.show_document(document_id)
        if is_same:
            self.list.take_again()
            return
        self._found = ()
        self.search.clear()
        self.list.show_conversation(summary.count, summary.senders)
        self._on_selected()
        self._update_counts()

    def selected_text(self) -> str:
        """Return what is selected, as a fact quotes it."""
        return words_of([one.message for one in self.list.messages()])

    def show_number(self, number: int) -> None:
        """Select a message by its number and bring it into view."""
        self.list.choose(number)

    def selected_number(self) -> int | None:
        """Return the number of the first selected message; None if none is selected."""
        return min(self.list.chosen, default=None)

    def selected_page(self) -> int:
        """Return the page on which the first selected message stands; 0 if none is selected."""
        return next((one.message.page for one in self.list.messages()), 0)

    def page_in_sight(self) -> int:
        """Return the page on which the uppermost message stands; 0 while it is not here."""
        shown = self.list.message(self.list.top)
        return shown.message.page if shown is not None else 0

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(6)
        first.addWidget(self.search, 1)
        first.addWidget(self.back)
        first.addWidget(self.on)
        first.addWidget(self.days)
        second.addWidget(self.message, 1)
        second.addWidget(self.fact)
        second.addWidget(self.event_button)
        # Pages run on below the window; a list ends in it.
        column(
            self.dates, first, second, (self.list, 1), gap=6, margins=(0, 0, 0, _MARGIN), of=self
        )

    def _connect(self) -> None:
        self.list.rows_requested.connect(self._on_rows_requested)
        self.list.picture_requested.connect(self._on_picture_requested)
        self.list.opened.connect(self._on_opened)
        self.list.selected.connect(self._on_selected)
        self.list.moved.connect(self._on_moved)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_next)
        self.back.clicked.connect(partial(self._step, -1))
        self.on.clicked.connect(self._on_next)
        self.days.activated.connect(self._on_day)
        self.fact.clicked.connect(self._on_fact)
        self.event_button.clicked.connect(self._on_event)

    # Messages and pictures

    @Slot(int)
    def _on_rows_requested(self, block: int) -> None:
        first = block * BLOCK + 1
        query = messages_of(self._document_id, first, first + BLOCK - 1)
        take = partial(self._on_messages, self._document_id, block)
        self._context.session.ask(self, query, take, channel=f"block {block}")

    def _on_messages(
        self, document_id: DocumentId, block: int, messages: tuple[ShownMessage, ...]
    ) -> None:
        if document_id == self._document_id:
            self.list.take(block, messages)

    @Slot(object)
    def _on_picture_requested(self, file: AttachmentRow) -> None:
        document_id = DocumentId(file.document_id)
        if document_id in self._busy:
            return
        self._busy.add(document_id)
        wide = round(_PICTURE.width() * self.devicePixelRatioF())
        self._context.session.fetch(
            self,
            page_picture(document_id, 1, wide),
            partial(self._on_picture, document_id),
            channel=f"picture {document_id}",
            otherwise=partial(self._on_no_picture, document_id),
        )

    def _on_picture(self, document_id: DocumentId, drawn: PagePicture) -> None:
        self._busy.discard(document_id)
        stride = drawn.columns * 3
        image = QImage(
            drawn.rgb, drawn.columns, drawn.rows, stride, QImage.Format.Format_RGB888
        ).copy()
        ratio = self.devicePixelRatioF()
        room = QSize(round(_PICTURE.width() * ratio), round(_PICTURE.height() * ratio))
        image = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        pictures = self.list.look.pictures
        if len(pictures) >= _MOST_PICTURES:
            pictures.clear()
        pictures[document_id] = pixmap
        self.list.viewport().update()

    def _on_no_picture(self, document_id: DocumentId, _error: CasefilesError) -> None:
        # Its own page says why; here its name stands alone.
        self._busy.discard(document_id)
        self.list.look.pictures[document_id] = QPixmap()

    @Slot(object)
    def _on_opened(self, file: AttachmentRow) -> None:
        self._context.navigator.go(NavigationTarget("documents", file.document_id, "1"))

    # Finding

    @Slot(str)
    def _on_search(self, words: str) -> None:
        if not words.strip():
            self._on_found(())
            return
        query = find_messages(self._document_id, words)
        self._context.session.ask(self, query, self._on_found, channel="find")

    def _on_found(self, numbers: tuple[int, ...]) -> None:
        self._found = numbers
        self.list.set_found(frozenset(numbers))
        self._update_counts()
        following = next((one for one in numbers if one >= self.list.top), None)
        if numbers:
            self.list.choose(following or numbers[0])

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        if not self._found:
            return
        current = self.list.current
        if step > 0:
            requested = next((one for one in self._found if one > current), self._found[0])
        else:
            requested = next(
                (one for one in reversed(self._found) if one < current), self._found[-1]
            )
        self.list.choose(requested)

    # Days

    def _show_days(self, summary: MessageSummary) -> None:
        self.days.clear()
        for day, number in summary.days:
            self.days.addItem(day_words(day), number)
        self.days.setVisible(bool(summary.days))

    @Slot(int)
    def _on_day(self, index: int) -> None:
        self.list.choose(int(self.days.itemData(index)))
        self.list.go_to(int(self.days.itemData(index)))

    @Slot(int)
    def _on_moved(self, number: int) -> None:
        index = -1
        for at in range(self.days.count()):
            if int(self.days.itemData(at)) > number:
                break
            index = at
        self.days.setCurrentIndex(index)

    # Facts and events

    @Slot()
    def _on_selected(self) -> None:
        is_any = bool(self.list.chosen)
        self.fact.setEnabled(is_any)
        self.event_button.setEnabled(is_any)
        self._update_counts()

    def _update_counts(self) -> None:
        parts = [msg_n("{n} message", "{n} messages", self.list.count)]
        if self.search.text().strip():
            parts.append(msg("{count} found", count=msg_number(len(self._found))))
        if len(self.list.chosen) > 1:
            parts.append(msg("{count} selected", count=msg_number(len(self.list.chosen))))
        self.message.show_words(" · ".join(parts))

    @Slot()
    def _on_fact(self) -> None:
        if self.list.chosen:
            self.fact_requested.emit()

    @Slot()
    def _on_event(self) -> None:
        if self.list.chosen:
            add_event(self, self._context, self._document_id, self.list.chosen)
