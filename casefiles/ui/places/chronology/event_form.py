"""The form of an event."""

from typing import Any, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import EventId
from casefiles.domain.records.case_records import Event
from casefiles.office.chronology.events import ZONES, new_event_draft, save_event_values, values_of
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, LineField, TickField
from casefiles.ui.widgets.form_page import FormPage
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.people_field import PeopleField
from casefiles.ui.widgets.source_fields import add_source_fields

_DATE_FAULTS: Final = ("date_unusable", "not_a_date")


class EventForm(FormPage):
    """Edits one event, or a new one.

    Attributes:
        saved: id of the event that was saved.
        event_id: empty for a new event.
    """

    saved = Signal(str)

    def __init__(
        self, context: Context, event: Event | None, lanes: tuple[str, ...], lane: str
    ) -> None:
        """Open a form.

        Args:
            context: surroundings.
            event: as it is kept; None for a new one.
            lanes: that are in use.
            lane: for a new event.
        """
        draft = new_event_draft(context.case_id)
        if event is not None:
            draft = f"event:{event.id}:{context.case_id}"
        super().__init__(context, draft, "New event" if event is None else "Edit the event")
        self.event_id = event.id if event is not None else ""
        self._add_fields(lanes)
        self.form.load(values_of(event) if event is not None else {"lane": lane})

    def _add_fields(self, lanes: tuple[str, ...]) -> None:
        form, context = self.form, self._context
        form.add(DateField("date", "When", required=True))
        form.add(
            ChoiceField(
                "zone", "Time zone", ZONES, "Counts where a time of day is told.", free=True
            )
        )
        form.add(MentionField(context, "text", "What happened", required=True))
        form.add(LineField("place", "Place"))
        form.add(PeopleField(context, "people", "People who took part"))
        form.add(
            ChoiceField(
                "lane",
                "Lane of the timeline",
                [(lane, lane) for lane in lanes],
                "One of those in use, or a new one. Never leaves the vault.",
                free=True,
            )
        )
        form.add(CitationsField(context, "cites", "Proof", "Documents and pages that show it."))
        form.add(
            TickField(
                "pressure",
                "Pressure",
                "Stands in the chronology of pressure, beside incidents and the proceedings.",
            )
        )
        add_source_fields(form, context)
        form.add(
            TickField(
                "withheld", "Withhold this event", "It stays in the house: no dossier tells of it."
            )
        )

    @override
    def _keep(self, values: dict[str, Any]) -> None:
        session = self._context.session
        randomness = session.vault.workplace.randomness
        edit = save_event_values(self._context.case_id, self.event_id, values, randomness)
        session.run(self, edit, self._on_saved, otherwise=self._on_refused)

    def _on_saved(self, event_id: EventId) -> None:
        self.form.saved()
        self.saved.emit(event_id)
        self.ended.emit()

    def _on_refused(self, error: CasefilesError) -> None:
        if error.code in _DATE_FAULTS:
            self.form.problem("date", words_in_line(error))
        else:
            self._context.notices.warn(error)
