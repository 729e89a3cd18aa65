"""The form of one person."""

from typing import Any

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.office.people.persons import MORE_OF_PERSON, ROLES, namesakes, person_of, values_of
from casefiles.office.records.record_commands import save_person
from casefiles.ui.base.context import Context
from casefiles.ui.places.people.protection_field import ProtectionField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField, TextField, TickField
from casefiles.ui.widgets.folded_part import FoldedPart
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.names_field import IdentifiersField, NamesField
from casefiles.ui.widgets.small_fields import LinesField, OnePersonField
from casefiles.words.kinship import KIN_CHOICES

_NAMES: str = (
    "The first is the one shown. Add every spelling that may stand in a document: of the notice,"
    " of the court, Chinese, nicknames. Other ways to write them are proposed once you have saved;"
    " what is neither here nor confirmed is not found."
)
_BORN: str = "As exact as it is known, with the doubt: c. 1979."
_SEXES: tuple[str, ...] = ("female", "male", "other")
_NATIONALITIES: str = "One a line; also those given up, with the year."
_SEALED: str = "Never leaves the vault."
_ASYLUM: str = (
    "State, day and stage, UNHCR. Never leaves the vault: the requesting State must not learn of"
    " it without consent."
)
_HEALTH: str = "Condition, expert report, fitness for detention. Never leaves the vault."
_KIN: str = (
    "“My sister” in a statement names her to whoever knows the family: each such place is asked."
    " Never leaves the vault."
)
_RELATED: str = "Whose kin this person is; nobody here means the client's."
_SAME: str = (
    "{} is also a name of somebody else in this case. If they are two people, save again; if they"
    " are one, cancel and edit the other."
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
        title = f"Edit {person.names[0].text}" if person and person.names else "New person"
        super().__init__(context, draft, title)
        self._person_id = person_id
        self._known = person
        self._surroundings = context
        self._shown_notes: tuple[str, ...] = ()
        self.names = NamesField("names", "Names", _NAMES)
        self.protection = ProtectionField()
        self.add(self.names)
        self.add(self.protection)
        self.add(ChoiceField("role", "Role", [(role, role) for role in ROLES], free=True))
        self.add(ChoiceField("kin", "Is the …", KIN_CHOICES, _KIN))
        self.add(OnePersonField(context, "related_to", "… of", _RELATED))
        self.add(TickField("is_minor", "A minor", "Rules of courts let only initials stand."))
        self.add(
            TextField(
                "contact",
                "How this person may be reached",
                "Rules for safety, such as: only through counsel in Warsaw; never by telephone."
                " They never leave the vault.",
                rows=3,
            )
        )
        self.add(IdentifiersField("identifiers"))
        FoldedPart(self, "Birth, papers, health", _more(context))
        self.submitted.connect(self._on_submitted)
        self.load(values_of(person) if person else _new())
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
            self.problem("names", _SAME.format(", ".join(same)))
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


def _new() -> dict[str, Any]:
    """Return what a new person starts with: withheld, until somebody decides otherwise."""
    return {
        "names": [],
        "identifiers": [],
        "protection": str(Protection.WITHHELD),
        "role": "",
        "is_minor": False,
        "contact": "",
        "nationalities": [],
        "kin": "",
        "related_to": "",
        **dict.fromkeys(MORE_OF_PERSON, ""),
    }


def _more(context: Context) -> list[Field]:
    """Return what stands beside names, numbers and protection."""
    return [
        DateField("born", "Born", _BORN),
        ChoiceField("sex", "Sex", [(one, one) for one in _SEXES], free=True),
        LinesField("nationalities", "Nationalities", _NATIONALITIES, rows=2),
        LineField("origin", "Comes from", "Household registration, or place of origin."),
        LineField("ethnicity", "Ethnicity and belief", _SEALED),
        MentionField(context, "papers", "Passports and papers", _SEALED, rows=2),
        MentionField(context, "residence", "Residence status", "", rows=1),
        MentionField(context, "asylum", "Asylum claim", _ASYLUM, rows=2),
        MentionField(context, "health", "Health", _HEALTH, rows=2),
        LineField("occupation", "Occupation at the time"),
        LineField("post", "Post in party or state"),
    ]
