"""The filing pack: what it holds, what its form still lacks, and the folder that it goes to."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout
from typing_extensions import override

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.export.exporting import not_read_back
from casefiles.office.filing.filing_packs import DeliveredPack, PackDelivery, export_pack, pack_name
from casefiles.office.forum.forum_sheets import FormSheet
from casefiles.office.forum.signed_forms import SignedFormList
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.session import RunningJob
from casefiles.ui.places.dossier.filing.filing_packs_list import FilingPacksList
from casefiles.ui.records.folder_choice import ChoosesFolder
from casefiles.ui.records.sign_off_card import SignOffCards
from casefiles.ui.widgets.buttons import action_button, button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import LEFT, in_column, say, words
from casefiles.ui.widgets.panel import BackPage
from casefiles.words.catalogue import explain
from casefiles.words.export_checks import begun_again_words
from casefiles.words.filing_papers import long_paper_words
from casefiles.words.language import msg, msg_mark, msg_of

_HOLDS: Final = (
    msg_mark("Text of each field with character count, to copy into the form or portal"),
    msg_mark("Submission with annexes as PDF, split to the forum's limits"),
    msg_mark("Cover message and checklist for the computer used for sending"),
    msg_mark("Forms for signature, ready to print"),
)
_NONE: Final = msg_mark(
    "This forum has no form, so there is no filing pack. Export the dossier instead."
)
_READ_BACK: Final = msg_mark("Run the final OCR check")
_STOPPED: Final = msg_mark("Export stopped. No file was written.")


class PackPage(ChoosesFolder, BackPage):
    """Exports the filing pack of the form that is chosen.

    Attributes:
        fill_requested: the form, with what is needed and empty.
        go: exports it.
        problem: what speaks against it.
        done: where it went, once it did.
        packs: those that were made of this form, and what became of them.
        job: what exports it; None while nothing does.
        job_changed: that began or ended.
    """

    fill_requested = Signal()
    job_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sheet: FormSheet | None = None
        self.job: RunningJob | None = None
        self._why_off: Callable[[], str] = str
        self._signatures: SignOffCards | None = None
        self._title = heading(msg("Filing pack"))
        self._title.setWordWrap(True)
        self._holds = muted(_list(msg_of(_HOLDS)))
        self._missing = words()
        self._offer_folder(msg("Folder of the filing pack"))
        self._named = muted("")
        self.reads_back = QCheckBox(msg_of(_READ_BACK))
        self.reads_back.setChecked(True)
        self.word = QCheckBox(msg("Also as Word files, for papers that counsel edit"))
        self.word.hide()
        self.why = private_line(msg("Reason for skipping the final OCR check"))
        self.why.setPlaceholderText(msg("Reason (internal)"))
        self.problem = words(role="problem")
        self.done = words()
        self.done.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._signed = subheading(msg("FORMS FOR SIGNATURE"))
        self._papers = words()
        self._to_papers = action_button(context.actions["dossier.papers"])
        self.go = button(msg("Export filing pack"), "export", primary=True)
        self.fill = button(msg("Fill in required fields…"), "pencil-simple")
        self.fill.clicked.connect(self.fill_requested)
        self.packs = FilingPacksList()
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.reads_back.toggled.connect(lambda is_read: self.why.setVisible(not is_read))
        context.actions.barred.connect(self.allow)

    def ask_room(self, why_off: Callable[[], str], signatures: SignOffCards) -> None:
        """Let the room say why nothing can leave now, and what was signed for."""
        self._why_off = why_off
        self._signatures = signatures

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the reading ticked and without a reason, at each opening."""
        super().showEvent(event)
        if not event.spontaneous():
            self.begin()

    def show_sheet(self, sheet: FormSheet | None) -> None:
        """Show what the pack of a form would hold; None for a profile without a form."""
        if sheet is None or self._sheet is None or sheet.request != self._sheet.request:
            self._show_message("")
        self._sheet = sheet
        self._say("" if sheet is not None else msg_of(_NONE))
        if sheet is None:
            self._title.setText(msg("Filing pack"))
            self._holds.setText(_list(msg_of(_HOLDS)))
            self._missing.setText("")
            self._named.setText("")
        else:
            self._title.setText(msg("Filing pack: {title}", title=sheet.title))
            self._holds.setText(_list(_contents(sheet)))
            self.word.setVisible(bool(sheet.papers))
            names = ", ".join(one.label for one in sheet.missing)
            empty = msg("These needed fields would stay empty: {names}.", names=names)
            self._missing.setText(empty if names else msg("All required fields are filled in."))
            self._named.setText(
                msg(
                    "It gets a folder of its own: {pack_name}",
                    pack_name=pack_name(sheet.request.audience),
                )
            )
        self.fill.setVisible(sheet is not None and bool(sheet.missing))
        self.allow()

    def begin(self) -> None:
        """Begin with nothing left out and no reason: what was said for one pack is for no other."""
        self.reads_back.setChecked(True)
        self.why.clear()

    def show_papers(self, papers: SignedFormList | None) -> None:
        """Say how far each paper has come that is signed by hand."""
        lines = papers.lines if papers is not None else ()
        self._papers.setText("\n".join(f"•  {one}" for one in lines))
        for widget in (self._signed, self._papers, self._to_papers):
            widget.setVisible(bool(lines))

    def _say(self, words: str) -> None:
        """Say what speaks against it; without words nothing takes up room."""
        say(self.problem, words)

    def _show_message(self, words: str) -> None:
        say(self.done, words)

    @override
    def set_folder(self, folder: Path) -> None:
        """Take a folder."""
        super().set_folder(folder)
        self._say("")
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def allow(self) -> None:
        """Let be pressed what may be done, in an open case only."""
        is_open = self._context.actions.refusal is None
        for one in (self.go, self.choose):
            one.setEnabled(is_open and self._sheet is not None and self.job is None)

    @Slot()
    def _on_go(self) -> None:
        sheet, folder, why = self._sheet, self._folder, self.why.text().strip()
        off = self._why_off()
        if sheet is None:
            self._say(msg_of(_NONE))
        elif folder is None:
            self._say(msg("Choose a folder first."))
        elif off:
            self._say(off)
        elif not (self.reads_back.isChecked() or why):
            self._say(msg("Enter a reason for skipping the final OCR check."))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say("")
            self._show_message("")
            reason = "" if self.reads_back.isChecked() else why
            given = self._signatures.given if self._signatures is not None else ()
            signed = (*given, *not_read_back(reason))
            delivery = PackDelivery(
                folder, signed, reads_back=not reason, has_word=self.word.isChecked()
            )
            self.begin()
            self.job = self._context.session.finish(
                self, msg("Exporting the filing pack"), export_pack(sheet.request, delivery),
                lambda made: self._on_done(sheet.request, made), otherwise=self._on_failed,
            )  # fmt: skip
            self._show_job()

    def _show_job(self) -> None:
        self.allow()
        self.job_changed.emit()

    def _on_done(self, request: EditionRequest, made: DeliveredPack) -> None:
        if self._signatures is not None:
            self._signatures.forget(request)
        self.job = None
        self._show_job()
        names = "\n".join(f"•  {one.name}" for one in made.files)
        again = begun_again_words(made.begun_again)
        message = msg("Written and read back: {folder}\n{names}", folder=made.folder, names=names)
        long = [long_paper_words(one.paper, one.pages, one.limit) for one in made.long]
        self._show_message("\n".join([message, *long, *made.notes, *([again] if again else [])]))
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: CasefilesError) -> None:
        self.job = None
        self._show_job()
        is_stopped = isinstance(error, Cancelled)
        self._say(msg_of(_STOPPED) if is_stopped else explain(error.code, error.safe))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.addWidget(self.folder, 0, 0)
        grid.addWidget(self.choose, 0, 1)
        grid.setColumnStretch(0, 1)
        for widget in (self.why, self.problem, self.done, self.fill):
            widget.hide()
        within = in_column(
            subheading(msg("CONTENTS")),
            self._holds,
            self._missing,
            (self.fill, LEFT),
            self._signed,
            self._papers,
            (self._to_papers, LEFT),
            subheading(msg("TARGET FOLDER")),
            grid,
            self._named,
            self.word,
            self.reads_back,
            self.why,
            self.problem,
            (self.go, LEFT),
            self.done,
            self.packs,
            ...,
            gap=8,
            margins=(0, 0, 12, 0),
        )
        self.lay_out(self._title, ColumnScroll(within))


def _contents(sheet: FormSheet) -> tuple[str, ...]:
    """Return what a pack holds; where the forum takes papers of its own, these."""
    fields, parts, *rest = msg_of(_HOLDS)
    papers = (msg("{paper}, as PDF", paper=one) for one in sheet.papers)
    return fields, *(papers if sheet.papers else (parts,)), *rest


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"•  {line}" for line in lines)
