"""The form of one person."""

from typing import Any

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import Person
from casefiles.office.people.persons import ROLES, namesakes, new_person, person_of, values_of
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.records.record_commands import save_person
from casefiles.ui.base.context import Context
from casefiles.ui.places.people.protection_field import ProtectionField
from casefiles.ui.records.derived_form import OwnFields, add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.names_field import IdentifiersField, NamesField
from casefiles.words.forms import HINTS
from casefiles.words.kinship import KIN_CHOICES
from casefiles.words.language import msg, msg_mark, msg_of

_SEXES: tuple[str, ...] = ("female", "male", "other")
_OFFERS: FieldChoices = FieldChoices(
    offered={
        "role": tuple((one, one) for one in ROLES),
        "sex": tuple((one, one) for one in _SEXES),
        "kin": KIN_CHOICES,
    }
)
_SAME: str = msg_mark(
    "{} is also the name of another person in this case. If they are different people, save again;"
    " otherwise cancel and edit the other person."
)


class PersonForm(RecordForm):
    """Adds or changes a person.

    Attributes:
        person_saved: the id of the person, once the vault has them.
    """

    person_saved = Signal(str)

    def __init__(self, context: Context, person_id: PersonId, person: Person | None) -> None:
        """Make a form.

        Args:
            context: the surroundings.
            person_id: of the person.
            person: as the vault has them; None for a new one.
        """
        draft = f"person:{person_id}" if person else f"person:new:{context.case_id}"
        title = (
            msg("Edit {words}", words=person.names[0].text)
            if person and person.names
            else msg("New person")
        )
        super().__init__(context, draft, title)
        self._person_id = person_id
        self._known = person
        self._surroundings = context
        self._shown_notes: tuple[str, ...] = ()
        self.names = NamesField("names", msg("Names"), msg_of(HINTS["person.names"]))
        self.protection = ProtectionField()
        own: OwnFields = {
            "names": lambda _spec, _words: self.names,
            "protection": lambda _spec, _words: self.protection,
            "identifiers": lambda spec, words: IdentifiersField(spec.name, words),
        }
        add_fields(self, Person, FieldFactory(context, msg_of(_OFFERS)), own)
        self.submitted.connect(self._on_submitted)
        self.load(values_of(person or new_person(person_id, context.case_id)))
        if person is None and not self.names.rows:
            self.names.put_row()

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        person = person_of(self._person_id, self._surroundings.case_id, values, self._known)
        query = namesakes(person.case_id, person)
        self._surroundings.session.ask(
            self, query, lambda same: self._save(person, same), channel="namesakes"
        )

    def _save(self, person: Person, same: tuple[str, ...]) -> None:
        if same and same != self._shown_notes:
            self._shown_notes = same
            self.problem("names", msg_of(_SAME).format(", ".join(same)))
            return
        self._surroundings.session.run(
            self,
            save_person(person),
            lambda _: self._emit_saved(),
            otherwise=lambda error: self.refused(error, "names"),
        )

    def _emit_saved(self) -> None:
        self.saved()
        self.person_saved.emit(self._person_id)
