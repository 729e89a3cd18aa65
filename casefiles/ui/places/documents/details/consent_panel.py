"""Who agreed to which use of a document, and the form of one answer."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import ConsentId, PersonId, new_id
from casefiles.domain.records.provenance import Consent, ConsentAnswer
from casefiles.office.documents.consents import (
    ConsentRow,
    add_consent,
    consents_of,
    edit_consent,
    new_consent,
    remove_consent,
)
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.records.form_values import values_of, with_values
from casefiles.office.records.pickers import PickerItem, people_to_choose
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.states import date_words
from casefiles.ui.places.documents.marking.record_panel import AddingPanel
from casefiles.ui.records.derived_form import add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.review import choice_words

_COLUMNS: Final = (
    ListColumn("person", msg_mark("Person"), 120, stretch=True, sorts=False),
    ListColumn("answer", msg_mark("Answer"), 104, sorts=False),
    ListColumn("use", msg_mark("Use"), 130, sorts=False, drops=True),
    ListColumn("audience", msg_mark("Recipients"), 150, sorts=False),
    ListColumn("date", msg_mark("Date"), 90, sorts=False, drops=True),
)
_NONE: Final = msg_mark(
    "No consent recorded. Record the answer of each person shown, for each use and recipient. A"
    " refusal blocks every dossier for that recipient."
)
AUDIENCES: Final = (
    *("court_open", "court_closed", "requested_state", "requesting_state", "treaty_body"),
    *("ccf", "expert", "interpreter", "public"),
)
"""Readers in the order in which they are offered."""
_OTHERS: Final = (
    *("echr", "un_treaty_body", "un_special_procedures", "un_reprisals", "icc", "inquiry"),
    *("partner_ngo", "media"),
)
"""Recipients that people answer for, and that are no audience of a dossier."""
_ROLES: Final = {
    ConsentAnswer.REFUSED: "danger",
    ConsentAnswer.WITHDRAWN: "danger",
    ConsentAnswer.REQUESTED: "warn",
}


class ConsentForm(RecordForm):
    """Says what one person answered."""

    def __init__(self, context: Context, draft_name: str, title: str, consent: Consent) -> None:
        super().__init__(context, draft_name, title)
        self._consent = consent
        codes = ((one, label(one)) for one in (*AUDIENCES, *_OTHERS))
        offered = {"audience": (("", msg("All recipients")), *codes)}
        nobody = [("", msg("Choose a person"))]
        self.person = ChoiceField("person_id", msg("Person"), nobody, required=True)
        maker = FieldFactory(context, FieldChoices(offered=offered))
        add_fields(self, Consent, maker, {"person_id": lambda *_: self.person})
        self.load(values_of(consent))
        context.session.ask(
            self, people_to_choose(context.case_id), self._on_people, channel="people"
        )

    def consent_of(self, values: dict[str, Any]) -> Consent:
        """Return the consent that the form holds."""
        return with_values(self._consent, values)

    def _on_people(self, people: tuple[PickerItem, ...]) -> None:
        self.person.set_choices(
            [("", msg("Choose a person")), *((person.id, person.words) for person in people)]
        )


class ConsentPanel(AddingPanel[ConsentForm]):
    """Lists answers, and records them.

    Attributes:
        counted: how many answers there are, and how many are a no.
        answers_shown: pairs of person and answer in words.
    """

    counted = Signal(int, int)
    answers_shown = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, msg_of(_COLUMNS), msg("Consent to the use of this document"), msg_of(_NONE)
        )
        self._is_new = False
        self.table.activated_row.connect(self._edit)

    @override
    def ask(self) -> None:
        """Ask for the answers again."""
        query = consents_of(self._document_id)
        self._context.session.ask(self, query, self._on_rows, channel="consents")

    @override
    def _adding(self) -> tuple[str, str]:
        return msg("Record consent"), "plus"

    @Slot()
    @override
    def begin(self) -> None:
        """Open the form of a new answer."""
        context, document_id = self._context, self._document_id
        consent_id = ConsentId(new_id(context.session.vault.workplace.randomness))
        consent = new_consent(consent_id, context.case_id, document_id, PersonId(""))
        self._open(f"consent:new:{document_id}", msg("Consent"), consent, is_new=True)

    def _open(self, draft_name: str, title: str, consent: Consent, *, is_new: bool) -> None:
        form = self._open_form(ConsentForm(self._context, draft_name, title, consent))
        self._is_new = is_new
        form.focus_first()

    @override
    def _edit(self, row: ConsentRow) -> None:
        title = msg("Consent of {person}", person=row.person)
        self._open(f"consent:{row.id}", title, row.consent, is_new=False)

    @override
    def _text(self, row: ConsentRow, key: str) -> str:
        consent = row.consent
        match key:
            case "person":
                return row.person
            case "answer":
                return (choice_words(consent.answer) or "").partition(",")[0]
            case "use":
                return choice_words(consent.use) or ""
            case "audience":
                return label(consent.audience) if consent.audience else msg("All recipients")
        return date_words(consent.date)

    @override
    def _role(self, row: ConsentRow, key: str) -> str:
        return _ROLES.get(row.consent.answer, "text") if key == "answer" else "text"

    def _on_rows(self, rows: tuple[ConsentRow, ...]) -> None:
        self._list(rows)
        self.remove.setVisible(bool(rows))
        against = sum(
            row.consent.answer in {ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN} for row in rows
        )
        self.counted.emit(len(rows), against)
        self.answers_shown.emit(tuple((row.person, _answer_line(row.consent)) for row in rows))

    @override
    def _removal(self, row: ConsentRow) -> tuple[Edit[None], str]:
        return remove_consent(row.id), msg("Consent removed. History keeps it.")

    @override
    def _want(self, form: ConsentForm, values: dict[str, Any]) -> None:
        change = add_consent if self._is_new else edit_consent
        saved, refused = partial(self._on_saved, form), partial(self._on_refused, form)
        edit = change(form.consent_of(values))
        self._context.session.run(self, edit, saved, otherwise=refused)


def _answer_line(consent: Consent) -> str:
    """Return an answer in one line."""
    readers = label(consent.audience) if consent.audience else msg("All recipients")
    date = msg(" on {date}", date=date_words(consent.date)) if consent.date else ""
    use = choice_words(consent.use) or ""
    return f"{choice_words(consent.answer)}{date}: {use}; {readers}"
