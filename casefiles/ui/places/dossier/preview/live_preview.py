"""Keeps the true pages of the dossier in step with the case: renews them after each edit.

Edits that follow one another closely are waited for; a renewal that a later edit overtakes ends.
The pages in view stay until the new ones are there.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.draft.edit_locations import place_edited, place_of
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.draft.live_pages import LivePages, lay_out
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.dossier.preview.preview_pane import PreviewPane
from casefiles.words.catalogue import explain

_PAUSE: Final = 120
"""Milliseconds without another edit, after which the pages are renewed."""
_CHANGING: Final = frozenset((
    *("case", "person", "document", "exhibit", "event", "fact", "deadline", "mark", "reading"),
    *("field_answer", "outline", "treatment", "edition", "narrative_block", "argument", "reach"),
    *("paper", "paper_block", "text_version"),
    *("consent", "substitute", "document_link", "translation", "recognised", "transcription"),
    *("review_decision", "incident", "request", "warrant", "notice", "hearing", "decision"),
    *("detention", "installed_pack", "library_note", "own_term", "charge", "assurance"),
    *("submission", "country_source", "instrument_status", "relationship", "trusted_key"),
    *("pairing", "office", "issue", "relief"),
))  # fmt: skip
"""Kinds of records that a dossier is made of."""


class LivePreview(QObject):
    """Renews what the pane shows.

    Attributes:
        kept: what renewals need of one another.
        settled: the renewed page is drawn, or cannot be, and no renewal follows.
    """

    settled = Signal()

    def __init__(self, context: Context, pane: PreviewPane, parent: QWidget) -> None:
        super().__init__(parent)
        self.cache: ExportCache = pane.cache
        self._context, self._pane = context, pane
        self._request: EditionRequest | None = None
        self._ticket: CancellationToken | None = None
        self._is_owed = False
        self._is_drawing = False
        self._timer = made_timer(self, _PAUSE, self._renew)
        pane.again_requested.connect(self.restart)
        pane.came_into_view.connect(self._on_view)
        pane.drawn.connect(self._on_drawn)

    @property
    def is_due(self) -> bool:
        """Whether pages are being renewed, or will be in a moment."""
        return self._timer.isActive() or self._ticket is not None or self._is_drawing

    def show(self, request: EditionRequest) -> None:
        """Show another dossier, or the same for other readers, who never see those pages."""
        if request != self._request:
            self._request = request
            self._pane.show_none()
        self.renew_soon(0)

    def hear(self, changes: Changes) -> None:
        """Renew the pages if they may be others now."""
        self.cache.hear(changes)
        if changes.concern(*_CHANGING):
            self.renew_soon()

    @Slot(str)
    def show_record(self, record_id: str) -> None:
        """Show where a fact or a part of the narrative is told, if it is."""
        live = self._pane.live
        place = place_of(live, record_id) if live is not None else None
        if place is not None:
            self._pane.show_place(place)

    def renew_soon(self, pause: int = _PAUSE) -> None:
        """Renew the pages after a moment in which nothing else is changed."""
        if self._request is None:
            return
        self._pane.show_renewing()
        self._timer.start(pause)

    @Slot()
    def restart(self) -> None:
        """Renew the pages now, taking nothing from before."""
        self.cache.forget()
        self.renew_soon(0)

    @Slot()
    def _renew(self) -> None:
        request = self._request
        if request is None:
            return
        if self._ticket is not None:
            self._ticket.stop.set()
            self._ticket = None
        self._is_drawing = False
        self._is_owed = not self._pane.isVisible()
        if self._is_owed:
            self.settled.emit()
            return
        self._ticket = self._context.session.fetch(
            self, lay_out(request, self.cache), self._on_laid, channel="live",
            otherwise=self._on_failed,
        )  # fmt: skip

    @Slot()
    def _on_view(self) -> None:
        """Renew what was changed while nobody looked."""
        if self._is_owed:
            self.renew_soon(0)

    def _on_laid(self, live: LivePages) -> None:
        self._ticket = None
        if live.request == self._request:
            self._pane.show_live(live, place_edited(self._pane.live, live))
            self._is_drawing = self._pane.is_drawing
        self._settle()

    @Slot()
    def _on_drawn(self) -> None:
        if self._is_drawing:
            self._is_drawing = False
            self._settle()

    def _on_failed(self, error: CasefilesError) -> None:
        self._ticket = None
        if not isinstance(error, Cancelled):
            self._pane.show_failed(explain(error.code, error.safe))
        self._settle()

    def _settle(self) -> None:
        if not self.is_due:
            self.settled.emit()
