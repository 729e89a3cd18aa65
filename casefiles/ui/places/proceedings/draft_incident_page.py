"""A filled questionnaire as an incident: each value is checked here before anything is kept."""

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId, Randomness
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.provenance import ConsentAnswer
from casefiles.domain.rules.questionnaire import RECIPIENTS, RECIPIENTS_OF
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.proceedings.questionnaire_draft import (
    CONSENTS,
    NEW_TELLER,
    RECORDED,
    RECORDED_ON,
    DraftIncident,
    draft_incident,
    save_draft_incident,
)
from casefiles.office.records.form_fields import FIELDS_OF, FieldKind, FieldSpec
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.places.proceedings.incident_entry_page import IncidentEntryPage
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.records.part_rows import PartsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import column, words
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.review import CHOICES

_MORE: Final = ("injury", "reports", "note")
_BEFORE: Final = "standing"
"""The field before which stand those that only a paper fills."""
_NO_PAPER: Final = msg_mark(
    "This document is not an incident questionnaire, or has not been read yet."
)
_DRAFT_NOTE: Final = msg_mark(
    "Nothing is saved until you choose Save. Compare each field with the form."
)
_CONSENT_HINT: Final = msg_mark(
    "Consent for one recipient never covers another. Consent to use the content is not consent to"
    " file the form itself: such answers start as “Asked”."
)
_NEW_TELLER_HINT: Final = msg_mark("If not in the case yet. Withheld by default.")


class DraftIncidentPage(IncidentEntryPage):
    """The form of a whole incident, begun with what a paper says, with its consents.

    Attributes:
        draft: what the paper makes of the form; None until it has come.
    """

    def __init__(self, context: Context, document_id: str) -> None:
        self.draft: DraftIncident | None = None
        self._document_id = DocumentId(document_id)
        super().__init__(context, "")

    @override
    def draft_name(self) -> str:
        """Return the name of what was typed over this paper."""
        return f"register:paper:{self._document_id}"

    @override
    def title(self) -> str:
        """Name the paper."""
        return msg(
            "Draft incident from {part}",
            part=self.draft.name if self.draft is not None else msg("a paper"),
        )

    @override
    def begins(self) -> dict[str, Any]:
        """Return what the paper says, by field."""
        return self.draft.values if self.draft is not None else {}

    @override
    def keeping(self, values: dict[str, Any], randomness: Randomness) -> Edit[str]:
        """Keep the incident, the people and the consents at once."""
        case_id = self._context.case_id
        return save_draft_incident(case_id, self._document_id, values, randomness)

    @override
    def fields(self, offers: FieldChoices) -> list[Field]:
        """Return the fields of a whole incident, and those that a paper fills."""
        maker = FieldFactory(self._context, offers)
        field_specs = {one.name: one for one in FIELDS_OF[Incident]}
        made: list[Field] = []
        for one in super().fields(offers):
            if one.name == _BEFORE:
                made += [maker.field(Incident, field_specs[name]) for name in _MORE]
            made.append(one)
            if one.name == "source_person":
                made += _consent_fields()
        return made

    @override
    def side_widgets(self) -> list[QWidget]:
        """Return what the paper says, word for word, with what is doubtful."""
        if self.draft is None:
            return []
        shown: list[QWidget] = [subheading(msg("TEXT OF THE FORM")), muted(msg_of(_DRAFT_NOTE))]
        for text in self.draft.troubles:
            trouble = muted(text)
            trouble.setProperty("tone", "warn")
            shown.append(trouble)
        return [*shown, *(_card(one.words, one.text, one.doubt) for one in self.draft.answers)]

    @override
    def _on_offers(self, offers: FieldChoices) -> None:
        query = draft_incident(self._document_id)
        self._context.session.ask(
            self, query, lambda draft: self._on_draft(draft, offers), channel="paper"
        )

    def _on_draft(self, draft: DraftIncident | None, offers: FieldChoices) -> None:
        if draft is None:
            self._context.notices.post(msg_of(_NO_PAPER))
            self.left.emit("")
            return
        self.draft = draft
        super()._on_offers(offers)
        self._show_duplicates()
        if self.form is not None:
            # What cannot be read is said at once, not only when somebody saves.
            date = self.form.fields["date"]
            date.problem(date.check() if draft.values["date"] else "")


def _consent_fields() -> list[Field]:
    others = (one for one in RECIPIENTS if (one,) not in RECIPIENTS_OF.values())
    readers = [
        ("", msg("All recipients")),
        *((one, label(one)) for one in (*RECIPIENTS_OF, "expert", "interpreter", *others)),
    ]

    def make() -> list[Field]:
        return [
            ChoiceField("audience", msg("Recipients"), readers),
            ChoiceField("answer", msg("Answer"), msg_of(CHOICES[ConsentAnswer])),
            LineField("conditions", msg("Conditions")),
        ]

    field = FieldSpec(CONSENTS, FieldKind.PARTS, hint=msg_of(_CONSENT_HINT))
    return [
        LineField(NEW_TELLER, msg("New person (source)"), msg_of(_NEW_TELLER_HINT)),
        PartsField(field, msg("Consent to use the form"), (msg("Add a consent"), []), make),
        DateField(RECORDED_ON, msg("Date of the answers")),
        LineField(RECORDED, msg("Form of record")),
    ]


def _card(title: str, text: str, doubt: str) -> QFrame:
    card = QFrame()
    card.setProperty("card", "true")
    note = words(text)
    note.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    note.setAccessibleName(f"{title}: {text}")
    body = column(muted(title), note, gap=4, margins=(12, 8, 12, 10), of=card)
    if doubt:
        why = muted(doubt)
        why.setProperty("tone", "warn")
        body.addWidget(why)
    return card
