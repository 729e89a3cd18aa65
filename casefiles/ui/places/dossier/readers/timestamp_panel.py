"""A time from outside for a signed dossier: a request goes out on a stick, an answer comes back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
)

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.draft.timestamping import (
    REQUEST_NAME,
    TimestampedDossier,
    TimestampRequest,
    add_timestamp,
    request_timestamp,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files, choose_folder
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted, words_in_line
from casefiles.ui.widgets.layout import CARD, column, label_for, row, say, words
from casefiles.ui.widgets.panel import Panel
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.signing import TIME_WARNING, signed_in_words

_TAKEN: Final = "target_exists"
_STEPS: Final = msg_mark(
    "A time-stamping authority proves when the signature existed, even after the certificate"
    " expires. Save the request to a USB drive, send it from a connected computer and import the"
    " answer (usually a .tsr file)."
)
_WITH_TIME: Final = "-with-time"


class TimestampPanel(Panel):
    """Writes requests for a time, and adds the answers.

    Attributes:
        file: the signed dossier as it was exported.
        answer: of the authority.
        told: what came of it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("TIMESTAMP FOR A SIGNED DOSSIER"))
        self._replaces = ""
        self.file = _path_line(msg("Signed dossier as exported"))
        self.answer = _path_line(msg("Answer of the time-stamping authority"))
        self.choose_file = button(msg("Choose the dossier…"), "file-pdf")
        self.choose_answer = button(msg("Choose the answer…"), "file")
        self.ask = button(msg("Save timestamp request…"), "usb")
        self.add = button(msg("Add timestamp"), "clock", primary=True)
        self.replace = QCheckBox(msg("Overwrite the existing file"))
        self.status_label = words()
        self._lay_out()
        self.choose_file.clicked.connect(lambda: choose_files(self, self._on_file))
        self.choose_answer.clicked.connect(lambda: choose_files(self, self._on_answer))
        self.ask.clicked.connect(self._on_ask)
        self.add.clicked.connect(self._on_add)

    def open(self, file: Path | None = None) -> None:
        """Ask for a time of a dossier; None to let it be chosen."""
        self.answer.clear()
        self.file.setText("" if file is None else str(file))
        self._say("", "")
        self.show_at(self.choose_file if file is None else self.ask)

    def write_request(self, folder: Path) -> None:
        """Write the request into a folder."""
        target = folder / REQUEST_NAME
        job = request_timestamp(Path(self.file.text()), target, replace=self._may_replace(target))
        self._start(msg("Writing the request"), target, job, self._on_request_written)

    def _on_file(self, chosen: list[Path]) -> None:
        if chosen:
            self.file.setText(str(chosen[0]))
            self._say("", "")

    def _on_answer(self, chosen: list[Path]) -> None:
        if chosen:
            self.answer.setText(str(chosen[0]))
            self._say("", "")
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_ask(self) -> None:
        if not self.file.text():
            self._say("", msg("Choose the signed dossier first."))
        else:
            choose_folder(self, lambda chosen: self.write_request(chosen[0]) if chosen else None)

    def _on_request_written(self, target: Path) -> None:
        self._say(
            msg(
                "The request is written: {target}. {time_warning}",
                target=target,
                time_warning=msg_of(TIME_WARNING),
            ),
            "",
        )

    @Slot()
    def _on_add(self) -> None:
        if not self.file.text() or not self.answer.text():
            self._say("", msg("Choose the signed dossier and the answer first."))
            return
        file = Path(self.file.text())
        target = file.with_name(f"{file.stem}{_WITH_TIME}{file.suffix}")
        may_replace = self._may_replace(target)
        job = add_timestamp(TimestampRequest(file, Path(self.answer.text()), target, may_replace))
        self._start(msg("Adding the timestamp"), target, job, self._on_added)

    def _on_added(self, done: TimestampedDossier) -> None:
        one = done.signature
        words = signed_in_words(one.subject, one.moment, one.stamped, one.stamped_by)
        self._say(
            msg("{words} The dossier with its time: {target}", words=words, target=done.target), ""
        )

    def _start(self, words: str, target: Path, job: Any, then: Callable[[Any], None]) -> None:
        self._busy(is_busy=True)

        def done(found: Any) -> None:
            self._busy(is_busy=False)
            then(found)

        def failed(error: CasefilesError) -> None:
            self._busy(is_busy=False)
            self._say("", "" if isinstance(error, Cancelled) else words_in_line(error))
            if error.code == _TAKEN:
                self._replaces = str(target)
                self.replace.show()

        self._context.session.start(self, words, job, done, otherwise=failed)

    def _may_replace(self, target: Path) -> bool:
        """Tell whether the file of this name that stands there may go, as somebody said of it."""
        return self._replaces == str(target) and self.replace.isChecked()

    def _busy(self, *, is_busy: bool) -> None:
        for one in (self.ask, self.add):
            one.setEnabled(not is_busy)

    def _say(self, message: str, problem: str) -> None:
        say(self.status_label, message)
        say(self.problem, problem)
        self.replace.setChecked(False)
        self.replace.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        rows = (
            (msg("Signed dossier"), self.file, self.choose_file),
            (msg("Answer"), self.answer, self.choose_answer),
        )
        for line, (text, field, control) in enumerate(rows):
            grid.addWidget(label_for(control, text), line, 0)
            grid.addWidget(field, line, 1)
            grid.addWidget(control, line, 2)
        grid.setColumnStretch(1, 1)
        column(
            self.title,
            muted(msg_of(_STEPS)),
            grid,
            self.status_label,
            self.problem,
            row(self.replace, ..., self.cancel, self.ask, self.add),
            gap=10,
            margins=CARD,
            of=self,
        )


def _path_line(name: str) -> QLineEdit:
    line = private_line(name)
    line.setReadOnly(True)
    line.setPlaceholderText(msg("None chosen"))
    return line
