"""Looks a dossier over after each change, once its pages are there."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.records.findings import DossierFindings
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.context import Context
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.dossier.checks.checks_pane import ChecksPane
from casefiles.ui.places.dossier.preview.live_preview import LivePreview
from casefiles.ui.widgets.labels import words_in_line
from casefiles.words.language import msg, msg_n

SHOWN: Final = (
    "case", "person", "document", "exhibit", "event", "fact", "deadline", "mark", "reading",
    "field_answer", "paper_block", "text_version",
)  # fmt: skip
"""Kinds of which a change may change the pages; an outline does so too."""
_WATCHED: Final = (
    "edition", "acceptance", "reach", "pairing", "approval", "authority_form", "own_limit",
)  # fmt: skip
"""Kinds of which a change may change the findings."""
_PAUSE: Final = 350


class CheckRun(QObject):
    """Asks for the findings of one dossier, and shows them in the pane.

    Attributes:
        changed: it is being looked over, or was.
        found: there are findings to be shown elsewhere too.
    """

    changed = Signal()
    found = Signal()

    def __init__(
        self, context: Context, pane: ChecksPane, live: LivePreview, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._pane, self._live = context, pane, live
        self._request: EditionRequest | None = None
        self._seen = UnchangedRasters()
        self._looking: CancellationToken | None = None
        self._is_due = False
        self._timer = made_timer(self, _PAUSE, self._look)
        live.settled.connect(self._on_settled)

    def begin(self, request: EditionRequest) -> None:
        """Look a dossier over."""
        self._request = request
        self._look()

    def hear(self, changes: Changes) -> None:
        """Look again where something changed that pages or findings show."""
        if changes.concern("outline", "treatment", *SHOWN, *_WATCHED):
            self.look_soon()

    def look_soon(self) -> None:
        """Look again in a moment: edits may follow one another."""
        self._pane.show_checking()
        self.changed.emit()
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        if self._request is None:
            return
        self._timer.stop()
        if self._live.is_due:
            # The pages are waited for; the checks take as long again, and follow them.
            self._is_due = True
            return
        self._is_due = False
        if self._looking is not None:
            self._looking.stop.set()
        self._pane.show_checking()
        self.changed.emit()
        self._looking = self._context.session.fetch(
            self, checks_of(self._request, self._seen, self._live.cache),
            self._on_checks, channel="checks", otherwise=self._on_failed,
        )  # fmt: skip

    @Slot()
    def _on_settled(self) -> None:
        if self._is_due:
            self._look()

    def _on_checks(self, checks: DossierFindings) -> None:
        self._looking = None
        self._pane.show_checks(checks)
        self.changed.emit()
        self.found.emit()

    def _on_failed(self, error: CasefilesError) -> None:
        if not isinstance(error, Cancelled):
            self._pane.show_failed()
            self._context.notices.warn(error)
            self.changed.emit()


def why_export_is_off(actions: Actions, pane: ChecksPane, *, is_running: bool) -> str:
    """Return why nothing can be exported now, in words; empty if it can."""
    checks, refusal = pane.checks, actions.refusal
    if refusal is not None and actions.is_barred("dossier.export"):
        return words_in_line(refusal)
    if is_running:
        return msg("An export is running.")
    if checks is None or not pane.is_current:
        return msg("Export blocked until checks finish.")
    if checks.stops:
        return msg_n(
            "Export blocked until the finding is resolved.",
            "Export blocked until the findings are resolved.",
            checks.stops,
        )
    if not pane.signatures.is_complete:
        return msg("Export blocked until resolved or signed off.")
    return ""
