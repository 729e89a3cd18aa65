"""The form of a case: its reference, who, between which states, and how far it is."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId, PersonId, new_id
from casefiles.domain.records.case_records import Case
from casefiles.office.case.overview import STAGES
from casefiles.office.people.new_cases import create_case
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.records.form_fields import FieldSpec
from casefiles.office.records.form_values import values_of, with_values
from casefiles.office.records.record_commands import save_case
from casefiles.office.records.vocabularies import all_choices
from casefiles.ui.base.context import Context
from casefiles.ui.records.derived_form import OwnFields, add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.widgets.field import ChoiceField, Field, LineField, TickField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.words.language import msg, msg_mark, msg_of

_PLAIN: Final = msg_mark("Added to People with the role client.")
_NAMED: Final = "names_client"
_NAMED_HINT: Final = msg_mark(
    "A court knows who is requested. Unticked, the client is withheld like everybody else."
)
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
        super().__init__(context, draft, msg("Edit case") if case else msg("New case"))
        self._case_id = case_id
        self._surroundings = context
        self._is_new = case is None
        self._case = case or Case(case_id, "", "", "", "", "", "")
        stages = tuple((str(stage), words) for stage, words in msg_of(STAGES).items())
        maker = FieldFactory(context, FieldChoices(offered={"stage": stages}))
        add_fields(self, Case, maker, self._own(context, maker, is_new=case is None))
        self.submitted.connect(self._on_submitted)
        self.load(values_of(self._case) | ({_NAMED: False} if case is None else {}))
        context.session.ask(self, all_choices("legal_basis"), self._on_choices)

    def _own(self, context: Context, maker: FieldFactory, *, is_new: bool) -> OwnFields:
        """Return fields in which people can be named, once the case can have any."""

        def naming(spec: FieldSpec, words: str) -> Field:
            return MentionField(context, spec.name, words, spec.hint, rows=1)

        def plain(spec: FieldSpec, words: str) -> Field:
            return LineField(spec.name, words, msg_of(_PLAIN))

        def after_client(spec: FieldSpec, _words: str) -> Field:
            tick = msg("Dossiers show the client's name")
            self.add(TickField(_NAMED, tick, msg_of(_NAMED_HINT)))
            return maker.field(Case, spec)

        counsel: OwnFields = {"lead": naming, "co_counsel": naming}
        if not is_new:
            return {"client": naming, **counsel}
        return {"client": plain, "requesting_state": after_client, **counsel}

    def _on_choices(self, choices: dict[str, tuple[tuple[str, str], ...]]) -> None:
        basis = self.fields["legal_basis"]
        if isinstance(basis, ChoiceField):
            basis.set_choices(choices["legal_basis"])

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        case = with_values(self._case, values)
        session = self._surroundings.session
        if self._is_new:
            is_named = bool(self.fields[_NAMED].value())
            client_id = PersonId(new_id(session.vault.workplace.randomness))
            edit = create_case(case, client_id, is_named=is_named)
        else:
            edit = save_case(case)
        session.run(self, edit, lambda _: self._emit_saved(), otherwise=self._on_refused)

    def _emit_saved(self) -> None:
        self.saved()
        self.case_saved.emit(self._case_id)

    def _on_refused(self, error: CasefilesError) -> None:
        words = words_in_line(error)
        self.problem(_FIELD_OF.get(error.code, "reference"), words)
