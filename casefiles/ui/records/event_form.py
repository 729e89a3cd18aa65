"""The form of an event."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from typing_extensions import override

from casefiles.domain.foundation.ids import new_id
from casefiles.domain.records.case_records import Event
from casefiles.office.chronology.events import new_event_draft
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.records.form_values import record_from, values_of, with_values
from casefiles.office.records.record_commands import save_event
from casefiles.ui.base.context import Context
from casefiles.ui.records.derived_form import add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.form_page import FormPage
from casefiles.words.language import msg


class EventForm(FormPage):
    """Edits one event, or a new one.

    Attributes:
        saved: id of the event that was saved.
        event_id: empty for a new event.
    """

    saved = Signal(str)
    field_of_fault: ClassVar[Mapping[str, str]] = {"date_unusable": "date", "not_a_date": "date"}

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
        super().__init__(context, draft, msg("New event") if event is None else msg("Edit event"))
        self._event = event or _new(context, lane)
        self.event_id = event.id if event is not None else ""
        offers = FieldChoices(offered={"lane": tuple((one, one) for one in lanes)})
        add_fields(self.form, Event, FieldFactory(context, offers))
        self.form.load(values_of(self._event))

    @override
    def _keep(self, values: dict[str, Any]) -> None:
        self._run(save_event(with_values(self._event, values)))

    @override
    def _end(self, _done: object) -> None:
        self.form.saved()
        self.saved.emit(self._event.id)
        self.ended.emit()


def _new(context: Context, lane: str) -> Event:
    own = new_id(context.session.vault.workplace.randomness)
    return record_from(Event, own, context.case_id, {"lane": lane})
