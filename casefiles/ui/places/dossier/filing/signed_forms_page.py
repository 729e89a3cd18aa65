"""Papers that are signed by hand: which the forum asks for, and how far each has come."""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import AuthorityFormId, new_id
from casefiles.domain.records.signed_forms import AuthorityForm, SignedFormState
from casefiles.office.forum.signed_forms import (
    RequiredSignedForm,
    SignedFormList,
    TrackedSignedForm,
    remove_signed_form,
    save_signed_form,
)
from casefiles.ui.base.context import Context
from casefiles.ui.records.cards_and_form import CardsAndForm
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.document_field import DocumentField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import TOP, clear, column, row, words
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.small_fields import OnePersonField
from casefiles.words.language import msg, msg_mark, msg_of

_PURPOSE: Final = msg_mark(
    "Authorities to act, consents and declarations signed by hand. Print the sheet from the filing"
    " pack and record its progress here. The progress is internal."
)
_NONE: Final = msg_mark("This forum requires no form for signature.")
_SHEET: Final = msg_mark("The sheet is in the filing pack, ready to print.")
_ON_FORM: Final = msg_mark("Signed on the forum's own form.")
_SCAN: Final = msg_mark("Import the scan as a document and give it an exhibit number.")
_NEXT: Final = {
    SignedFormState.TO_PRINT: "printed",
    SignedFormState.PRINTED: "sent",
    SignedFormState.SENT: "signed",
    SignedFormState.SIGNED: "document_id",
    SignedFormState.LINKED: "document_id",
    SignedFormState.REFUSED: "reason",
}
"""The field in which the next step is told."""


