"""Imports as the room of documents sees them: one runs, others wait, and what ended is told."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.importing.adding_files import carry_out, read_again
from casefiles.office.importing.import_list import dismiss, plan, unfinished
from casefiles.office.importing.import_progress import (
    TAKEN,
    ImportedFile,
    ImportProgress,
    ImportReport,
    ImportState,
    UnfinishedImport,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.session import IMPORT
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.documents.list.document_head import size_in_words
from casefiles.ui.widgets.labels import words_in_line
from casefiles.words.language import msg, msg_n, msg_number

_LOOK: Final = 120
"""Milliseconds between two looks at the board while an import runs."""


@dataclass(slots=True)
class ImportEnded:
    """An import that has ended and left something to say.

    Attributes:
        place: the folder or file that was added.
        report: what it did; None if it ended in an earlier session.
        left: files that nobody came to; None if they were not even listed.
        rows: files that were not taken, and duplicates.
        is_shown: its rows stand in the list.
    """

    id: str
    place: str
    report: ImportReport | None = None
    left: int | None = 0
    rows: tuple[ImportedFile, ...] = ()
    is_shown: bool = False

    @property
    def can_go_on(self) -> bool:
        """Whether files wait that nobody came to."""
        return self.left != 0

    @property
    def not_taken(self) -> int:
        """How many files could not be taken."""
        return sum(row.state is ImportState.NOT_TAKEN for row in self.rows)

    @property
    def unreadable(self) -> int:
        """How many documents were kept that cannot be read."""
        return 0 if self.report is None else self.report.unreadable

    def words(self) -> str:
        """Return what happened and what is left, in one or two lines."""
        parts = [self._counts(), self._left()]
        if self.report is not None and self.report.fault:
            parts.append(words_in_line(self.report.fault))
        return "\n".join(part for part in parts if part)

    def _counts(self) -> str:
        import_report = self.report
        if import_report is None:
            failed = self.not_taken
            files = msg_n("{n} file", "{n} files", failed)
            return (
                msg("{files} of {place} could not be taken.", files=files, place=self.place)
                if failed
                else ""
            )
        added = msg(
            "{added} added from {place}", added=msg_number(import_report.added), place=self.place
        )
        if import_report.unreadable:
            added += msg(
                " ({unreadable} cannot be read)", unreadable=msg_number(import_report.unreadable)
            )
        counts = (
            (
                import_report.inside,
                msg("{inside} from inside them", inside=msg_number(import_report.inside)),
            ),
            (
                import_report.shut,
                msg("{shut} inside could not be extracted", shut=msg_number(import_report.shut)),
            ),
            (
                import_report.duplicates,
                msg_n("{n} duplicate", "{n} duplicates", import_report.duplicates),
            ),
            (
                import_report.near_duplicates,
                msg(
                    "{near_duplicates} like another document",
                    near_duplicates=msg_number(import_report.near_duplicates),
                ),
            ),
            (
                import_report.skipped,
                msg_n("{n} system file skipped", "{n} system files skipped", import_report.skipped),
            ),
            (self.not_taken, msg("{not_taken} not taken", not_taken=msg_number(self.not_taken))),
        )
        return " · ".join((added, *(words for number, words in counts if number)))

    def _left(self) -> str:
        if self.left is None:
            return msg("The files of {place} were not taken yet.", place=self.place)
        if not self.left:
            return ""
        return msg_n(
            "{n} file of {place} was not taken yet.",
            "{n} files of {place} were not taken yet.",
            self.left,
            place=self.place,
        )


@dataclass(slots=True)
class _Running:
    """The import under way."""

    id: str
    place: str
    board: ImportProgress
    rows: dict[str, ImportedFile] = field(default_factory=dict)


class Arrivals(QObject):
    """Starts imports one after the other and keeps the rows of what arrives.

    Attributes:
        became: which documents the rows are that left the list last.
        ended: imports that have something to say, by their ids.
        changed: other rows, or another state of them.
        states_changed: what has ended is another list.
    """

    changed = Signal()
    states_changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._read_again: set[str] = set()
        self._session = context.session
        self._case_id = context.case_id
        self._notices = context.notices
        self._running: _Running | None = None
        self._waiting: list[tuple[str, str, bool]] = []
        self._taken: dict[str, ImportedFile] = {}
        self.became: dict[str, str] = {}
        self.ended: dict[str, ImportEnded] = {}
        self._timer = made_timer(self, _LOOK, self._look, once=False)

    @property
    def is_running(self) -> bool:
        """Whether an import is under way."""
        return self._running is not None

    def rows(self) -> tuple[ImportedFile, ...]:
        """Return the files that are no documents yet, and what is shown of ended imports."""
        shown = [row for one in self.ended.values() if one.is_shown for row in one.rows]
        running = self._running.rows.values() if self._running else ()
        under_way = [row for row in running if row.state is not ImportState.SKIPPED]
        return (*shown, *under_way, *self._taken.values())

    def taken(self) -> frozenset[str]:
        """Return the rows that are documents by now; asked before the list is asked again."""
        running = self._running.rows.values() if self._running else ()
        own = (row.id for row in running if row.state in TAKEN)
        return frozenset((*own, *self._taken))

    def leave(self, taken: frozenset[str]) -> None:
        """Drop rows that the list shows as documents now, but remember which they became."""
        running = self._running.rows if self._running else {}
        self.became = {}
        for row_id in taken:
            row = self._taken.pop(row_id, None) or running.pop(row_id, None)
            if row is not None:
                self.became[row_id] = row.document_id

    def add(self, paths: list[Path]) -> None:
        """Add files and folders; they are noted in the vault before anything else happens."""
        roots = [str(path) for path in paths]
        if roots:
            place = paths[0].name if len(paths) == 1 else paths[0].parent.name or str(paths[0])
            edit = plan(self._case_id, roots)
            self._session.run(self, edit, lambda import_id: self._queue(import_id, place, False))

    def go_on(self, import_id: str) -> None:
        """Take what nobody came to, and try again what could not be taken."""
        one = self.ended.pop(import_id, None)
        if one is not None:
            self.states_changed.emit()
            self._queue(import_id, one.place, True)

    def forget(self, import_id: str) -> None:
        """Forget what an import has left to do; what it added stays."""
        self.ended.pop(import_id, None)
        self._session.start(
            self, msg("Clearing files not imported"), dismiss(import_id), self._on_dismissed
        )
        self.states_changed.emit()
        self.changed.emit()

    def _on_dismissed(self, given_back: int) -> None:
        if given_back:
            size = size_in_words(given_back)
            self._notices.post(
                msg(
                    "Data of partly imported files was removed: {size} freed. The original files"
                    " are unchanged.",
                    size=size,
                )
            )

    def show(self, import_id: str, *, is_shown: bool) -> None:
        """Let the rows of an ended import stand in the list, or not."""
        self.ended[import_id].is_shown = is_shown
        self.states_changed.emit()
        self.changed.emit()

    def read_brought_back(self, rows: tuple[DocumentRow, ...]) -> None:
        """Read documents that have no reading, as when their removal was undone."""
        if self.is_running:
            # A long document has its pages before its reading; the list is asked again after.
            return
        for row in rows:
            if row.unreadable is None and row.id not in self._read_again:
                self._read_again.add(row.id)
                job, done = read_again(row.id), partial(self._on_read, row.id)
                words = msg("Reading {name}", name=row.name)
                self._session.start(self, words, job, done)

    def _on_read(self, document_id: str, _nothing: object) -> None:
        self._read_again.discard(document_id)

    def ask_unfinished(self) -> None:
        """Ask the vault for imports that a lock or crash ended."""
        self._session.ask(self, unfinished(self._case_id), self._on_unfinished, channel="left")

    def _queue(self, import_id: str, place: str, again: bool) -> None:
        self._waiting.append((import_id, place, again))
        self._start_next()

    def _start_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        import_id, place, again = self._waiting.pop(0)
        board = ImportProgress()
        self._running = _Running(import_id, place, board)
        task = self._session.finish(
            self,
            msg("Adding {place}", place=place),
            carry_out(import_id, board.post, again=again),
            self._on_end,
            otherwise=self._on_fault,
        )
        # Another room over the same session sees by this name that the import still runs.
        task.setObjectName(IMPORT + import_id)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        running = self._running
        if running is None:
            self._timer.stop()
            return
        news = running.board.take()
        for row in news:
            running.rows[row.id] = row
        if news:
            self.changed.emit()

    def _on_end(self, report: ImportReport) -> None:
        running = self._ended_run()
        left = report.not_taken
        duplicates = [r for r in running.rows.values() if r.state is ImportState.DUPLICATE]
        one = ImportEnded(
            report.import_id, running.place, report, report.left, (*left, *duplicates)
        )
        if report.is_stopped and not running.rows:
            one.left = None
        one.is_shown = bool(left)
        self.ended[report.import_id] = one
        self.states_changed.emit()
        self.changed.emit()
        self._start_next()

    def _on_fault(self, error: CasefilesError) -> None:
        self._ended_run()
        self._notices.warn(error)
        self.ask_unfinished()
        self.changed.emit()
        self._start_next()

    def _ended_run(self) -> _Running:
        self._look()
        running, self._running = self._running, None
        assert running is not None, "an import ends once"  # noqa: S101
        self._timer.stop()
        self._taken |= {row.id: row for row in running.rows.values() if row.state in TAKEN}
        return running

    def _on_unfinished(self, found: tuple[UnfinishedImport, ...]) -> None:
        busy = {task.objectName().removeprefix(IMPORT) for task in self._session.tasks}
        busy |= {import_id for import_id, _, _ in self._waiting}
        for one in found:
            if one.id not in busy and one.id not in self.ended:
                self.ended[one.id] = ImportEnded(one.id, one.place, None, one.left, one.not_taken)
        self.states_changed.emit()
