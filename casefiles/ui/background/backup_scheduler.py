"""Backups while the vault is open: one an hour, quietly, and told only where something is amiss."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.vault.backups import (
    EVERY,
    BackupResult,
    BackupState,
    back_up_now,
    backup_state,
    moment_in,
)
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer
from casefiles.ui.widgets.labels import words_in_line
from casefiles.words.catalogue import happened
from casefiles.words.language import msg

CHANGED: Final = Changes(frozenset({("backup", "")}))
"""Told within the window when the backups are others than before."""
_DAYS: Final = 48 * EVERY
"""Nanoseconds without a backup after which a failure is said in full."""
_LOOK: Final = 60_000
"""Milliseconds between two looks at whether a backup is due."""


class BackupScheduler(QObject):
    """Takes backups of a session's vault when they are due and nobody waits for other work.

    Attributes:
        reported: words about backups that fail or are overdue; empty while all is well.
        alarmed: words about backups that have failed for days; once.
    """

    reported = Signal(str)
    alarmed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._opened = session.clock.wall()
        self._state: BackupState | None = None
        self._ticket: CancellationToken | None = None
        self._fault: CasefilesError | None = None
        self._has_alarmed = False
        self._tried = 0
        self._timer = made_timer(self, _LOOK, self.look, once=False)
        self._timer.start()
        session.changed.connect(self._on_changed)
        self._ask()

    def stop(self) -> None:
        """Take no further backup, and stop the one under way; the earlier ones are whole."""
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.stop.set()

    @Slot()
    def look(self) -> None:
        """Take a backup if one is due, unless the person waits for other work."""
        if self._ticket is None and self._is_due() and not self._session.is_working:
            self._tried = self._session.clock.wall()
            self._ticket = self._session.fetch(
                self, back_up_now(), self._on_made, channel="backup", otherwise=self._on_fault
            )
        self._report()

    def _is_due(self) -> bool:
        if self._state is None:
            return False
        # A clock that was turned back must not keep backups from being made.
        since = self._session.clock.wall() - max(self._state.last or 0, self._tried)
        return not 0 <= since < EVERY

    def _on_made(self, _made: BackupResult) -> None:
        self._ticket = None
        self._fault, self._has_alarmed = None, False
        self._session.changed.emit(CHANGED)

    def _on_fault(self, error: CasefilesError) -> None:
        self._ticket = None
        if not isinstance(error, Cancelled) and error.code != "backup_under_way":
            self._fault = error
        self._report()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern("backup"):
            self._fault = None
            self._ask()

    def _ask(self) -> None:
        self._session.fetch(
            self, backup_state(), self._on_state, channel="state", otherwise=self._on_fault
        )

    def _on_state(self, state: BackupState) -> None:
        self._state = state
        self._report()

    def _report(self) -> None:
        now = self._session.clock.wall()
        last = self._state.last if self._state is not None else None
        words = ""
        if self._fault is not None:
            words = msg(
                "No backup was made: {fault}", fault=happened(self._fault.code, self._fault.safe)
            )
            if last is not None and now - last > _DAYS:
                words = msg(
                    "{words} The last one was made {moment}.",
                    words=words,
                    moment=moment_in(last, now),
                )
                self._alarm(self._fault, moment_in(last, now))
        elif self._state is not None and now - max(last or 0, self._opened) > 2 * EVERY:
            words = (
                msg("Last backup {moment}", moment=moment_in(last, now))
                if last
                else msg("No backup yet")
            )
        self.reported.emit(words)

    def _alarm(self, fault: CasefilesError, last: str) -> None:
        """Say once, in full, that there was no backup for days."""
        if not self._has_alarmed:
            self._has_alarmed = True
            message = words_in_line(fault)
            self.alarmed.emit(
                msg("The last backup was made {last}. {message}", last=last, message=message)
            )
