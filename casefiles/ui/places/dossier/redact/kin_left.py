"""Once sentences about kin went: which kin of the same speaker stay, and one answer for them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.draft.kinship_consistency import remove_all_kinship, remove_all_own_kinship
from casefiles.office.redaction.kinship_answers import KinshipAnswerEffect
from casefiles.office.redaction.kinship_staying import Staying, kin_staying
from casefiles.office.redaction.suggestions import NOWHERE
from casefiles.office.workplace.operations import Job
from casefiles.ui.base.context import Context
from casefiles.words.kinship import kin_left_words


class KinLeft(QObject):
    """Removes sentences about kin, and tells afterwards who of the same speaker stays."""

    def __init__(
        self, context: Context, on_failed: Callable[[CasefilesError], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._on_failed = on_failed
        self._at: DocumentId | None = None
        self._show(None)

    def remove(self, job: Job[KinshipAnswerEffect], document_id: DocumentId, channel: str) -> None:
        """Let a job remove sentences of a paper, or of the lawyer's texts, and tell what stays."""

        def done(_removed: KinshipAnswerEffect) -> None:
            query = kin_staying(self._context.case_id, document_id)
            self._context.session.ask(self, query, self._on_staying, channel="kin_left")

        self._show(None)
        self._context.session.fetch(self, job, done, channel=channel, otherwise=self._on_failed)

    def remove_all_of(self, document_id: DocumentId) -> None:
        """Let all sentences about kin of a paper's speaker go, or all in the lawyer's texts."""
        case_id = self._context.case_id
        if document_id == NOWHERE:
            job = remove_all_own_kinship(case_id)
        else:
            job = remove_all_kinship(case_id, document_id)
        self.remove(job, document_id, "all_kin")

    def remove_left(self) -> None:
        """Let those go that were told last."""
        if self._at is not None:
            self.remove_all_of(self._at)

    def _on_staying(self, staying: Staying) -> None:
        self._show(staying.document_id if staying.words else None)
        if staying.words:
            is_own = staying.document_id == NOWHERE
            words = kin_left_words(staying.words, is_own=is_own)
            self._context.notices.keep(words, "redaction.kin_left")

    def enable(self) -> None:
        """Let the command be chosen where something stays."""
        self._context.actions["redaction.kin_left"].setEnabled(self._at is not None)

    def _show(self, document_id: DocumentId | None) -> None:
        self._at = document_id
        self.enable()
