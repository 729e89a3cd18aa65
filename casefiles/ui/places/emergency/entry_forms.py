"""Short forms of an emergency: the time of the removal, counsel's office, how a pack was sent."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.office.case.emergency_acts import (
    RemovalInput,
    SendingInput,
    enter_removal,
    log_sending,
)
from casefiles.office.case.emergency_state import EmergencyState
from casefiles.office.chronology.events import ZONES
from casefiles.office.forum.own_office import office_values, own_office, save_office
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.document_field import DocumentField
from casefiles.ui.widgets.field import ChoiceField, LineField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.moment_field import MomentField
from casefiles.words.acts import field_words
from casefiles.words.language import msg, msg_mark, msg_of

_WHEN: Final = msg_mark("With its hour where it is known: 4 Dec 2026 06:10")
_SENT: Final = msg_mark("By the clock of where it was sent: 2 Dec 2026 15:20")
_NEEDED: Final = frozenset({"name", "phone_at_night"})
_LOCKS: Final = msg_mark(
    "Logged with the files of the pack and their digests, in the register and the history. The pack"
    " is locked from then on; receipt and number can be added later."
)


class RemovalForm(RecordForm):
    """Enters when the client would be taken, as a fact of the case.

    Attributes:
        done: the vault has it.
    """

    done = Signal()

    def __init__(self, context: Context, state: EmergencyState) -> None:
        name = f"emergency-removal:{context.case_id}"
        super().__init__(context, name, msg("Time of the removal"))
        self._surroundings = context
        self.add(
            MomentField("removal", msg("Removal"), msg_of(_WHEN), msg_of(ZONES), required=True)
        )
        self.add(LineField("removal_to", msg("To"), msg("Place, such as the airport.")))
        self.add(LineField("flight", msg("Flight or other way")))
        self.submitted.connect(self._on_submitted)
        self.load(
            {
                "removal": state.removal.moment,
                "removal_to": state.removal_to,
                "flight": state.flight,
            }
        )

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        entered = RemovalInput(*(str(values[one]) for one in ("removal", "removal_to", "flight")))
        self._surroundings.session.run(
            self,
            enter_removal(self._surroundings.case_id, entered),
            lambda _: self._emit_done(),
            otherwise=lambda error: self.refused(error, "removal"),
        )

    def _emit_done(self) -> None:
        self.saved()
        self.done.emit()


class OfficeForm(RecordForm):
    """Enters counsel's office, once for all cases of the vault.

    Attributes:
        done: the vault has it.
    """

    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, "emergency-office", msg("My office"))
        self._surroundings = context
        for name in office_values(Office(OWN_OFFICE)):
            self.add(LineField(name, field_words(name, "office"), required=name in _NEEDED))
        self.submitted.connect(self._on_submitted)
        self.load({})
        context.session.ask(self, own_office(), self._on_loaded, channel="office")

    def _on_loaded(self, office: Office) -> None:
        if not self.is_changed():
            self.load(office_values(office))

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        self._surroundings.session.run(
            self,
            save_office(values),
            lambda _: self._emit_done(),
            otherwise=lambda error: self.refused(error, "name"),
        )

    def _emit_done(self) -> None:
        self.saved()
        self.done.emit()


class SendingForm(RecordForm):
    """Logs how the newest pack was sent.

    Attributes:
        done: the vault has it.
    """

    done = Signal()

    def __init__(
        self, context: Context, state: EmergencyState, ways: tuple[tuple[str, str], ...]
    ) -> None:
        pack = state.unsent
        name = f"emergency-sent:{pack.edition_id if pack is not None else ''}"
        super().__init__(context, name, msg("Sent"))
        self._surroundings, self._state_shown = context, state
        self.add_words(muted(msg_of(_LOCKS)))
        self.add(MomentField("moment", msg("Sent at"), msg_of(_SENT), msg_of(ZONES), required=True))
        offered = (("", msg("Not recorded")), *ways)
        self.add(ChoiceField("channel", msg("Way"), offered, required=True))
        self.add(LineField("to", msg("To"), msg("Number, account or address."), required=True))
        self.add(LineField("receipt", msg("Number of the receipt")))
        self.add(
            DocumentField(
                context,
                "receipt_id",
                msg("Acknowledgement of receipt"),
                msg("Import it as a document first. It can also be linked later."),
            )
        )
        self.save.setText(msg("Log the sending and lock the pack"))
        self.submitted.connect(self._on_submitted)
        self.load({})

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        moment, way, to, number, receipt = (
            str(values[one]) for one in ("moment", "channel", "to", "receipt", "receipt_id")
        )
        how = SendingInput(moment, way, to, number, DocumentId(receipt))
        job = log_sending(self._surroundings.case_id, self._state_shown.body, how)
        self._surroundings.session.fetch(
            self, job, lambda _: self._emit_done(), channel="sent", otherwise=self._on_refused
        )

    def _on_refused(self, error: CasefilesError) -> None:
        self.refused(error, "moment")

    def _emit_done(self) -> None:
        self.saved()
        self.done.emit()
