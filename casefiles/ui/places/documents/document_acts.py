"""What is done to documents as wholes: removing, erasing, another status."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, DocumentStatus
from casefiles.office.case.erasure import erase_record, name_of
from casefiles.office.documents.document_records import remove, set_status
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.states import status_set_words
from casefiles.ui.records.erase_page import ErasePage
from casefiles.words.language import msg, msg_mark, msg_of

_STAYS: Final = msg_mark("Its file and history are kept in the vault until erased permanently.")


class DocumentActs(QObject):
    """Acts upon the documents that are concerned.

    Attributes:
        done: a document is erased.
    """

    done = Signal()

    def __init__(
        self, context: Context, room: QWidget, concerned: Callable[[], tuple[DocumentId, ...]]
    ) -> None:
        """Take the commands of the catalogue.

        Args:
            context: what it is done with.
            room: whose keys they are.
            concerned: returns what commands act upon.
        """
        super().__init__(room)
        self._context, self._room, self._concerned = context, room, concerned
        context.actions.bind("documents.remove", room, self._on_remove)
        context.actions.bind("documents.erase", room, self._on_erase)

    def _on_remove(self) -> None:
        for document_id in self._concerned():
            self._context.session.run(
                self._room, remove(document_id), self._on_removed, otherwise=self._on_refused
            )

    def _on_erase(self) -> None:
        for document_id in self._concerned()[:1]:
            query = name_of(Document, document_id)
            then = partial(self._ask_erase, document_id)
            self._context.session.ask(self._room, query, then)

    def _ask_erase(self, document_id: DocumentId, name: str) -> None:
        sheet = ErasePage(
            self._context,
            name,
            lambda why, _: erase_record(Document, document_id, why),
            self._room,
            (Document, document_id),
        )
        sheet.accepted.connect(self.done)
        sheet.open()

    def _on_removed(self, name: str) -> None:
        words = msg("{name} was removed from the case. {stays}", name=name, stays=msg_of(_STAYS))
        self._context.notices.post(words, "app.undo")

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)

    @Slot(object, str)
    def set_status(self, document_ids: tuple[DocumentId, ...], status: str) -> None:
        """Say what documents are to the defence."""

        def post(changed: int) -> None:
            self._context.notices.post(status_set_words(changed))

        edit = set_status(document_ids, DocumentStatus(status))
        self._context.session.run(self._room, edit, post)
