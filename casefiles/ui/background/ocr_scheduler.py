"""Having pictures of pages read in the background, whenever pages wait and nothing else is done.

Pages of documents come first. Once none waits, the redacted pages of dossiers are read ahead of
their export; both rest while a battery is low.
"""

from typing import Final

from PySide6.QtCore import QObject, Slot

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.export.reading_ahead import pictures_waiting, read_ahead
from casefiles.office.reading.ocr import OcrResult, pages_waiting_for_ocr, read_waiting
from casefiles.office.workplace.battery import is_battery_low
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer
from casefiles.words.language import msg_mark, msg_of
from casefiles.words.recognition import how_to_get

_QUIET: Final = 90_000
"""Milliseconds without a document coming in until reading begins."""
NAME: Final = msg_mark("Recognising text on pages")
AHEAD: Final = msg_mark("Reading redacted pages before the export")


class OcrScheduler(QObject):
    """Reads what waits; stopped by a person, it rests until the vault is opened again."""

    def __init__(
        self,
        session: Session,
        notices: MessageQueue,
        parent: QObject | None = None,
        quiet: int = _QUIET,
    ) -> None:
        super().__init__(parent)
        self._session, self._notices, self._quiet = session, notices, quiet
        self._is_reading = False
        self._rests = session.vault.is_read_only
        self._has_reported = False
        self._may_be_left = True
        self._timer = made_timer(self, quiet, self.look)
        session.changed.connect(self._on_changed)
        self._timer.start(quiet)

    def stop(self) -> None:
        """Begin nothing any more: the vault is being closed."""
        self._rests = True
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Begin, if pages wait and no other work is being done."""
        if self._rests or self._is_reading:
            return
        if self._session.tasks or is_battery_low():
            self._timer.start(self._quiet)
        else:
            self._session.ask(
                self, pages_waiting_for_ocr(), self._on_count, channel="pictures waiting"
            )

    def begin(self) -> None:
        """Begin because a person wants it."""
        self._rests = self._session.vault.is_read_only
        self._on_count(1)

    def _on_count(self, count: int) -> None:
        if self._rests or self._is_reading:
            return
        if count:
            self._is_reading = True
            task = self._session.start(
                self,
                msg_of(NAME),
                read_waiting(),
                self._on_done,
                otherwise=self._on_end,
                begins_again=True,
            )
            task.is_patient = True
        elif self._may_be_left:
            self._may_be_left = False
            self._session.fetch(
                self,
                pictures_waiting(),
                self._on_pictures,
                channel="pictures of dossiers",
                otherwise=self._on_uncounted,
            )

    def _on_pictures(self, count: int) -> None:
        if count and not self._rests and not self._is_reading:
            self._is_reading = True
            task = self._session.start(
                self,
                msg_of(AHEAD),
                read_ahead(),
                self._on_read_ahead,
                otherwise=self._on_end,
                begins_again=True,
            )
            task.is_patient = True

    def _on_uncounted(self, _error: CasefilesError) -> None:
        """Nothing is read ahead: whoever exports is told what is wrong."""

    def _on_read_ahead(self, _count: int) -> None:
        self._is_reading = False
        if is_battery_low():
            self._may_be_left = True
            self._timer.start(self._quiet)

    def _on_done(self, done: OcrResult) -> None:
        self._is_reading = False
        if done.missing and not self._has_reported:
            self._has_reported = True
            self._notices.note(how_to_get(done.missing))
        if done.pages:
            # Documents may have come in meanwhile.
            self._timer.start(self._quiet)

    def _on_end(self, error: CasefilesError) -> None:
        self._is_reading = False
        self._rests = True
        if not isinstance(error, Cancelled):
            self._notices.warn(error)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        # Marks, names and contents decide what is burned: each change lets it all rest again.
        if changes.touched:
            self._may_be_left = True
            self._timer.start(self._quiet)
