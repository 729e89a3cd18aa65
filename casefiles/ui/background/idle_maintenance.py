"""Tidying the vault in short pieces while nobody works with it."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.workplace.idle_maintenance import tidy_some
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer

_QUIET: Final = 15_000
"""Milliseconds after the last change until the vault is tidied."""
_PIECES: Final = 100
"""Milliseconds between two pieces."""


class IdleMaintenance(QObject):
    """Has a session's vault tidied once it is left alone for a while.

    Attributes:
        done: a piece was done, or failed; what is amiss with the vault may be something else now.
    """

    done = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = made_timer(self, _QUIET, self.look)
        session.changed.connect(self._on_changed)
        self._timer.start(_QUIET)

    def stop(self) -> None:
        """Do nothing any more: the vault is being closed."""
        self._session.changed.disconnect(self._on_changed)
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Have a piece done, unless the person waits for other work."""
        if self._session.is_idle and not self._session.is_working:
            self._session.fetch(
                self, tidy_some(), self._on_done, channel="tidying", otherwise=self._on_fault
            )
        else:
            self._timer.start(_QUIET)

    @Slot()
    def _on_changed(self) -> None:
        self._timer.start(_QUIET)

    def _on_done(self, is_more_left: bool) -> None:
        if is_more_left:
            self._timer.start(_PIECES)
        elif self._session.vault.checkpoint_fault:
            self._timer.start(_QUIET)
        self.done.emit()

    def _on_fault(self, _error: CasefilesError) -> None:
        self.done.emit()
