"""The form of a date that the case must meet, shown in place of the dates."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId, DeadlineId
from casefiles.domain.records.case_records import Deadline
from casefiles.office.case.overview import KIND_WORDS
from casefiles.office.proceedings.time_limit_choices import (
    CalculatedTimeLimit,
    RuleChoice,
    calculate_time_limit,
    rule_choices,
)
from casefiles.office.records.record_commands import DEADLINE_KINDS, remove_record, save_key_date
from casefiles.ui.base.context import Context
from casefiles.ui.places.today.time_limit_part import TimeLimitPart
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, LineField, TickField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.words.language import msg, msg_mark, msg_of

_FIRST: Final = DEADLINE_KINDS[0]
_NO_RULE: Final = msg_mark("No rule: I type the date")
_SINCE: Final = msg_mark(
    "To the day, such as 14 March 2026: the arrest, the decision, its"
    " service. Before a removal also the hour and its zone: 14 March"
    " 2026 09:00 +01:00."
)
_SIGNED: Final = msg_mark("Your name: you found this moment yourself and answer for it.")
_CONFIRMED: Final = msg_mark("I have checked this date against the law")
_CONFIRMED_HINT: Final = msg_mark("Until then the overview says that nobody has.")


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
        self._date_id = date_id
        self._surroundings = context
        self._rules = ChoiceField("rule", msg("Reckon it by a rule"), [("", msg_of(_NO_RULE))])
        self.add(self._rules)
        self.add(DateField("since", msg("The rule runs from"), msg_of(_SINCE)))
        self.part = TimeLimitPart()
        self.add_words(self.part)
        kinds = [(kind, msg_of(KIND_WORDS[kind])) for kind in DEADLINE_KINDS]
        self.add(ChoiceField("kind", msg("What it is for"), kinds))
        hint = msg(
            "With the hour if you know it: 3 June 2025 10:00. A month alone will do: March 2025."
        )
        self.add(DateField("date", msg("When"), hint, required=True))
        self.add(LineField("signed_by", msg("Signed by"), msg_of(_SIGNED)))
        self.add(MentionField(context, "forum", msg("Court or authority"), "", rows=2))
        self.add(TickField("is_confirmed", msg_of(_CONFIRMED), msg_of(_CONFIRMED_HINT)))
        if deadline is not None:
            away = quiet_button(msg("Remove this date"), "trash")
            away.clicked.connect(self._on_remove)
            self.add_words(away)
        self.submitted.connect(self._on_submitted)
        self.part.taken.connect(self._on_taken)
        self.part.list_requested.connect(self.list_requested)
        for name in ("rule", "since"):
            self.fields[name].changed.connect(self._ask_rule)
        self.fields["rule"].changed.connect(self._on_rule)
        self._is_new = deadline is None
        # Nobody has checked a date before it is there.
        bare = Deadline(date_id, context.case_id, DEADLINE_KINDS[0], "", "", is_confirmed=False)
        shown = deadline or bare
        self.load({name: getattr(shown, name) for name in self.fields})
        choices = rule_choices(CaseId(context.case_id))
        context.session.fetch(self, choices, self._on_rules, otherwise=self._on_no_rules)

    def _on_rules(self, rules: tuple[RuleChoice, ...]) -> None:
        self._rules.set_choices([("", msg_of(_NO_RULE)), *((one.id, one.title) for one in rules)])
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
        case_id = self._surroundings.case_id
        forum = str(values["forum"]).strip()
        rule = values["rule"]
        deadline = Deadline(
            id=self._date_id,
            case_id=case_id,
            kind=values["kind"],
            date=values["date"],
            forum=forum,
            rule=rule,
            since=values["since"] if rule else "",
            is_confirmed=values["is_confirmed"],
            signed_by=values["signed_by"] if rule else "",
        )
        self._surroundings.session.run(
            self,
            save_key_date(deadline),
            lambda _: self._emit_done(),
            otherwise=lambda error: self.refused(error, "date"),
        )

    @Slot()
    def _on_remove(self) -> None:
        edit = remove_record(Deadline, self._date_id, "remove_deadline")
        self._surroundings.session.run(self, edit, lambda _: self._emit_removed())

    def _emit_removed(self) -> None:
        self._surroundings.notices.post(msg("The date was removed."), "app.undo")
        self._emit_done()

    def _emit_done(self) -> None:
        self.saved()
        self.done.emit()
