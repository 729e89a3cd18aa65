"""Noting that a filing pack was filed: day, way, number and receipt; then it is locked."""

from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId, EditionId, SubmissionId
from casefiles.office.filing.filings import (
    ExportedFilingPack,
    FilingInput,
    note_filed,
    ways_of_filing,
)
from casefiles.office.forum.forum_sheets import FormSheet
from casefiles.ui.base.context import Context
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.document_field import DocumentField
from casefiles.ui.widgets.field import ChoiceField, LineField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import heading, muted
from casefiles.ui.widgets.layout import TOP, column, row
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.split_panes import ReadingSide
from casefiles.words.language import msg, msg_mark, msg_of

_LOCKS: Final = msg_mark(
    "Records the filing pack as a submission with its files and hash values, and locks it."
    " Acknowledgement, registration number and outcome can be added later."
)
_RECEIPT: Final = msg_mark("Import it as a document first. It can also be linked later.")
_WHEN: Final = msg_mark("Include the time where it matters: 26 Nov 2026 15:20")


class FilingPage(ListAndForm[RecordForm], BackPage):
    """Asks how a pack was filed.

    Attributes:
        left: back to the pack.
        form: the fields; None before a pack is known.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Back to the filing pack"))
        self._sheet: FormSheet | None = None
        self._ways: tuple[tuple[str, str], ...] = ()
        self._wish = ""
        self.edition_id = ""
        self._title = heading(msg("Record filing"))
        self._title.setWordWrap(True)
        self._which = muted("")
        self._right = ReadingSide(QWidget())
        self._lay_out()

    def open(self, edition_id: str) -> None:
        """Ask how one pack was filed."""
        self._wish = edition_id
        self._context.session.ask(self, ways_of_filing(), self._on_ways, channel="ways")

    def show_packs(self, sheet: FormSheet | None, packs: tuple[ExportedFilingPack, ...]) -> None:
        """Show of which pack is spoken."""
        self._sheet = sheet
        one = next((pack for pack in packs if pack.edition_id == self.edition_id), None)
        if sheet is not None and one is not None:
            names = ", ".join(file.name for file in one.files)
            self._which.setText(
                msg("{title}\nMade {made}: {names}", title=sheet.title, made=one.made, names=names)
            )

    def _on_ways(self, ways: tuple[tuple[str, str], ...]) -> None:
        self._ways = ways
        if self._wish != self.edition_id or self.form is None:
            self.edition_id = self._wish
            self._open_form(self._made_form)
        if self.form is not None:
            self.form.focus_first()

    def _made_form(self) -> RecordForm:
        form = RecordForm(self._context, f"filed:{self.edition_id}", "")
        form.title.hide()
        form.add(DateField("filed", msg("Filed on"), msg_of(_WHEN), required=True))
        ways = (("", msg("Not recorded")), *self._ways)
        form.add(ChoiceField("channel", msg("Channel"), ways, msg("How it was sent.")))
        form.add(LineField("registration", msg("Registration number")))
        form.add(
            DocumentField(
                self._context, "receipt_id", msg("Acknowledgement of receipt"), msg_of(_RECEIPT)
            )
        )
        form.add(MentionField(self._context, "note", msg("Note"), "", rows=2))
        form.save.setText(msg("Record and lock"))
        form.load({})
        form.submitted.connect(self._on_submitted)
        return form

    @override
    def _leave_form(self) -> None:
        self.left.emit()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        how = FilingInput(
            filed=str(values["filed"]),
            channel=str(values["channel"]),
            receipt_id=DocumentId(str(values["receipt_id"])),
            registration=str(values["registration"]).strip(),
            note=str(values["note"]).strip(),
        )
        session = self._context.session
        randomness = session.vault.workplace.randomness
        session.run(
            self, note_filed(sheet, EditionId(self.edition_id), how, randomness), self._on_noted,
            otherwise=self._on_refused,
        )  # fmt: skip

    def _on_noted(self, _own: SubmissionId) -> None:
        if self.form is not None:
            self.form.saved()
        self.left.emit()

    def _on_refused(self, error: CasefilesError) -> None:
        if self.form is not None:
            self.form.refused(error, "filed")
        else:
            self._context.notices.warn(error)

    def _lay_out(self) -> None:
        column(
            row((self.back, TOP), (self._title, 1)),
            self._which,
            muted(msg_of(_LOCKS)),
            (self._right, 1),
            gap=8,
            margins=(16, 12, 16, 12),
            of=self,
        )
