"""Where the dossier goes: file name, folder, and whether a file that is there may go."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QPushButton,
)
from typing_extensions import override

from casefiles.domain.disclosure.closed_paper import neutral_name
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.export.exporting import WORD_SUFFIX, target_problem
from casefiles.office.export.reading_ahead import PicturesRead, pictures_read
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.export.signing_form import SigningForm
from casefiles.ui.records.folder_choice import ChoosesFolder
from casefiles.ui.widgets.broken_brackets import mark_line
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import label_for
from casefiles.ui.widgets.panel import Panel
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

_FORMS: Final = (
    (msg_mark("PDF for filing"), ".pdf"),
    (msg_mark("Word for editing"), WORD_SUFFIX),
)
_TAKEN: Final = "target_exists"
_WORD: Final = msg_mark(
    "For counsel to edit. Exhibits are listed, not embedded. The file passes the same final check;"
    " later edits do not."
)
_READ_BACK: Final = msg_mark(
    "Before the file is written, every picture in it is read by OCR and searched for protected"
    " names. A picture is read once; pictures read in the background are not read again."
)
_PROOF: Final = msg_mark(
    "Writes a folder with which the recipient can verify the dossier without this program, and with"
    " which a hidden name can be disclosed to a judge later and proven. It reveals nothing of what"
    " is hidden, not even how much."
)
_NEUTRAL: Final = msg_mark(
    "Everybody who handles the file sees its name. Do not put names of persons in it."
)


class ExportPanel(ChoosesFolder, Panel):
    """Asks where to, inside the room.

    Attributes:
        export_requested: path and whether what stands there may be replaced.
    """

    export_requested = Signal(object, bool)

    def __init__(self, context: Context) -> None:
        super().__init__(context, "EXPORT", leave=msg("Cancel"))
        self._proposed = ""
        self._papers: tuple[str, ...] = ()
        self.name = private_line(msg("File name"))
        mark_line(self.name)
        self.form = QComboBox()
        self.form.setAccessibleName(msg("Kind of file"))
        for text, suffix in msg_of(_FORMS):
            self.form.addItem(text, suffix)
        self._offer_folder(msg("Folder"))
        self.replace = QCheckBox(msg("Overwrite the existing file"))
        self.reads_back = QCheckBox(msg("Run the final OCR check"))
        self.reads_back.setChecked(True)
        self.reads_back.setToolTip(msg_of(_READ_BACK))
        self.reads_back.setAccessibleDescription(msg_of(_READ_BACK))
        self.pictures = muted("")
        self.why = private_line(msg("Reason for skipping the final OCR check"))
        self.why.setPlaceholderText(msg("Reason (internal)"))
        self.has_proof = QCheckBox(msg("With proof for the recipient"))
        self.has_proof.setToolTip(msg_of(_PROOF))
        self.has_proof.setAccessibleDescription(msg_of(_PROOF))
        self.signing = SigningForm(context)
        self._signature = label_for(self.signing.way, msg("Signature"))
        self.note = muted(msg_of(_NEUTRAL))
        self.go = button(msg("Export"), "export", primary=True)
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.name.textEdited.connect(self._on_edited)
        self.form.currentIndexChanged.connect(self._on_form)
        self.reads_back.toggled.connect(self._on_reads_back)
        self.name.returnPressed.connect(self._on_go)

    def open(
        self,
        audience: str,
        words: str,
        papers: tuple[str, ...] = (),
        request: EditionRequest | None = None,
    ) -> None:
        """Ask where a dossier for an audience goes.

        Args:
            audience: its code.
            words: what it is called.
            papers: that a pack would hold.
            request: the dossier, whose pictures are counted; None to leave that out.
        """
        self._papers = papers
        self.pictures.clear()
        self.pictures.hide()
        if request is not None:
            self._context.session.fetch(
                self, pictures_read(request), self._on_pictures, channel="pictures read",
                otherwise=self._on_uncounted,
            )  # fmt: skip
        self.title.setText(msg("Export for: {words}", words=words))
        if self.name.text() in {"", self._proposed}:
            self.name.setText(neutral_name(audience))
        self._proposed = neutral_name(audience)
        self.form.setCurrentIndex(0)
        self._show_note(is_word=False)
        self.reads_back.setChecked(True)
        self.has_proof.setChecked(False)
        self.signing.begin()
        self.why.clear()
        self._clear()
        self.show_at(self.first)

    @property
    def first(self) -> QPushButton:
        """Where its work begins."""
        return self.choose if self._folder is None else self.go

    @override
    def set_folder(self, folder: Path) -> None:
        """Take a folder."""
        super().set_folder(folder)
        self._clear()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def say(self, problem: str) -> None:
        """Say what speaks against it, and let it be tried again."""
        super().say(problem)
        self.go.setEnabled(True)

    @property
    def holds_work(self) -> bool:
        """Whether it is open and something is typed or chosen that was not proposed."""
        is_own = self.name.text() != self._proposed or self._folder is not None
        return not self.isHidden() and (is_own or bool(self.why.text()))

    @property
    def not_read_back(self) -> str:
        """Why the finished pages are not read as pictures; empty where they are."""
        return "" if self.reads_back.isChecked() else self.why.text().strip()

    @property
    def target(self) -> Path | None:
        """The path of the file; None while it is not known."""
        name = self.name.text().strip()
        if self._folder is None or not name or "/" in name or name in {".", ".."}:
            return None
        return self._folder / (name if name.lower().endswith(self.suffix) else name + self.suffix)

    @property
    def suffix(self) -> str:
        """How the name of the file ends: it says whether it is a PDF or a Word file."""
        return str(self.form.currentData())

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._clear()

    @Slot()
    def _on_form(self) -> None:
        """Give the name its ending, and leave out what a file without pages of exhibits lacks."""
        is_word = self.suffix == WORD_SUFFIX
        name = Path(self.name.text().strip())
        is_own = self.name.text() != self._proposed
        if name.suffix.lower() in {suffix for _, suffix in msg_of(_FORMS)}:
            self.name.setText(str(name.with_suffix(self.suffix)))
        self._proposed = self._proposed if is_own else self.name.text()
        self.reads_back.setChecked(True)
        self.reads_back.setVisible(not is_word)
        self.has_proof.setVisible(not is_word)
        self.has_proof.setChecked(False)
        self.pictures.setVisible(not is_word and bool(self.pictures.text()))
        self.signing.begin()
        for one in (self.signing, self.signing.way, self._signature):
            one.setVisible(not is_word)
        self._show_note(is_word=is_word)
        self._clear()

    def _show_note(self, *, is_word: bool) -> None:
        text = msg_of(_WORD) if is_word else msg_of(_NEUTRAL)
        if self._papers:
            names = "; ".join(self._papers)
            more = msg(
                "This is everything in one file. The forum takes separate papers, which the filing"
                " pack holds: {names}.",
                names=names,
            )
            text = f"{text} {more}"
        self.note.setText(text)

    @Slot(bool)
    def _on_reads_back(self, reads_back: bool) -> None:
        self.why.setVisible(not reads_back)
        if not reads_back:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_go(self) -> None:
        target = self.target
        if self._folder is None:
            self.say(msg("Choose a folder first."))
        elif target is None:
            self.say(msg("Type a file name without a slash."))
        elif not (self.reads_back.isChecked() or self.not_read_back):
            self.say(msg("Type why the final OCR check may be skipped, or tick the check."))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.signing.is_signing and self.signing.sign_with is None:
            self.say(msg("Show the certificate first, or export unsigned."))
        elif self.replace.isChecked():
            self.export_requested.emit(target, True)
        else:
            self.go.setEnabled(False)
            self._context.session.fetch(
                self, target_problem(target), self._on_target_checked, channel="target",
                otherwise=self._on_fault,
            )  # fmt: skip

    def _on_target_checked(self, code: str) -> None:
        self.go.setEnabled(True)
        if not code and self.target is not None:
            self.export_requested.emit(self.target, False)
        elif code == _TAKEN:
            self.replace.show()
            self.replace.setFocus(Qt.FocusReason.OtherFocusReason)
            self.say(msg("A file with this name exists. Choose another name, or overwrite it."))
        else:
            self.say(explain(code, {}))

    def _on_pictures(self, found: PicturesRead) -> None:
        """Show how many pictures an export need not read any more."""
        read = msg_number(found.read)
        words = msg_n(
            "{read} of {n} picture read", "{read} of {n} pictures read", found.total, read=read
        )
        self.pictures.setText(words)
        self.pictures.setVisible(bool(found.total) and self.suffix != WORD_SUFFIX)

    def _on_uncounted(self, _error: CasefilesError) -> None:
        """Nothing is shown: the checks say what is wrong with the dossier."""

    def _on_fault(self, error: CasefilesError) -> None:
        self.say(explain(error.code, error.safe))

    def _clear(self) -> None:
        self.replace.setChecked(False)
        self.replace.hide()
        self.say("")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        fields = ((msg("File name"), self.name), (msg("Folder"), self.folder))
        for line, (text, field) in enumerate(fields, start=1):
            grid.addWidget(label_for(field, text), line, 0)
            grid.addWidget(field, line, 1)
        grid.addWidget(label_for(self.form, msg("Kind of file")), 0, 0)
        grid.addWidget(self.form, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.note, 0, 2, 2, 1)
        grid.addWidget(self.choose, 2, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        grid.addWidget(self.reads_back, 3, 1)
        grid.addWidget(self.pictures, 3, 2)
        grid.addWidget(self.why, 4, 1)
        grid.addWidget(self.has_proof, 5, 1)
        grid.addWidget(self._signature, 6, 0)
        grid.addWidget(self.signing.way, 6, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.signing, 7, 1, 1, 2)
        self.why.hide()
        self.lay_out(grid, before=(self.replace,), buttons=(self.go,))
