"""What the schedule of redactions tells the judge: of which edition, and why, person by person."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from casefiles.domain.foundation.ids import FactId, PersonId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.draft.dossiers import ForumChoice
from casefiles.office.draft.redaction_schedules import (
    REASONS,
    SchedulePlan,
    save_schedule,
    schedule_plan,
)
from casefiles.office.narrative.facts import FactRow, facts_of
from casefiles.office.records.pickers import PickerItem
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.field import ChoiceField, Field, LineField, TextField
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, label_for, row
from casefiles.ui.widgets.panel import Panel
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_WHY: Final = msg_mark(
    "A redaction schedule is a separate dossier for the court in closed session, with an entry for"
    " each placeholder on which the judge can rule. What you enter here is printed; names are"
    " replaced by placeholders."
)
_NOBODY: Final = msg_mark("No protected persons in this case.")
_HIGHEST: Final = 256


class SchedulePanel(Panel):
    """Asks for each protected person what a judge needs in order to rule.

    Attributes:
        made: the schedule itself is wanted.
        own: how many marks do not take the reason of their person.
        people: whose reasons are shown.
        fields: those reasons, by their names.
    """

    made = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("REASONS FOR THE COURT"), leave=msg("Cancel"))
        self._grounds: dict[PersonId, RedactionReason] = {}
        self._listed: set[PersonId] = set()
        self._shown = PersonId("")
        self.describes = QComboBox()
        self.describes.setAccessibleName(msg("Of the edition for"))
        self.people = QComboBox()
        self.people.setAccessibleName(msg("Person"))
        self.fields = _fields()
        self._nobody = muted(msg_of(_NOBODY))
        self._state = muted("")
        self.own = muted("")
        self.keep = button(msg("Save"))
        self.make = button(msg("Save and show schedule"), "eye", primary=True)
        self._lay_out()
        self.people.currentIndexChanged.connect(self._on_person)
        for one in self.fields.values():
            one.changed.connect(self._on_changed)
        self.keep.clicked.connect(lambda: self._keep(self.left.emit))
        self.make.clicked.connect(lambda: self._keep(self.made.emit))

    def open(self, forum: ForumChoice) -> None:
        """Show what the schedule of the case tells."""
        self.describes.clear()
        for one in forum.audiences:
            self.describes.addItem(one.words, one.id)
        self.say("")
        session, case_id = self._context.session, self._context.case_id
        session.ask(self, facts_of(case_id), self._on_facts, channel="schedule_facts")
        session.ask(self, schedule_plan(case_id), self._on_plan, channel="schedule")
        self.show()

    @property
    def grounds(self) -> tuple[RedactionReason, ...]:
        """What is chosen and typed, of everybody."""
        self._take()
        return tuple(self._grounds.values())

    def _on_facts(self, facts: tuple[FactRow, ...]) -> None:
        found = [(one.id, f"{one.position}. {one.text}") for one in facts]
        field = self.fields["facts"]
        if isinstance(field, ChoicesField):
            field.offer([PickerItem(own, words, "", fold(words)) for own, words in found])

    def _on_plan(self, plan: SchedulePlan) -> None:
        self.describes.setCurrentIndex(max(self.describes.findData(plan.describes), 0))
        self.own.setText(_own_words(plan.own))
        self.own.setVisible(plan.own > 0)
        self._shown = PersonId("")
        self._grounds = {one.ground.person_id: one.ground for one in plan.rows}
        self._listed = {one.ground.person_id for one in plan.rows if one.has_entry}
        self.people.blockSignals(True)
        self.people.clear()
        for one in plan.rows:
            name = one.name if one.has_entry else msg("{name} (withheld)", name=one.name)
            self.people.addItem(name, one.ground.person_id)
        first = next((at for at, one in enumerate(plan.rows) if one.has_entry), 0)
        self.people.setCurrentIndex(first if plan.rows else -1)
        self.people.blockSignals(False)
        self._scroll.setVisible(bool(plan.rows))
        self.people.setEnabled(bool(plan.rows))
        self._nobody.setVisible(not plan.rows)
        self._mark_incomplete()
        self._on_person()
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_person(self) -> None:
        """Show the reasons of another person; what was typed of the one before is kept."""
        self._take()
        self._shown = PersonId(self.people.currentData() or "")
        ground = self._grounds.get(self._shown)
        if ground is not None:
            for name, field in self.fields.items():
                field.set_value(getattr(ground, name))
                field.problem("")
        self._mark_incomplete()

    @Slot()
    def _on_changed(self) -> None:
        self._take()
        self._mark_incomplete()

    def _take(self) -> None:
        """Keep what the fields hold of the person who is shown."""
        ground = self._grounds.get(self._shown)
        if ground is None:
            return
        values = {name: field.value() for name, field in self.fields.items()}
        values["facts"] = tuple(FactId(one) for one in values["facts"])
        self._grounds[self._shown] = replace(ground, **values)

    def _mark_incomplete(self) -> None:
        """Say of whom a judge would be told too little."""
        if self._shown in self._grounds and self._shown not in self._listed:
            self._state.setText(msg("Withheld persons have no entry in the schedule."))
            return
        listed = [one for own, one in self._grounds.items() if own in self._listed]
        lacking = sum(not one.is_complete for one in listed)
        self._state.setText(_state_words(lacking, len(listed)) if listed else "")

    def _keep(self, then: Callable[[], None]) -> None:
        for field in self.fields.values():
            problem = field.check() or field.words_of_problem()
            field.problem(problem)
            if problem:
                field.take_focus()
                return
        session = self._context.session
        edit = save_schedule(
            self._context.case_id,
            str(self.describes.currentData()),
            self.grounds,
            session.vault.workplace.randomness,
        )
        session.run(self, edit, lambda _: then(), otherwise=self.refused)

    def _lay_out(self) -> None:
        within = QWidget()
        one = self.fields
        left = column(one["code"], one["reason"], one["less"], ..., gap=8, margins=0)
        right = column(one["facts"], one["order"], ..., gap=8, margins=0)
        row((left, 1), (right, 1), gap=16, margins=(0, 0, 8, 0), of=within)
        self._scroll = ColumnScroll(within, self, frame=False)
        self._scroll.setMinimumHeight(self._context.theme.pixels(_HIGHEST))
        editions = label_for(self.describes, msg("Of the edition for")), self.describes
        persons = label_for(self.people, msg("Person")), self.people
        head = row(*editions, *persons, (self._state, 1))
        self.people.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        parts = (muted(msg_of(_WHY)), head, self._nobody, self._scroll, self.own)
        self.lay_out(*parts, buttons=(self.keep, self.make))


def _fields() -> dict[str, Field]:
    """Return the fields of one person, by the fields of their reason."""
    return {
        "code": ChoiceField("code", msg("Reason"), [*REASONS.items()]),
        "reason": TextField("reason", msg("Explanation for the court (optional)"), rows=2),
        "facts": ChoicesField("facts", msg("Facts that show the risk"), msg("Search facts")),
        "less": TextField("less", msg("Why nothing less will do"), rows=2),
        "order": LineField(
            "order", msg("Order"), placeholder=msg("Empty until the court has ruled")
        ),
    }


def _state_words(lacking: int, count: int) -> str:
    if not lacking:
        return msg("All entries are complete.")
    return msg_n(
        "{n} of {count} entries is incomplete",
        "{n} of {count} entries are incomplete",
        lacking,
        count=count,
    )


def _own_words(count: int) -> str:
    """Say how many marks have a reason of their own, and where it is."""
    marks = msg_n(
        "{n} redaction mark has its own reason", "{n} redaction marks have their own reasons", count
    )
    return msg("{marks} for the judge: in Documents, edit the mark.", marks=marks)
