"""How a case is kept: closed or open, until which day, held or not, and its erasure."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.case.erasure import erase_case
from casefiles.office.records.case_closure import (
    CaseRetention,
    case_file,
    close_case,
    lift_legal_hold,
    place_legal_hold,
    reopen_case,
    set_retention_date,
)
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import Field, LineField
from casefiles.ui.widgets.labels import heading, muted, subheading, words_in_line
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg, msg_mark, msg_of

_WIDTH: Final = 640
_FIELD_OF: Final = {"retention_needs_a_day": "until", "hold_without_reason": "hold"}
_OPEN: Final = msg_mark("The case is open. A closed case is read-only.")


class RetentionPage(QScrollArea):
    """Shows and changes how the case is kept.

    Attributes:
        left: the person is done here.
        erased: the case is gone.
    """

    left = Signal()
    erased = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._case: CaseRetention | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.state = muted(msg_of(_OPEN))
        self.hold_label = muted("")
        self.close_button: Button = button(msg("Close case"), "archive")
        self.until = DateField(
            "until", msg("Retention until"), msg("Date set by your bar or by law.")
        )
        self.keep: Button = button(msg("Set retention date"), "check")
        self.hold = LineField(
            "hold", msg("Legal hold"), msg("Under a legal hold nothing can be erased.")
        )
        self.hold_button: Button = button(msg("Place legal hold"), "hand-palm")
        self.erase: Button = button(msg("Erase case…"), "trash")
        self.back: Button = button(msg("Back"), "arrow-left")
        self._fields: dict[str, Field] = {"until": self.until, "hold": self.hold}
        self._lay_out()
        self._connect()
        self.ask()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setMaximumWidth(self._context.theme.pixels(_WIDTH))
        body = column(
            row((heading(msg("Retention")), 1), self.back),
            gap=14,
            margins=(24, 18, 24, 24),
            of=page,
        )
        erasing = muted(
            msg(
                "A closed case can be erased permanently after its retention date, unless under a"
                " legal hold."
            )
        )
        for title, widgets in (
            (msg("Close"), (self.state, self.close_button)),
            (msg("Retention"), (self.until, self.keep)),
            (msg("Legal hold"), (self.hold_label, self.hold, self.hold_button)),
            (msg("Erasing"), (erasing, self.erase)),
        ):
            card = QFrame()
            card.setProperty("card", "true")
            within = column(subheading(title), gap=10, margins=(18, 14, 18, 14), of=card)
            for widget in widgets:
                is_button = isinstance(widget, Button)
                side = Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0)
                within.addWidget(widget, 0, side)
            body.addWidget(card)
        body.addStretch(1)
        self.setWidget(page)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self._on_close)
        self.keep.clicked.connect(self._on_keep)
        self.hold_button.clicked.connect(self._on_hold)
        self.erase.clicked.connect(self._on_erase)
        self.back.clicked.connect(self.left)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.left)

    @Slot()
    def ask(self) -> None:
        """Ask how the case is kept now."""
        query = case_file(self._context.case_id)
        self._context.session.ask(self, query, self._on_case, channel="case")

    def focus_first(self) -> None:
        """Put the keyboard at the beginning."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_case(self, case: CaseRetention | None) -> None:
        if case is None:
            # It is being erased: the sheet has still to tell what is out of reach.
            return
        is_first = self._case is None
        self._case = case
        is_closed, is_on_hold = bool(case.closed), bool(case.hold)
        closed = (
            msg("Closed on {date}.", date=words_from_edtf(case.closed))
            if is_closed
            else msg_of(_OPEN)
        )
        self.state.setText(closed)
        self.close_button.setText(msg("Reopen") if is_closed else msg("Close case"))
        self.close_button.show_icon("folder-open" if is_closed else "archive")
        self.hold_label.setText(
            msg("Held: {hold}", hold=case.hold) if is_on_hold else msg("No legal hold.")
        )
        self.hold.setVisible(not is_on_hold)
        self.hold_button.setText(msg("Lift legal hold") if is_on_hold else msg("Place legal hold"))
        self.erase.setEnabled(is_closed and not is_on_hold)
        if is_first:
            self.until.set_value(case.retention_until)

    @Slot()
    def _on_close(self) -> None:
        case_id = self._context.case_id
        is_closed = self._case is not None and bool(self._case.closed)
        self._run(reopen_case(case_id) if is_closed else close_case(case_id))

    @Slot()
    def _on_keep(self) -> None:
        fault = self.until.check()
        if fault:
            self.until.problem(fault)
            return
        self._run(
            set_retention_date(self._context.case_id, str(self.until.value())),
            msg("Retention date saved."),
        )

    @Slot()
    def _on_hold(self) -> None:
        case_id = self._context.case_id
        if self._case is not None and self._case.hold:
            self._run(lift_legal_hold(case_id))
        else:
            self._run(place_legal_hold(case_id, str(self.hold.value())))
            self.hold.set_value("")

    def _run(self, edit: Edit[Any], message: str = "") -> None:
        for field in self._fields.values():
            field.problem("")

        def done(_: Any) -> None:
            self.ask()
            if message:
                self._context.notices.post(message)

        self._context.session.run(self, edit, done, otherwise=self._on_refused)

    def _on_refused(self, error: CasefilesError) -> None:
        name = _FIELD_OF.get(error.code, "")
        if name:
            words = words_in_line(error)
            self._fields[name].problem(words)
            self._fields[name].take_focus()
        else:
            self._context.notices.warn(error)

    @Slot()
    def _on_erase(self) -> None:
        if self._case is None:
            return
        case_id = self._context.case_id
        name = msg("the case {reference}", reference=self._case.reference)
        sheet = ErasePage(
            self._context,
            name,
            lambda grounds, reference: erase_case(case_id, reference, grounds),
            self,
        )
        sheet.accepted.connect(self.erased)
        sheet.open()
