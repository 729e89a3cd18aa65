"""The form of a date that the case must meet, shown in place of the dates."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId, DeadlineId
from casefiles.domain.records.case_records import Deadline
from casefiles.office.case.overview import KIND_WORDS
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.proceedings.time_limit_choices import (
    CalculatedTimeLimit,
    RuleChoice,
    calculate_time_limit,
    rule_choices,
)
from casefiles.office.records.form_values import values_of, with_values
from casefiles.office.records.record_commands import DEADLINE_KINDS, remove_record, save_key_date
from casefiles.ui.base.context import Context
from casefiles.ui.places.today.time_limit_part import TimeLimitPart
from casefiles.ui.records.derived_form import add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import words_in_line
from casefiles.words.language import msg, msg_mark, msg_of

_FIRST: Final = DEADLINE_KINDS[0]
_NO_RULE: Final = ("", msg_mark("Enter the date"))


class DateForm(RecordForm):
    """Adds, changes or removes a date.

    Attributes:
        done: the vault has it, or has it no more.
        list_requested: the list of closed days of a year shall be entered first.
    """

    done = Signal()
    list_requested = Signal(str)

    def __init__(self, context: Context, date_id: DeadlineId, deadline: Deadline | None) -> None:
        """Make a form.

        Args:
            context: the surroundings.
            date_id: of the date.
            deadline: as the vault has it; None for a new one.
        """
        draft = f"date:{date_id}" if deadline else f"date:new:{context.case_id}"
        super().__init__(context, draft, msg("Edit the date") if deadline else msg("New date"))
        self._surroundings = context
        # Nobody has checked a date before it is there.
        bare = Deadline(date_id, context.case_id, _FIRST, "", "", is_confirmed=False)
        self._deadline = deadline or bare
        self.part = TimeLimitPart()
        kinds = tuple((kind, msg_of(KIND_WORDS[kind])) for kind in DEADLINE_KINDS)
        offered = {"kind": kinds, "rule": (msg_of(_NO_RULE),)}
        maker = FieldFactory(context, FieldChoices(offered=offered))
        add_fields(self, Deadline, maker, before={"kind": self.part})
        if deadline is not None:
            away = quiet_button(msg("Remove date"), "trash")
            away.clicked.connect(self._on_remove)
            self.add_words(away)
        self.submitted.connect(self._on_submitted)
        self.part.taken.connect(self._on_taken)
        self.part.list_requested.connect(self.list_requested)
        for name in ("rule", "since"):
            self.fields[name].changed.connect(self._ask_rule)
        self.fields["rule"].changed.connect(self._on_rule)
        self._is_new = deadline is None
        self.load(values_of(self._deadline))
        choices = rule_choices(CaseId(context.case_id))
        context.session.fetch(self, choices, self._on_rules, otherwise=self._on_no_rules)

    def _on_rules(self, rules: tuple[RuleChoice, ...]) -> None:
        field = self.fields["rule"]
        if isinstance(field, ChoiceField):
            field.set_choices([msg_of(_NO_RULE), *((one.id, one.title) for one in rules)])
        self._ask_rule()

    def _on_no_rules(self, error: CasefilesError) -> None:
        self.problem("rule", words_in_line(error))

    @Slot()
    def _ask_rule(self) -> None:
        rule, since = self.fields["rule"].value(), self.fields["since"].value()
        self.fields["since"].setVisible(bool(rule))
        if not rule:
            self._on_calculated(None)
            return
        report = calculate_time_limit(CaseId(self._surroundings.case_id), rule, since)
        self._surroundings.session.fetch(
            self, report, self._on_calculated, channel="rule", otherwise=self._on_no_rules
        )

    @Slot()
    def _on_rule(self) -> None:
        """Let a new date that a rule gives be for filing: no rule tells of a hearing."""
        if self._is_new and self.fields["rule"].value() and self.fields["kind"].value() == _FIRST:
            self.fields["kind"].set_value("filing")

    def _on_calculated(self, calculated: CalculatedTimeLimit | None) -> None:
        self.part.show_rule(calculated)
        signed = self.fields["signed_by"]
        signed.setVisible(
            bool(signed.value()) or (calculated is not None and calculated.is_refused)
        )

    @Slot(str)
    def _on_taken(self, date: str) -> None:
        """Take the reckoned date; whoever reckoned has not checked it."""
        self.fields["date"].set_value(date)
        self.fields["is_confirmed"].set_value(False)
        self.fields["signed_by"].set_value("")
        self.fields["date"].changed.emit()
        self.fields["date"].take_focus()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        deadline = with_values(self._deadline, values)
        if not deadline.rule:
            deadline = replace(deadline, since="", signed_by="")
        self._surroundings.session.run(
            self,
            save_key_date(deadline),
            lambda _: self._emit_done(),
            otherwise=lambda error: self.refused(error, "date"),
        )

    @Slot()
    def _on_remove(self) -> None:
        edit = remove_record(Deadline, self._deadline.id, "remove_deadline")
        self._surroundings.session.run(self, edit, lambda _: self._emit_removed())

    def _emit_removed(self) -> None:
        self._surroundings.notices.post(msg("Date removed."), "app.undo")
        self._emit_done()

    def _emit_done(self) -> None:
        self.saved()
        self.done.emit()