class SignedFormsPage(CardsAndForm):
    """Lists the papers of a form, and follows each.

    Attributes:
        buttons: what begins or goes on with a paper, by id of its field or of its record.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, msg("Papers to be signed"), msg("Back to the dossier"), "printed", gap=10
        )
        self.papers: SignedFormList | None = None
        self._wish = ""
        self._record: AuthorityForm | None = None
        self.buttons: dict[str, Button] = {}
        self._none = muted(msg_of(_NONE))
        self._none.hide()
        self.remove = button(msg("Stop tracking"), "trash")
        self.remove.hide()
        self.remove.clicked.connect(self._on_remove)
        list_parts = (muted(msg_of(_PURPOSE)), self._none, self._cards)
        self._lay_out_list(*list_parts, controls=((self.remove, TOP),), side=12)

    @property
    def record_id(self) -> str:
        """The paper that is worked on; empty while the list is shown."""
        return self._record.id if self._record is not None else ""

    def open(self, record: str) -> None:
        """Show the list; or a paper, by its id or by that of the field which asks for it."""
        self._wish = record
        self._close_form()
        self._grant()

    def show_papers(self, papers: SignedFormList | None) -> None:
        """Show the papers of a form; None for a profile without one."""
        self.papers = papers
        required_signed_forms = papers.required if papers is not None else ()
        self._none.setVisible(not required_signed_forms)
        if papers is not None:
            self._title.setText(msg("Papers to be signed: {title}", title=papers.title))
        had_focus = any(one.hasFocus() for one in self.buttons.values())
        clear(self._cards)
        self.buttons = {}
        for one in required_signed_forms:
            self._cards.addWidget(self._card(one))
        if had_focus:
            self._focus_list()
        self._grant()

    def _card(self, required_signed_form: RequiredSignedForm) -> QFrame:
        papers = self.papers.followed if self.papers is not None else ()
        card = QFrame()
        card.setProperty("card", "true")
        name = words(
            msg("{label} · needed", label=required_signed_form.label)
            if required_signed_form.is_needed
            else required_signed_form.label,
            "label",
        )
        message = msg_of(_SHEET) if required_signed_form.has_sheet else msg_of(_ON_FORM)
        attached = (
            msg(" Attached as {attached}.", attached=required_signed_form.attached)
            if required_signed_form.attached
            else ""
        )
        begin = button(msg("Track a form…"), "plus")
        begin.setAccessibleName(msg("Follow a paper: {label}", label=required_signed_form.label))
        begin.clicked.connect(lambda: self._begin(required_signed_form.field))
        self.buttons[required_signed_form.field] = begin
        body = column(
            row((name, 1), (begin, TOP)),
            muted(f"{message}{attached}"),
            gap=6,
            margins=(14, 10, 14, 10),
            of=card,
        )
        for one in papers:
            if one.field == required_signed_form.field:
                body.addLayout(self._row(one))
        return card

    def _row(self, one: TrackedSignedForm) -> QHBoxLayout:
        text = f"{one.who}: {one.words}" if one.who else one.words
        label = words(f"{text[:1].upper()}{text[1:]}")
        if one.is_overdue or one.record.state is SignedFormState.REFUSED:
            label.setProperty("problem", "true")
        edit = button(msg("Next step…"), "pencil-simple")
        edit.setAccessibleName(msg("Next step: {line}", line=one.line))
        edit.clicked.connect(lambda: self._edit(one.record))
        self.buttons[one.record.id] = edit
        return row((label, 1), (edit, TOP))

    def _grant(self) -> None:
        """Open what was asked for, once it is known."""
        papers = self.papers
        if papers is None or not self._wish:
            return
        wish = self._wish
        followed = [one.record for one in papers.followed if wish in {one.record.id, one.field}]
        if followed:
            self._wish = ""
            self._edit(followed[0])
        elif any(one.field == wish for one in papers.required):
            self._wish = ""
            self.buttons[wish].setFocus(Qt.FocusReason.OtherFocusReason)
        # Else it is a paper of another forum, whose list is on its way.

    def _begin(self, field: str) -> None:
        if self.papers is not None:
            request = self.papers.request
            own = AuthorityFormId(new_id(self._context.session.vault.workplace.randomness))
            self._edit(AuthorityForm(own, request.case_id, request.profile, field), is_new=True)

    def _edit(self, record: AuthorityForm, *, is_new: bool = False) -> None:
        form = self._show(partial(self._made_form, record, is_new=is_new))
        self._record = record
        self.remove.setVisible(not is_new)
        form.show_field("person_id" if is_new else _NEXT[record.state])

    def _made_form(self, record: AuthorityForm, *, is_new: bool) -> RecordForm:
        context = self._context
        # A new paper has no id yet that a draft could be found by.
        name = f"paper:{record.profile}:{record.field}" if is_new else f"paper:{record.id}"
        form = RecordForm(context, name, self._label(record.field))
        form.add(OnePersonField(context, "person_id", msg("Signed by")))
        form.add(DateField("printed", msg("Printed on"), ""))
        form.add(DateField("sent", msg("Sent on"), msg("Date taken to the prison or posted.")))
        form.add(MentionField(context, "carrier", msg("Carried by"), "", rows=1))
        form.add(DateField("expected", msg("Due back on"), msg("Overdue after this date.")))
        form.add(DateField("signed", msg("Signed on"), ""))
        form.add(DocumentField(context, "document_id", msg("Scan"), msg_of(_SCAN)))
        form.add(DateField("refused", msg("Refused on"), msg("If the person does not sign.")))
        form.add(MentionField(context, "reason", msg("Reason for refusal"), "", rows=1))
        form.add(MentionField(context, "note", msg("Note"), "", rows=2))
        form.load({name: getattr(record, name) for name in form.fields})
        return form

    def _label(self, field: str) -> str:
        required_signed_forms = self.papers.required if self.papers is not None else ()
        return next(
            (one.label for one in required_signed_forms if one.field == field), msg("Paper")
        )

    @override
    def _submit(self, values: dict[str, Any]) -> None:
        papers, record = self.papers, self._record
        if papers is None or record is None:
            return
        entries = {name: str(value).strip() for name, value in values.items()}
        requested = {one.field: one.is_file for one in papers.required}
        authority_form = replace(record, **entries)  # type: ignore[arg-type]  # ids are texts
        is_file = requested.get(record.field, False)
        self._change(save_signed_form(authority_form, papers.request, is_file=is_file))

    @Slot()
    def _on_remove(self) -> None:
        if self._record is not None:
            self._context.session.run(
                self, remove_signed_form(self._record.id), lambda _: self._on_saved()
            )

    @override
    def _close_form(self) -> None:
        self._record = None
        self.remove.hide()
        super()._close_form()

    @override
    def _first(self) -> QWidget | None:
        return next(iter(self.buttons.values()), None)
