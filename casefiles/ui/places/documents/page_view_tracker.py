"""Notes which pages were really shown, and for how long: in the vault only, quietly."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.case.coverage import note_seen
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.documents.reading_stack import ReadingStack

_TICK: Final = 500
"""Milliseconds between two looks at what is shown."""
_SAVED_AFTER: Final = 10_000
"""Milliseconds of pages shown that are kept at once."""
_LONGEST_TICK: Final = 2_000
"""What a look counts for at most: a machine that slept showed nothing."""
_MILLION: Final = 1_000_000


class PageViewTracker(QObject):
    """Counts the time that the page looked at is on the screen.

    A page counts while its picture is there, its window is in use and nothing lies over it. Where
    messages or a player are shown instead, the document counts, as page 0.
    """

    def __init__(self, session: Session, stage: ReadingStack) -> None:
        super().__init__(stage)
        self._session, self._stage = session, stage
        self._document_id = DocumentId("")
        self._shown: dict[int, int] = {}
        self._last = session.clock.monotonic()
        self._timer = made_timer(self, _TICK, self.look, once=False)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Count what is shown now for the time since the last look."""
        now = self._session.clock.monotonic()
        passed, self._last = (now - self._last) // _MILLION, now
        document_id = self._stage.document_id
        if document_id != self._document_id:
            self.keep()
            self._document_id = document_id
        page = self._page() if self._is_in_use() else -1
        if page >= 0:
            self._shown[page] = self._shown.get(page, 0) + min(passed, _LONGEST_TICK)
        elif self._shown:
            self.keep()
        if sum(self._shown.values()) >= _SAVED_AFTER:
            self.keep()

    def keep(self) -> None:
        """Hand what was counted to the vault."""
        shown, self._shown = self._shown, {}
        if shown and self._document_id and not self._session.vault.is_read_only:
            edit = note_seen(self._document_id, shown)
            self._session.run(self, edit, otherwise=self._on_refused)

    def _is_in_use(self) -> bool:
        stage = self._stage
        return stage.isVisible() and stage.window().isActiveWindow() and bool(stage.document_id)

    def _page(self) -> int:
        """Return the page that is seen; 0 for a document as a whole, -1 for nothing."""
        stage, view = self._stage, self._stage.view
        if stage.player.isVisible() or stage.messages.is_showing:
            return 0
        is_drawn = view.document_id == stage.document_id and view.page in view.supply.pictures
        return view.page if view.isVisible() and is_drawn else -1

    def _on_refused(self, _error: CasefilesError) -> None:
        """Let it go: on a full disk other things matter."""
