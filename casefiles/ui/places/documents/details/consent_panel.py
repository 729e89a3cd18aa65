"""Who agreed to which use of a document, and the form of one answer."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from casefiles.domain.foundation.ids import ConsentId, PersonId
from casefiles.domain.records.provenance import ConsentAnswer, ConsentUse
from casefiles.office.documents.consents import (
    ConsentInput,
    ConsentRow,
    add_consent,
    consents_of,
    edit_consent,
    remove_consent,
)
from casefiles.office.records.pickers import PickerItem, people_to_choose
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.states import date_words
from casefiles.ui.places.documents.marking.record_panel import AddingPanel
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, LineField, TextField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.row_model import ListColumn
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.review import CHOICES, choice_words

_COLUMNS: Final = (
    ListColumn("person", msg_mark("Person"), 120, stretch=True, sorts=False),
    ListColumn("answer", msg_mark("Answer"), 104, sorts=False),
    ListColumn("use", msg_mark("Use"), 130, sorts=False, drops=True),
    ListColumn("audience", msg_mark("Readers"), 150, sorts=False),
    ListColumn("date", msg_mark("Date"), 90, sorts=False, drops=True),
)
_NONE: Final = msg_mark(
    "Nobody’s answer is recorded. Ask each person whom the document"
    " shows, for each use and for each kind of reader; a no stops every"
    " dossier for these readers."
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
    ConsentAnswer.ASKED: "warn",
}


class ConsentForm(RecordForm):
    """Says what one person answered."""

    def __init__(self, context: Context, draft_name: str, title: str) -> None:
        super().__init__(context, draft_name, title)
        readers = [("", msg("All readers")), *((one, label(one)) for one in (*AUDIENCES, *_OTHERS))]
        self.person = ChoiceField(
            "person", msg("Person"), [("", msg("Choose a person"))], required=True
        )
        self.add(self.person)
        self.add(ChoiceField("answer", msg("Answer"), msg_of(CHOICES[ConsentAnswer])))
        self.add(ChoiceField("use", msg("For what"), msg_of(CHOICES[ConsentUse])))
        self.add(ChoiceField("audience", msg("For which readers"), readers))
        self.add(DateField("date", msg("When it was said")))
        how = msg(
            "A signed form, a recording, a note of a call. Who spoke for a child or a patient."
        )
        self.add(LineField("recorded", msg("How it is recorded"), how))
        self.add(TextField("conditions", msg("Conditions"), msg("Under which it was given.")))
        context.session.ask(
            self, people_to_choose(context.case_id), self._on_people, channel="people"
        )

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
        self._edited: ConsentId | None = None
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
        self._open(
            None, f"consent:new:{self._document_id}", msg("Consent"), ConsentInput(PersonId(""))
        )

    def _open(
        self, edited: ConsentId | None, draft_name: str, title: str, terms: ConsentInput
    ) -> None:
        form = self._open_form(ConsentForm(self._context, draft_name, title))
        self._edited = edited
        form.load(
            {
                "person": terms.person_id,
                "answer": str(terms.answer),
                "use": str(terms.use),
                "audience": terms.audience,
                "date": terms.date,
                "recorded": terms.recorded,
                "conditions": terms.conditions,
            }
        )
        form.focus_first()

    @override
    def _edit(self, row: ConsentRow) -> None:
        self._open(
            row.id, f"consent:{row.id}", msg("Consent of {person}", person=row.person), row.terms
        )

    @override
    def _text(self, row: ConsentRow, key: str) -> str:
        terms = row.terms
        match key:
            case "person":
                return row.person
            case "answer":
                return (choice_words(terms.answer) or "").partition(",")[0]
            case "use":
                return choice_words(terms.use) or ""
            case "audience":
                return label(terms.audience) if terms.audience else msg("All readers")
        return date_words(terms.date)

    @override
    def _role(self, row: ConsentRow, key: str) -> str:
        return _ROLES.get(row.terms.answer, "text") if key == "answer" else "text"

    def _on_rows(self, rows: tuple[ConsentRow, ...]) -> None:
        self._list(rows)
        self.remove.setVisible(bool(rows))
        against = sum(
            row.terms.answer in {ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN} for row in rows
        )
        self.counted.emit(len(rows), against)
        self.answers_shown.emit(tuple((row.person, _answer_line(row.terms)) for row in rows))

    @override
    def _removal(self, row: ConsentRow) -> tuple[Edit[None], str]:
        return remove_consent(row.id), msg("The answer is removed; the history keeps it.")

    @override
    def _want(self, form: ConsentForm, values: dict[str, Any]) -> None:
        session, terms = self._context.session, _terms_of(values)
        refused = partial(self._on_refused, form)
        if self._edited is not None:
            edit = edit_consent(self._edited, terms)
            session.run(self, edit, partial(self._on_saved, form), otherwise=refused)
            return
        randomness = session.vault.workplace.randomness
        new = add_consent(self._context.case_id, self._document_id, terms, randomness)
        session.run(self, new, partial(self._on_saved, form), otherwise=refused)


def _answer_line(terms: ConsentInput) -> str:
    """Return an answer in one line."""
    readers = label(terms.audience) if terms.audience else msg("All readers")
    date = msg(" on {date}", date=date_words(terms.date)) if terms.date else ""
    use = (choice_words(terms.use) or "").lower()
    return f"{choice_words(terms.answer)}{date}: {use}; {readers[:1].lower()}{readers[1:]}"


def _terms_of(values: dict[str, Any]) -> ConsentInput:
    return ConsentInput(
        person_id=PersonId(values["person"]),
        use=ConsentUse(values["use"]),
        audience=values["audience"],
        answer=ConsentAnswer(values["answer"]),
        date=values["date"],
        recorded=values["recorded"],
        conditions=values["conditions"],
    )
