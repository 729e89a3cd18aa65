"""What lies in a document and what it lies in: a list among its details that opens each."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from casefiles.domain.files.extracted_items import EmbeddedFileKind, ExtractionFailure
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.messages import AttachmentList, AttachmentRow, enclosures
from casefiles.office.importing.attachment_extraction import ExtractionResult, extract_attachments
from casefiles.office.importing.pending_extractions import PARTS_AT_A_TIME
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.list.document_head import size_in_words
from casefiles.ui.places.documents.list.password_form import PasswordForm
from casefiles.ui.places.documents.list.states import counted, icon_of_type
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import clear, column, row
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

_TROUBLES: Final = {
    ExtractionFailure.ENCRYPTED: msg_mark("Needs a password"),
    ExtractionFailure.UNKNOWN_ENCRYPTION: msg_mark("Encrypted in a way that is not opened here"),
    ExtractionFailure.TOO_TIGHT: msg_mark("Not extracted: compression ratio unsafe"),
    ExtractionFailure.TOO_LARGE: msg_mark("Not extracted: too large"),
    ExtractionFailure.UNKNOWN_PACKING: msg_mark("Not extracted: unknown compression"),
    ExtractionFailure.OF_THE_SYSTEM: msg_mark("System file"),
    ExtractionFailure.SHOWN_HERE: msg_mark("Shown here"),
}
_PART: Final = 0.4
"""Of the pane: how high the list of files may be; the others are scrolled to."""
_LEAST: Final = 1.0
_HALF: Final = 0.5
"""Of a row: the last one is cut where more follow, so that it is seen that they do."""
_ROW: Final = 26
_ICON: Final = 16
_MOST_HOLDERS: Final = 4


class AttachmentStrip(QWidget):
    """Hidden where a document neither holds files nor came out of one.

    Attributes:
        counted: how many files there are.
        password_needed: some of them wait for a password, which is typed here.
    """

    counted = Signal(int)
    password_needed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._attachments: AttachmentList | None = None
        self._most = 0
        self.holders = QWidget(self)
        self._holders_row = row(margins=0, of=self.holders)
        self.words = muted("", wrap=False)
        self.more = button(msg("Extract"), "download-simple")
        self.more.clicked.connect(self._on_more)
        self.list = QListWidget(self)
        self.list.setAccessibleName(msg("Files in this document"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._on_opened)
        self.list.itemClicked.connect(self._on_opened)
        self.password = PasswordForm(context)
        self.password.open_button.setText(msg("Extract"))
        column(
            self.holders,
            row((self.words, 1), self.more),
            self.list,
            self.password,
            gap=4,
            margins=0,
            of=self,
        )
        context.session.changed.connect(self._on_changed)
        self.hide()

    def show_document(self, document_id: DocumentId) -> None:
        """Begin with another document."""
        if document_id != self._document_id:
            self._document_id = document_id
            self._attachments = None
            self.counted.emit(0)
            self.hide()
        self._ask()

    def fit(self, height: int) -> None:
        """Show as many files as a pane so high has room for."""
        self._most = round(height * _PART)
        if self.list.count():
            self._size_list()

    def _ask(self) -> None:
        if self._document_id:
            query = enclosures(self._document_id)
            self._context.session.ask(self, query, self._on_attachments, channel="enclosed")

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        own = changes.ids("reading") | changes.ids("document")
        if changes.concern("document_link") or self._document_id in own:
            self._ask()

    def _on_attachments(self, attachments: AttachmentList) -> None:
        if attachments == self._attachments:
            return
        self._attachments = attachments
        self.counted.emit(attachments.total)
        self._show_holders(attachments)
        self._show_files(attachments)
        self.setVisible(bool(attachments.total or attachments.holders))

    def _show_holders(self, attachments: AttachmentList) -> None:
        clear(self._holders_row)
        self.holders.setVisible(bool(attachments.holders))
        if attachments.holders:
            self._holders_row.addWidget(muted(msg("Extracted from"), wrap=False))
        for document_id, name in attachments.holders[:_MOST_HOLDERS]:
            link = quiet_button(_shortened(name), "arrow-fat-up")
            link.setToolTip(name)
            link.clicked.connect(partial(self._go_to, document_id))
            self._holders_row.addWidget(link)
        self._holders_row.addStretch(1)

    def _show_files(self, attachments: AttachmentList) -> None:
        self.list.clear()
        for file in attachments.files:
            self.list.addItem(self._item(file))
        is_any = bool(attachments.files)
        self.list.setVisible(is_any)
        self.words.setVisible(is_any)
        self.words.setText(_counted(attachments))
        left = attachments.left
        self.more.setVisible(left is not None)
        if left is not None:
            open_ones = sum(
                not one.document_id and one.trouble is ExtractionFailure.NONE
                for one in attachments.files
            )
            many = min(open_ones, PARTS_AT_A_TIME)
            self.more.setText(msg_n("Extract {n} file", "Extract {n} files", many))
        if attachments.locked:
            self.password.show_document(self._document_id)
            self.password_needed.emit()
        else:
            self.password.hide()
        self._size_list()

    def _size_list(self) -> None:
        size = self._context.theme.pixels(_ICON)
        self.list.setIconSize(QSize(size, size))
        row = max(self.list.sizeHintForRow(0), self._context.theme.pixels(_ROW))
        count, frame = self.list.count(), 2 * self.list.frameWidth() + 4
        fitting = max(self._most // row, _LEAST)
        lines = count if count <= fitting else max(fitting - _HALF, _LEAST)
        self.list.setFixedHeight(round(lines * row) + frame)

    def _item(self, file: AttachmentRow) -> QListWidgetItem:
        parts = [size_in_words(file.size)] if file.size else []
        trouble = msg_of(_TROUBLES.get(file.trouble, ""))
        if trouble:
            parts.append(trouble)
        elif not file.document_id:
            parts.append(msg("Not extracted yet"))
        item = QListWidgetItem(f"{file.name}   {' · '.join(parts)}")
        icon = icon_of_type(file.media_type) if file.document_id else "file-x"
        role = "text" if file.document_id else "muted"
        item.setIcon(self._context.theme.icon(icon, role))
        item.setData(Qt.ItemDataRole.UserRole, file)
        item.setToolTip(file.name)
        return item

    @Slot(QListWidgetItem)
    def _on_opened(self, item: QListWidgetItem) -> None:
        file = item.data(Qt.ItemDataRole.UserRole)
        if file.document_id:
            self._go_to(file.document_id)
        elif file.trouble not in {ExtractionFailure.SHOWN_HERE, ExtractionFailure.OF_THE_SYSTEM}:
            self._take_out(file.number, file.number, file.name)

    @Slot()
    def _on_more(self) -> None:
        left = self._attachments.left if self._attachments is not None else None
        if left is not None:
            first, last = left
            self._take_out(first, min(last, first + PARTS_AT_A_TIME - 1), "")

    def _take_out(self, first: int, last: int, name: str) -> None:
        refusal = self._context.actions.refusal
        if refusal is not None:
            self._context.notices.warn(refusal)
            return
        words = msg("Taking out {name}", name=name) if name else msg("Extracting files")
        job = extract_attachments(self._document_id, first, last)
        self._context.session.finish(self, words, job, self._on_taken, otherwise=self._on_refused)

    def _on_taken(self, taken: ExtractionResult) -> None:
        parts = [msg_n("{n} file extracted.", "{n} files extracted.", taken.added + taken.known)]
        if taken.failed:
            parts.append(
                msg_n(
                    "{n} file is broken or locked, and stayed in.",
                    "{n} files are broken or locked, and stayed in.",
                    taken.failed,
                )
            )
        self._context.notices.post(" ".join(parts))
        self._ask()

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)

    def _go_to(self, document_id: DocumentId) -> None:
        self._context.navigator.go(NavigationTarget("documents", document_id, "1"))

    @override
    def setVisible(self, visible: bool) -> None:
        """Stay hidden while there is nothing to say."""
        attachments = self._attachments
        super().setVisible(
            visible and attachments is not None and bool(attachments.total or attachments.holders)
        )


def _counted(attachments: AttachmentList) -> str:
    is_mail = any(
        one.kind in {EmbeddedFileKind.ATTACHMENT, EmbeddedFileKind.INLINE}
        for one in attachments.files
    )
    noun = "attachment" if is_mail else "file"
    words = counted(attachments.total, noun) + ("" if is_mail else msg(" in it"))
    more = attachments.total - len(attachments.files)
    return (
        msg(
            "{words}, the first {count} are listed",
            words=words,
            count=msg_number(len(attachments.files)),
        )
        if more > 0
        else words
    )


def _shortened(name: str, longest: int = 48) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1]}…"
