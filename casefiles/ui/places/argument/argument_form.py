"""The form of an argument: what is said, what it rests on, what comes back, and what is missing."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.language.folding import fold
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.office.law.arguments import SUPPORTS, limbs_to_serve, save_argument
from casefiles.office.law.reference import SIDES, ReferenceResults, references
from casefiles.office.narrative.facts import FactRow, facts_of
from casefiles.office.proceedings.proceedings_choices import FieldChoices
from casefiles.office.records.form_fields import FieldSpec
from casefiles.office.records.form_values import values_of, with_values
from casefiles.office.records.pickers import PickerItem
from casefiles.ui.base.context import Context
from casefiles.ui.records.derived_form import OwnFields, add_fields
from casefiles.ui.records.field_factory import FieldFactory
from casefiles.ui.records.part_rows import PartsField
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.field import ChoiceField, Field
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import words_in_line
from casefiles.words.language import msg, msg_mark, msg_of

_BEARINGS: Final = (
    (str(Bearing.OURS), msg_mark("For the defence")),
    (str(Bearing.THEIRS), msg_mark("For the requesting State")),
)
_FACT: Final = msg_mark("Search facts")
_AUTHORITY: Final = msg_mark("Search authorities")
_LIMB: Final = msg_mark("Search limbs")


class ArgumentForm(RecordForm):
    """Adds or changes an argument.

    Attributes:
        argument_saved: the vault has it.
    """

    argument_saved = Signal()

    def __init__(self, context: Context, argument: Argument, *, is_new: bool) -> None:
        """Make a form.

        Args:
            context: the surroundings.
            argument: as it is, or as a new one begins.
            is_new: the vault does not have it yet.
        """
        own = f"{argument.case_id}-{argument.test}-{argument.limb}" if is_new else argument.id
        super().__init__(
            context, f"argument:{own}", msg("New argument") if is_new else msg("Edit the argument")
        )
        self._argument = argument
        self._surroundings = context
        supports = tuple((str(support), words) for support, words in msg_of(SUPPORTS).items())
        self._offered = {"bearing": msg_of(_BEARINGS), "support": supports}
        offers = FieldChoices(offered=self._offered)
        lists: OwnFields = {
            "fact_ids": _chosen(msg_of(_FACT)),
            "authorities": _chosen(msg_of(_AUTHORITY)),
            "serves": _chosen(msg_of(_LIMB)),
        }
        add_fields(self, Argument, FieldFactory(context, offers), lists)
        self.submitted.connect(self._on_submitted)
        self.load(values_of(argument))
        session = context.session
        session.ask(self, facts_of(context.case_id), self._on_facts)
        session.fetch(self, references(), self._on_references, otherwise=context.notices.warn)
        session.fetch(self, limbs_to_serve(), self._on_limbs, otherwise=context.notices.warn)

    def _on_facts(self, facts: tuple[FactRow, ...]) -> None:
        found = [(row.id, f"{row.position}. {row.text}") for row in facts]
        self._offer("fact_ids", [PickerItem(own, words, "", fold(words)) for own, words in found])

    def _on_references(self, reference_results: ReferenceResults) -> None:
        found = [one for one in reference_results.all if one.kind == "authority"]
        self._offer(
            "authorities",
            [
                PickerItem(
                    one.id, one.title, msg_of(SIDES[one.side]), fold(f"{one.title} {one.source}")
                )
                for one in found
            ],
        )
        self._offered["authority"] = tuple((one.id, one.title) for one in found)
        pinpoints = self.fields["pinpoints"]
        for row in pinpoints.rows if isinstance(pinpoints, PartsField) else ():
            chosen = row.fields["authority"]
            if isinstance(chosen, ChoiceField):
                chosen.set_choices(self._offered["authority"])

    def _on_limbs(self, limbs: tuple[tuple[str, str], ...]) -> None:
        self._offer("serves", [PickerItem(own, words, "", fold(words)) for own, words in limbs])

    def _offer(self, name: str, items: list[PickerItem]) -> None:
        field = self.fields[name]
        if isinstance(field, ChoicesField):
            field.offer(items)

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        edit = save_argument(with_values(self._argument, values))
        self._surroundings.session.run(
            self,
            edit,
            lambda _: self._emit_saved(),
            otherwise=lambda error: self.problem("text", words_in_line(error)),
        )

    def _emit_saved(self) -> None:
        self.saved()
        self.argument_saved.emit()


def _chosen(placeholder: str) -> Callable[[FieldSpec, str], Field]:
    return lambda spec, words: ChoicesField(spec.name, words, placeholder)
