"""Quiet messages: what happened, without a dialog and without taking the focus."""

from PySide6.QtCore import QObject, Signal

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.words.catalogue import explain


class MessageQueue(QObject):
    """Where rooms leave messages; the window shows them for a while.

    Attributes:
        posted: text, kind (see `NoticeLine.tell`), and the id of an action offered with it, if any.
    """

    posted = Signal(str, str, str)

    def post(self, text: str, action: str = "") -> None:
        """Say that something was done."""
        self.posted.emit(text, "info", action)

    def note(self, text: str, action: str = "") -> None:
        """Say how something is, which nobody did just now."""
        self.posted.emit(text, "note", action)

    def keep(self, text: str, action: str = "") -> None:
        """Say what must not be missed: it stays until it is closed or answered."""
        self.posted.emit(text, "lasting", action)

    def warn(self, error: CasefilesError) -> None:
        """Say what went wrong, what was kept and what to do next."""
        self.posted.emit(explain(error.code, error.safe), "danger", "")
