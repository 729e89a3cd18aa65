"""The form of a forum: what the record gives is shown, what it lacks is answered here."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from casefiles.office.forum.forum_sheets import FormSheet, SheetField, save_answers
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.records.answer_field import answer_field, answer_hint
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.buttons import action_button, quiet_button
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import heading, muted, subheading
from casefiles.ui.widgets.layout import TOP, column, flow, row
from casefiles.ui.widgets.panel import BackPage
from casefiles.ui.widgets.split_panes import ReadingSide
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_NONE: Final = msg_mark(
    "This forum has no form. Choose another forum, such as a treaty body, to see its fields."
)
_WAYS: Final = ("dossier.papers", "dossier.limits", "dossier.office")


class ForumFormPage(ListAndForm[RecordForm], BackPage):
    """Fills in a form; what is typed is kept as in any other form.

    Attributes:
        sheet: what is shown; None before it is known, or where the profile has no form.
        form: its fields; None likewise.
        only_urgent: shows what a request for interim measures needs at once, and nothing else.
        take_over: fills empty fields with what other forms of the case say in fields of that name.
        fill_in: fills empty fields with what records of the case say.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wish, self._is_wished = "", False
        self.sheet: FormSheet | None = None
        self._title = heading("")
        self._title.setWordWrap(True)
        self._state = muted("")
        self.only_urgent = QCheckBox(msg("Required fields only"))
        self.only_urgent.setToolTip(msg("Shows the required fields only"))
        self.take_over = quiet_button(msg("Copy answers from other forms"), "arrow-down")
        self.fill_in = quiet_button(msg("Fill in from the records"), "list-checks")
        self.fill_in.setToolTip(
            msg("Copies what is recorded into empty fields. Read it, then save.")
        )
        self._ways = [action_button(context.actions[name]) for name in _WAYS]
        self._none = muted(msg_of(_NONE))
        self._right = ReadingSide(QWidget())
        self._lay_out()
        self.only_urgent.toggled.connect(self._on_urgent)
        self.take_over.clicked.connect(self._on_take_over)
        self.fill_in.clicked.connect(self._on_fill_in)

    @property
    def field_id(self) -> str:
        """The field that has the focus; empty for none."""
        fields = self.form.fields if self.form is not None else {}
        return next((name for name, one in fields.items() if one.isAncestorOf(self._focused)), "")

    @property
    def _focused(self) -> QWidget:
        found: QWidget | None = self.window().focusWidget()
        return found if found is not None else self

    def open(self, field_id: str) -> None:
        """Show the form, with one field ready to be filled in."""
        self._wish, self._is_wished = field_id, True
        self._grant()

    def show_urgent(self) -> None:
        """Show what is needed at once, and nothing else."""
        self.only_urgent.setChecked(True)

    def show_sheet(self, sheet: FormSheet | None) -> None:
        """Show a form with what stands in it; fields that are being filled in stay as they are."""
        known, self.sheet = self.sheet, sheet
        self._none.setVisible(sheet is None)
        for widget in (self.only_urgent, self._state, *self._ways):
            widget.setVisible(sheet is not None)
        if sheet is None:
            self._title.setText(msg("Form"))
            self._close_form()
            self.take_over.hide()
            self.fill_in.hide()
            return
        self._title.setText(sheet.title)
        missing = len(sheet.missing)
        words = msg_n("{n} needed field is empty", "{n} needed fields are empty", missing)
        self._state.setText(words if missing else msg("All required fields are filled in"))
        self.take_over.setVisible(any(one.proposal and one.is_missing for one in sheet.fields))
        self._count_suggestions(sheet)
        if self.form is None or known is None or known.request != sheet.request:
            if known is None or known.request != sheet.request:
                self.only_urgent.blockSignals(True)
                self.only_urgent.setChecked(self.only_urgent.isChecked() or sheet.is_interim)
                self.only_urgent.blockSignals(False)
            self._open_form(partial(self._made_form, sheet))
        else:
            for one in sheet.fields:
                self.form.fields[one.id].show_hint(answer_hint(one))
            if not self.form.is_changed():
                self.form.load(_values(sheet))
        self._show_requested()
        self._grant()

    def _grant(self) -> None:
        """Put the focus into the field that was asked for, once it is there."""
        if self.form is None or not self._is_wished:
            return
        self._is_wished = False
        field = self.form.fields.get(self._wish)
        self._wish = ""
        if field is not None:
            if not field.isVisibleTo(self):
                self.only_urgent.setChecked(False)
            self.form.show_field(field.name)
        else:
            self.form.focus_first()

    def _made_form(self, sheet: FormSheet) -> RecordForm:
        request = sheet.request
        name = f"form:{request.case_id}:{request.profile}:{request.audience}"
        form = RecordForm(self._context, name, "")
        form.title.hide()
        self._headings: dict[str, QWidget] = {}
        for heading_id, text in sheet.headings:
            words = subheading(text)
            words.setWordWrap(True)
            self._headings[heading_id] = words
            form.add_words(words)
            for one in sheet.fields:
                if one.heading == heading_id:
                    form.add(answer_field(self._context, one))
        for title, lines in sheet.forum_facts:
            form.add_words(subheading(title))
            form.add_words(muted("\n".join(f"•  {line}" for line in lines)))
        form.load(_values(sheet))
        form.submitted.connect(self._on_submitted)
        return form

    @override
    def _leave_form(self) -> None:
        self.left.emit()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        sheet, form = self.sheet, self.form
        if sheet is None or form is None:
            return
        answers = {name: str(value) for name, value in values.items()}
        self._context.session.run(
            self, save_answers(sheet.request, answers), lambda _: self._on_saved(sheet.request)
        )

    def _on_saved(self, request: EditionRequest) -> None:
        if self.form is not None and self.sheet is not None and self.sheet.request == request:
            self.form.saved()

    @Slot(bool)
    def _on_urgent(self, _is_urgent: bool) -> None:
        self._show_requested()

    def _show_requested(self) -> None:
        sheet, form = self.sheet, self.form
        if sheet is None or form is None:
            return
        is_urgent = self.only_urgent.isChecked()
        shown = {one.heading for one in sheet.fields if one.is_urgent or not is_urgent}
        for one in sheet.fields:
            form.fields[one.id].setVisible(one.is_urgent or not is_urgent)
        for heading_id, words in self._headings.items():
            words.setVisible(heading_id in shown or not is_urgent)

    def _count_suggestions(self, sheet: FormSheet) -> None:
        count = sum(one.is_suggested for one in sheet.fields)
        self.fill_in.setText(msg("Fill in from the records ({count})", count=count))
        self.fill_in.setVisible(count > 0)

    @Slot()
    def _on_take_over(self) -> None:
        self._take(lambda one: one.proposal if one.is_missing else "")

    @Slot()
    def _on_fill_in(self) -> None:
        self._take(lambda one: one.suggestion if one.is_suggested else "")

    def _take(self, text_of: Callable[[SheetField], str]) -> None:
        """Put texts into fields that hold nothing; they are saved with the form."""
        sheet, form = self.sheet, self.form
        if sheet is None or form is None:
            return
        for one in sheet.fields:
            field, text = form.fields[one.id], text_of(one)
            if text and not field.value():
                field.set_value(text)
                field.changed.emit()
        form.focus_first()

    def _lay_out(self) -> None:
        line = QWidget()
        fills = (self.fill_in, self.take_over)
        flow(self._state, self.only_urgent, *fills, *self._ways, gap=12, of=line)
        self._state.setWordWrap(False)
        # As high as the buttons beside it, so that all stand on one line.
        for widget in (self._state, self.only_urgent):
            widget.setMinimumHeight(self._ways[0].sizeHint().height())
        column(
            row((self.back, TOP), (self._title, 1)),
            line,
            self._none,
            (self._right, 1),
            (..., 0),
            gap=8,
            margins=(16, 12, 16, 12),
            of=self,
        )
        self._none.hide()


def _values(sheet: FormSheet) -> dict[str, Any]:
    return {one.id: one.answer for one in sheet.fields}
