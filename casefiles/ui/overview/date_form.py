"""The form of a date that the case must meet, shown in place of the dates."""

from typing import Any

from PySide6.QtCore import Signal, Slot

from casefiles.domain.errors import CasefilesError
from casefiles.domain.ids import DeadlineId
from casefiles.domain.records import Deadline
from casefiles.office.casework import DEADLINE_KINDS, keep_deadline, remove
from casefiles.office.overview import KIND_WORDS
from casefiles.ui.context import Context
from casefiles.ui.widgets.buttons import quiet_button
from casefiles.ui.widgets.fields import ChoiceField, DateField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.words import explain


class DateForm(RecordForm):
    """Adds, changes or removes a date.

    Attributes:
        done: the vault has it, or has it no more.
    """

    done = Signal()

    def __init__(self, context: Context, date_id: DeadlineId, deadline: Deadline | None) -> None:
        """Make a form.

        Args:
            context: the surroundings.
            date_id: of the date.
            deadline: as the vault has it; None for a new one.
        """
        draft = f"date:{date_id}" if deadline else f"date:new:{context.case_id}"
        super().__init__(context, draft, "Edit the date" if deadline else "New date")
        self._date_id = date_id
        self._surroundings = context
        kinds = [(kind, KIND_WORDS[kind]) for kind in DEADLINE_KINDS]
        self.add(ChoiceField("kind", "What it is for", kinds))
        hint = "With the hour if you know it: 3 June 2025 10:00. A month alone will do: March 2025."
        self.add(DateField("date", "When", hint, required=True))
        self.add(MentionField(context, "forum", "Court or authority", "", rows=2))
        if deadline is not None:
            away = quiet_button("Remove this date", "trash")
            away.clicked.connect(self._on_remove)
            self.add_words(away)
        self.wanted.connect(self._on_wanted)
        self.load(
            {"kind": deadline.kind, "date": deadline.date, "forum": deadline.forum}
            if deadline
            else {"kind": DEADLINE_KINDS[0], "date": "", "forum": ""}
        )

    @Slot(dict)
    def _on_wanted(self, values: dict[str, Any]) -> None:
        case_id = self._surroundings.case_id
        forum = str(values["forum"]).strip()
        deadline = Deadline(self._date_id, case_id, values["kind"], values["date"], forum)
        self._surroundings.session.run(
            self, keep_deadline(deadline), lambda _: self._tell_done(), otherwise=self._on_refused
        )

    @Slot()
    def _on_remove(self) -> None:
        edit = remove(Deadline, self._date_id, "remove_deadline")
        self._surroundings.session.run(self, edit, lambda _: self._tell_removed())

    def _tell_removed(self) -> None:
        self._surroundings.notices.tell("The date was removed.", "app.undo")
        self._tell_done()

    def _tell_done(self) -> None:
        self.saved()
        self.done.emit()

    def _on_refused(self, error: CasefilesError) -> None:
        self.problem("date", explain(error.code, error.safe).replace("\n", " "))
