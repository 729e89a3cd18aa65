"""Rehearsing an export: the whole file is made and searched, and nobody is given it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.export.previews import Preview, preview
from casefiles.office.records.countdown import local_now
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.session import RunningJob
from casefiles.ui.widgets.labels import words_in_line
from casefiles.words.certificate import headline
from casefiles.words.language import msg


class TestExport(QObject):
    """Makes the whole file once at a time, and tells what came of it.

    Attributes:
        finished: what came of it, to stay in view.
        changed: it began or ended.
    """

    finished = Signal(str)
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._task: RunningJob | None = None

    @property
    def is_running(self) -> bool:
        """Whether one is under way."""
        return self._task is not None

    def begin(self, request: EditionRequest | None) -> None:
        """Make and search the whole file as an export does; nothing is written."""
        if request is None or self._task is not None:
            return
        self._task = self._context.session.start(
            self, msg("Running the test export"), preview(request), self._on_made,
            otherwise=self._on_failed,
        )  # fmt: skip
        self.changed.emit()

    def stop(self) -> None:
        """End it: other readers are wanted."""
        if self._task is not None:
            self._task.stop()
            self._task = None
            self.changed.emit()

    def _on_made(self, made: Preview) -> None:
        self._task = None
        self.changed.emit()
        message = headline(made.certificate)
        now = local_now(self._context.session.clock)
        self._context.notices.post(
            msg("Test export, nothing was written: {message}.", message=message)
        )
        self.finished.emit(
            msg(
                "Test export {time}: would be written. {message}.",
                time=f"{now:%H:%M}",
                message=message,
            )
        )

    def _on_failed(self, error: CasefilesError) -> None:
        # One that was stopped ends when another may have begun.
        if self._task is not None and self._task.is_over:
            self._task = None
            self.changed.emit()
        if not isinstance(error, Cancelled):
            self.finished.emit(words_in_line(error))
            self._context.notices.warn(error)
