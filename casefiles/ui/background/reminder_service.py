"""Telling what is due soon: at opening, as records change, and as the day goes on."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.case.reminders import Reminder, reminders_of
from casefiles.office.records.countdown import local_now
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer

_CONCERNS: Final = ("deadline", "task", "hearing", "notice", "translation", "authority_form")
_HOUR: Final = 3_600_000
_LEADS: Final = "app.go_overview"


class ReminderService(QObject):
    """Asks what is due in the case that is open.

    Attributes:
        reminded: the `Reminder`s, the next first.
    """

    reminded = Signal(object)

    def __init__(
        self, session: Session, notices: MessageQueue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._notices = notices
        self._case_id = CaseId("")
        self._shown_ids: frozenset[str] = frozenset()
        self._timer = made_timer(self, _HOUR, self._ask, once=False)
        self._timer.start()
        session.changed.connect(self._on_changed)

    def stop(self) -> None:
        """Ask nothing any more: the vault is being closed."""
        self._timer.stop()
        self._session.changed.disconnect(self._on_changed)

    def watch(self, case_id: CaseId) -> None:
        """Tell of another case from now on."""
        self._case_id = case_id
        self._shown_ids = frozenset()
        self.reminded.emit(())
        self._ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concern(*_CONCERNS):
            self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._case_id:
            query = reminders_of(self._case_id, local_now(self._session.clock))
            self._session.ask(self, query, self._on_due, channel="due")

    def _on_due(self, found: tuple[Reminder, ...]) -> None:
        self.reminded.emit(found)
        urgent = [one.words for one in found if one.is_urgent]
        new = [words for words in urgent if words not in self._shown_ids]
        self._shown_ids |= set(urgent)
        if new:
            self._notices.keep("\n".join(new), _LEADS)
