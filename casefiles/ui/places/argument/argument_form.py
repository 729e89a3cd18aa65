"""The form of an argument: what is said, what it rests on, what comes back, and what is missing."""

from typing import Any, Final

from PySide6.QtCore import Signal, Slot

from casefiles.domain.foundation.ids import FactId
from casefiles.domain.language.folding import fold
from casefiles.domain.records.arguments import Argument, Bearing, Support
from casefiles.domain.rules.citation_text import citation_from, citation_values
from casefiles.office.law.arguments import SUPPORTS, save_argument
from casefiles.office.law.reference import SIDES, ReferenceResults, references
from casefiles.office.narrative.facts import FactRow, facts_of
from casefiles.office.records.pickers import PickerItem
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.field import ChoiceField, TextField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.mention_field import MentionField

_BEARINGS: Final = (
    (str(Bearing.OURS), "Ours: it is to be shown"),
    (str(Bearing.THEIRS), "Theirs: what the other side says"),
)
_ANSWER: Final = "What the other side says to it, or may say."
_REPLY: Final = "What is said to that."
_EVIDENCE_NEEDED: Final = "For you alone: which document, witness or expert would bear it out."


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
            context, f"argument:{own}", "New argument" if is_new else "Edit the argument"
        )
        self._argument = argument
        self._surroundings = context
        self.facts = ChoicesField("fact_ids", "Rests on facts", "Number or words of a fact")
        self.authorities = ChoicesField(
            "authorities", "Authorities, for and against", "Name in any spelling, court, number"
        )
        for field in (
            MentionField(context, "text", "What is said", required=True, rows=4),
            ChoiceField("bearing", "Whose argument", _BEARINGS),
            self.facts,
            CitationsField(context, "cites", "Proven by pages beside those facts"),
            self.authorities,
            MentionField(context, "answer", "Answer", _ANSWER, rows=3),
            MentionField(context, "reply", "Reply", _REPLY, rows=3),
            ChoiceField("support", "How well it is borne out", _supports()),
            TextField("wanted", "What would help next", _EVIDENCE_NEEDED, rows=2),
        ):
            self.add(field)
        self.submitted.connect(self._on_submitted)
        self.load(_values_of(argument))
        session = context.session
        session.ask(self, facts_of(context.case_id), self._on_facts)
        session.fetch(self, references(), self._on_references, otherwise=context.notices.warn)

    def _on_facts(self, facts: tuple[FactRow, ...]) -> None:
        found = [(row.id, f"{row.position}. {row.text}") for row in facts]
        self.facts.offer([PickerItem(own, words, "", fold(words)) for own, words in found])

    def _on_references(self, reference_results: ReferenceResults) -> None:
        self.authorities.offer(
            [
                PickerItem(one.id, one.title, SIDES[one.side], fold(f"{one.title} {one.source}"))
                for one in reference_results.all
                if one.kind == "authority"
            ]
        )

    @Slot(dict)
    def _on_submitted(self, values: dict[str, Any]) -> None:
        edit = save_argument(_argument_of(self._argument, values))
        self._surroundings.session.run(
            self,
            edit,
            lambda _: self._emit_saved(),
            otherwise=lambda error: self.problem("text", words_in_line(error)),
        )

    def _emit_saved(self) -> None:
        self.saved()
        self.argument_saved.emit()


def _supports() -> list[tuple[str, str]]:
    return [(str(support), words) for support, words in SUPPORTS.items()]


def _values_of(argument: Argument) -> dict[str, Any]:
    return {
        "text": argument.text,
        "bearing": str(argument.bearing),
        "fact_ids": list(argument.fact_ids),
        "cites": [citation_values(cite) for cite in argument.cites],
        "authorities": list(argument.authorities),
        "answer": argument.answer,
        "reply": argument.reply,
        "support": str(argument.support),
        "wanted": argument.wanted,
    }


def _argument_of(before: Argument, values: dict[str, Any]) -> Argument:
    return Argument(
        id=before.id,
        case_id=before.case_id,
        test=before.test,
        limb=before.limb,
        position=before.position,
        bearing=Bearing(values["bearing"]),
        text=values["text"].strip(),
        answer=values["answer"].strip(),
        reply=values["reply"].strip(),
        fact_ids=tuple(FactId(one) for one in values["fact_ids"]),
        cites=tuple(citation_from(value) for value in values["cites"] if value[0]),
        authorities=tuple(values["authorities"]),
        support=Support(values["support"]),
        wanted=values["wanted"].strip(),
    )
