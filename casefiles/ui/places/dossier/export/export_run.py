"""One export at a time: begun from the card, told of in its result, or back in the card."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.records.editions import SignOff
from casefiles.office.draft.dossiers import RecipientChoice
from casefiles.office.export.exporting import (
    ExportResult,
    ExportTarget,
    export_dossier,
    not_read_back,
)
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.session import RunningJob
from casefiles.ui.places.dossier.export.export_panel import ExportPanel
from casefiles.ui.places.dossier.export.export_result_panel import ExportResultPanel
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_of

_STOPPED: Final = msg_mark("Export stopped. No file was written.")


class ExportRun(QObject):
    """Exports a dossier with what the card says.

    Attributes:
        changed: it began or ended.
        exported: the dossier that was written.
        refused: words that say why none was; the card shall be opened with them.
        job: what runs; None while nothing does.
    """

    changed = Signal()
    exported = Signal(object)
    refused = Signal(str)

    def __init__(
        self, context: Context, panel: ExportPanel, delivered: ExportResultPanel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._panel, self._delivered = panel, delivered
        self.job: RunningJob | None = None

    def begin(
        self,
        request: EditionRequest,
        recipient: RecipientChoice,
        target: tuple[Path, bool],
        given: tuple[SignOff, ...],
    ) -> None:
        """Export to a path.

        Args:
            request: which dossier.
            recipient: whom it is for.
            target: where to, and whether what is there may be replaced.
            given: what was signed off.
        """
        reason = self._panel.not_read_back
        signed = (*given, *not_read_back(reason))
        panel = self._panel
        delivery = ExportTarget(
            *(*target, signed, not reason, panel.signing.sign_with),
            has_proof=panel.has_proof.isChecked(),
        )
        panel.hide()
        self.job = self._context.session.finish(
            self, msg("Exporting the dossier"), export_dossier(request, delivery),
            lambda done: self._on_exported(request, done, recipient.words),
            otherwise=self._on_failed,
        )  # fmt: skip
        self.changed.emit()

    def _on_exported(self, request: EditionRequest, done: ExportResult, words: str) -> None:
        self.job = None
        self.exported.emit(request)
        self._delivered.show_result(done, words)
        self.changed.emit()

    def _on_failed(self, error: CasefilesError) -> None:
        self.job = None
        self.changed.emit()
        if isinstance(error, Cancelled):
            self._context.notices.post(msg_of(_STOPPED))
        else:
            self.refused.emit(explain(error.code, error.safe))
