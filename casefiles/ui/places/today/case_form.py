"""The form of a case: its reference, who, between which states, and how far it is."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.office.case.overview import STAGES, case_of, values_of_case
from casefiles.office.records.record_commands import save_case
from casefiles.office.records.vocabularies import all_choices
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField
from casefiles.ui.widgets.folded_part import FoldedPart
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.state_field import StateField
from casefiles.words.review import LANGUAGES

_MORE: Final = "Counsel, removal and language"
_REMOVAL: Final = "With the hour if you know it: 3 June 2025 10:00."
_CONFLICTS: Final = "Who was checked, when, and what was found. Never leaves the vault."
_FIELD_OF: Final = {"date_unusable": "dated"}


class CaseEditForm(RecordForm):
    """Adds or changes a case.

    Attributes:
        case_saved: id of the case, once the vault has it.
    """

    case_saved = Signal(str)

    def __init__(self, context: Context, case_id: CaseId, case: Case | None) -> None:
        """Make a form.

        Args:
            context: the surroundings.
            case_id: of the case.
            case: as the vault has it; None for a new one.
        """
        draft = f"case:{case_id}" if case else "case:new"
        super().__init__(context, draft, "Edit the case" if case else "New case")
        self._case_id = case_id
        self._surroundings = context
        reference = "As on your files. It is printed on dossiers."
        self.add(LineField("reference", "Reference", reference, required=True))
        self.add(LineField("title", "Title", "Such as: the extradition of …"))
        self.add(self._client(context, case))
        self.add(StateField(context, "requesting_state", "Requesting state"))
        self.add(StateField(context, "requested_state", "Requested state"))
        stages = [(str(stage), words) for stage, words in STAGES.items()]
        self.add(ChoiceField("stage", "Stage", stages))
        dated = "The only date that the cover of a dossier prints. It may stay empty."
        self.add(DateField("dated", "Dated", dated))
        self._basis = ChoiceField("legal_basis", "Rests on", [], free=True)
        FoldedPart(self, _MORE, self._more(context))
        self.submitted.connect(self._on_submitted)
        self.load(values_of_case(case or Case(case_id, "", "", "", "", "", "")))
        context.session.ask(self, all_choices("legal_basis"), self._on_choices)

    def _more(self, context: Context) -> list[Field]:
        return [
            self._basis,
            MentionField(context, "lead", "Leading counsel", "", rows=1),
            MentionField(context, "co_counsel", "Co-counsel", "", rows=1),
            LineField("legal_aid", "Legal aid"),
            DateField("removal", "Removal", _REMOVAL),
            LineField("removal_to", "Removal to"),
            LineField("flight", "Flight"),
            MentionField(context, "risk", "What is feared most", "", rows=2),
            MentionField(context, "conflict_check", "Conflicts of interest", _CONFLICTS, rows=2),
            ChoiceField("court_language", "Language of the court", LANGUAGES, free=True),
        ]

    def _on_choices(self, choices: dict[str, tuple[tuple[str, str], ...]]) -> None:
        self._basis.set_choices(choices["legal_basis"])

    def _client(self, context: Context, case: Case | None) -> Field:
        """Return a field that offers people, once the case can have any."""
        if case is None:
            words = "The name is plain text for now; add the person afterwards to protect it."
            return LineField("client", "Client", words)
        hint = "Type @ and a name to choose one of the people, or type a name."
        return MentionField(context, "client", "Client", hint, rows=1)

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        case = case_of(self._case_id, values)
        self._surroundings.session.run(
            self, save_case(case), lambda _: self._emit_saved(), otherwise=self._on_refused
        )

    def _emit_saved(self) -> None:
        self.saved()
        self.case_saved.emit(self._case_id)

    def _on_refused(self, error: CasefilesError) -> None:
        words = words_in_line(error)
        self.problem(_FIELD_OF.get(error.code, "reference"), words)
