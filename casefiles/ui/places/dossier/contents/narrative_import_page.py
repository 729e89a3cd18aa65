"""Taking a narrative in from a Word file: what it brought with it, asked before anything comes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.narrative import NarrativeReading
from casefiles.office.narrative.narrative_import import read_word_file, save_narrative
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import LEFT, column, in_column, row, say, words
from casefiles.ui.widgets.panel import BackPage
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_number, msg_of
from casefiles.words.narrative import found_in_words

_PURPOSE: Final = msg_mark(
    "The file is read in a sandbox. Nothing in it is run, and nothing is imported until you"
    " confirm."
)
_ASK: Final = msg_mark("Tracked changes in the file: {count}. How should they be treated?")
_CHOOSE: Final = msg_mark("Choose how to treat tracked changes first.")


class NarrativeImportPage(BackPage):
    """Asks for a file, shows what is in it, and takes it in.

    Attributes:
        left: back to the narrative.
        taken: it came in.
        reading: what was read; None before.
    """

    taken = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Back to the narrative"))
        self._path: Path | None = None
        self._has_blocks = False
        self.reading: NarrativeReading | None = None
        self.choose = button(msg("Choose a Word file…"), "folder-open")
        self._found = words()
        self._problem = words(role="problem")
        self._question = subheading("")
        self._where_words = subheading(msg("Position"))
        self.accept = QRadioButton(msg("Accept all changes"))
        self.reject = QRadioButton(msg("Reject all changes"))
        self.append = QRadioButton(msg("After the existing narrative"))
        self.replace = QRadioButton(msg("Replace the existing narrative"))
        self.go = button(msg("Import"), "check", primary=True)
        self._changes, self._where = QButtonGroup(self), QButtonGroup(self)
        for group, boxes in (
            (self._changes, (self.accept, self.reject)),
            (self._where, (self.append, self.replace)),
        ):
            for box in boxes:
                group.addButton(box)
        self.append.setChecked(True)
        self._lay_out()
        self.choose.clicked.connect(lambda: choose_files(self, self._on_files))
        self.accept.clicked.connect(lambda: self._read(accepted=True))
        self.reject.clicked.connect(lambda: self._read(accepted=False))
        self.go.clicked.connect(self._on_go)

    def open(self, *, has_blocks: bool) -> None:
        """Ask for a file."""
        self._has_blocks = has_blocks
        self.reading, self._path = None, None
        self._show()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_file(self, path: Path) -> None:
        """Read a file; how tracked changes shall be taken is asked afterwards."""
        self._path = path
        self._changes.setExclusive(False)
        for box in (self.accept, self.reject):
            box.setChecked(False)
        self._changes.setExclusive(True)
        self._read(accepted=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_files(self, chosen: list[Path]) -> None:
        if chosen:
            self.read_file(chosen[0])

    def _read(self, *, accepted: bool) -> None:
        if self._path is not None:
            self._context.session.fetch(
                self, read_word_file(self._path, accepted=accepted), self._on_read,
                channel="word", otherwise=self._on_fault,
            )  # fmt: skip

    def _on_read(self, reading: NarrativeReading) -> None:
        self.reading = reading
        self._show()
        if reading.unreadable:
            say(self._problem, explain(reading.unreadable, {}))
        else:
            first = self.accept if reading.changes and not self._is_answered() else self.go
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fault(self, error: CasefilesError) -> None:
        self.reading = None
        self._show()
        say(self._problem, explain(error.code, error.safe))

    def _is_answered(self) -> bool:
        return self.accept.isChecked() or self.reject.isChecked()

    @Slot()
    def _on_go(self) -> None:
        reading = self.reading
        if reading is None:
            return
        if reading.changes and not self._is_answered():
            say(self._problem, msg_of(_CHOOSE))
            return
        replaces = self._has_blocks and self.replace.isChecked()
        self._context.session.fetch(
            self,
            save_narrative(self._context.case_id, reading.blocks, replaces=replaces),
            self._on_saved,
            channel="keep",
            otherwise=self._on_fault,
        )

    def _on_saved(self, count: int) -> None:
        self._context.notices.post(
            msg("{count} parts of the narrative came in.", count=msg_number(count)), "app.undo"
        )
        self.taken.emit()

    def _show(self) -> None:
        reading = self.reading
        is_read = reading is not None and not reading.unreadable
        lines = found_in_words(reading) if reading is not None and is_read else ()
        self._found.setText("\n".join(lines))
        self._problem.hide()
        changes = reading.changes if reading is not None and is_read else 0
        self._question.setText(msg_of(_ASK).format(count=changes))
        for one in (self._question, self.accept, self.reject):
            one.setVisible(bool(changes))
        for one in (self._where_words, self.append, self.replace):
            one.setVisible(is_read and self._has_blocks)
        self.go.setVisible(is_read)

    def _lay_out(self) -> None:
        within = in_column(
            muted(msg_of(_PURPOSE)),
            (self.choose, LEFT),
            self._problem,
            self._found,
            self._question,
            self.accept,
            self.reject,
            self._where_words,
            self.append,
            self.replace,
            (self.go, LEFT),
            ...,
            gap=10,
            margins=(0, 0, 12, 0),
        )
        column(
            row(self.back, (heading(msg("Import from Word")), 1), gap=10),
            (ColumnScroll(within), 1),
            gap=12,
            margins=(16, 12, 16, 12),
            of=self,
        )
