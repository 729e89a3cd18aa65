"""What an emergency request still lacks, each with its field, and what records know already."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from casefiles.office.case.emergency_state import EmergencyState, KnownField
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.records.findings import FindingLocation
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.records.answer_field import answer_field, answer_hint
from casefiles.ui.records.list_and_form import ListAndForm
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll, FittingColumn
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import clear, column, flow, words
from casefiles.ui.widgets.split_panes import ReadingSide
from casefiles.words.language import msg, msg_mark, msg_mark_n, msg_n, msg_of

_COPY: Final = msg_mark("One act for all, undone at once. Only what is in the form is exported.")
_COPY_KNOWN: Final = msg_mark_n(
    "Copy {n} known answer into the form", "Copy {n} known answers into the form"
)
_LINKS, _LONGEST = 2, 40
"""Records of a field that are led to, and letters of each."""
_LOW: Final = 200
"""Pixels at 100 % that the fields have at least, above what is known."""


class AnswersPane(ListAndForm[RecordForm], QWidget):
    """Asks what nobody knows, by weight, and offers to copy what is known.

    Attributes:
        copy_requested: what is known shall be copied into the form.
        copy: the button for it.
        form: the fields that are missing; None while nothing is.
    """

    copy_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state: EmergencyState | None = None
        self._shown: tuple[str, ...] = ()
        self._head = subheading("")
        self._none = muted(msg("Nothing that is needed is missing."))
        self._right = ReadingSide(self._none)
        self._right.setMinimumHeight(context.theme.pixels(_LOW))
        self._known_head = subheading("")
        self.copy: Button = button("", "arrow-down", primary=True)
        self.copy.setToolTip(msg_of(_COPY))
        self.copy.clicked.connect(self.copy_requested)
        self._rows = column(gap=6)
        within = FittingColumn()
        column(self._rows, ..., gap=0, margins=(0, 0, 8, 0), of=within)
        head = QWidget()
        flow(self._known_head, self.copy, gap=10, of=head)
        column(
            self._head,
            (self._right, 3),
            head,
            (ColumnScroll(within, frame=False), 2),
            gap=8,
            margins=0,
            of=self,
        )

    def show_state(self, state: EmergencyState) -> None:
        """Show what is missing and known; what is being typed stays."""
        known, self._state = self._state, state
        count = len(state.missing)
        self._head.setText(
            msg_n("MISSING: {n} NEEDED ANSWER", "MISSING: {n} NEEDED ANSWERS", count)
        )
        fields = (*state.to_answer, *state.wished)
        ids = tuple(one.id for one in fields)
        is_same = known is not None and known.body == state.body and ids == self._shown
        if not is_same:
            self._shown = ids
            self._renew(state)
        elif self.form is not None:
            for one in fields:
                self.form.fields[one.id].show_hint(answer_hint(one))
        self._show_known(state.known, state.to_copy)

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if self._state is not None and self._state.to_copy:
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form is not None:
            self.form.focus_first()

    @override
    def _leave_form(self) -> None:
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self, state: EmergencyState) -> None:
        # The stubs promise a widget where there may be none.
        focused: QWidget | None = QApplication.focusWidget()
        had_focus = self.form is not None and self.form.isAncestorOf(focused or self)
        if not self._shown:
            self._close_form()
            if had_focus:
                self._leave_form()
            return
        form = self._open_form(partial(self._made_form, state))
        if had_focus:
            form.focus_first()

    def _made_form(self, state: EmergencyState) -> RecordForm:
        name = f"emergency:{self._context.case_id}:{state.body.profile}"
        form = RecordForm(self._context, name, "")
        form.title.hide()
        form.cancel.hide()
        form.save.setText(msg("Save answers"))
        for one in state.to_answer:
            form.add(answer_field(self._context, one))
        if state.wished:
            form.add_words(subheading(msg("USEFUL, NOT NEEDED")))
        for one in state.wished:
            form.add(answer_field(self._context, one))
        form.load({})
        form.submitted.connect(self._on_submitted)
        return form

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        state, form = self._state, self.form
        answers = {name: str(value) for name, value in values.items() if str(value).strip()}
        if state is None or form is None or not answers:
            return
        self._context.session.run(
            self, save_answers(state.sheet.request, answers), lambda _: form.saved()
        )

    def _show_known(self, known: tuple[KnownField, ...], to_copy: int) -> None:
        clear(self._rows)
        self._known_head.setText(msg("KNOWN: {count}", count=len(known)))
        self.copy.setText(
            msg_n(
                "Copy {n} known answer into the form",
                "Copy {n} known answers into the form",
                to_copy,
            )
        )
        self.copy.setVisible(to_copy > 0)
        for one in known:
            self._rows.addWidget(self._row(one))

    def _row(self, one: KnownField) -> QWidget:
        state = msg("in the form") if one.is_copied else msg("not in the form yet")
        label = words(f"{one.label} ({state})", "label")
        line = QWidget()
        places = [source for source in one.sources if source.room][:_LINKS]
        parts = [self._link(source, one.label) for source in places]
        from_words = muted(msg("From: {source}", source=one.source_words))
        below = flow(*parts, gap=6) if parts else column(from_words)
        column(label, words(one.text), below, gap=2, margins=0, of=line)
        return line

    def _link(self, source: FindingLocation, label: str) -> Button:
        short = source.words if len(source.words) <= _LONGEST else f"{source.words[:_LONGEST]}…"
        link = quiet_button(msg("From: {source}", source=short), "arrow-square-out")
        link.setToolTip(source.words)
        link.setAccessibleName(msg("{label}, from: {source}", label=label, source=source.words))
        place = NavigationTarget(source.room, source.record, source.detail)
        link.clicked.connect(lambda: self._context.navigator.go(place))
        return link
