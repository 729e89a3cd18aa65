"""The form of a fact: one assertion, what it rests on, and the pages that prove it."""

from collections.abc import Iterable
from typing import Any

from typing_extensions import override

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.rules.citation_text import citation_from, citation_values
from casefiles.office.narrative.facts import FactInput
from casefiles.office.records.vocabularies import all_choices
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.field import ChoiceField, TickField
from casefiles.ui.widgets.folded_part import FoldedPart
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.source_fields import add_source_fields
from casefiles.words.catalogue import label

STANDINGS = tuple((str(standing), label(standing)) for standing in EvidentialStatus)
"""Values and words of what a fact can rest on."""
_MORE = "How it is weighed"
_NOT_RECORDED = [("", "Not told")]
_WEIGHED = {
    "weight": ("Standing", "standing"),
    "reliability": ("Reliability of the source", "source_reliability"),
    "credibility": ("Credibility of what it says", "credibility"),
}
"""Words and vocabulary of each field that weighs a fact."""


class CitedField(CitationsField):
    """The pages; needed while the fact is called cited."""

    def __init__(self, context: Context, standing: ChoiceField) -> None:
        super().__init__(context, "cites", "Proven by")
        self._standing = standing

    @override
    def check(self) -> str:
        """Return what is wrong with the pages, or that there are none."""
        words = super().check()
        if not words and self._standing.value() == EvidentialStatus.CITED and not self.value():
            return "A cited fact needs a document and page. Add one, or choose another standing."
        return words


class FactForm(RecordForm):
    """Says what is asserted, and on what grounds."""

    def __init__(self, context: Context, draft_name: str, title: str) -> None:
        super().__init__(context, draft_name, title)
        self.text = MentionField(context, "text", "What happened", required=True, rows=5)
        self.standing = ChoiceField("standing", "Rests on", STANDINGS)
        self.cites = CitedField(context, self.standing)
        for field in (self.text, self.standing, self.cites):
            self.add(field)
        add_source_fields(self, context)
        self._weighed = {
            name: ChoiceField(name, words, _NOT_RECORDED) for name, (words, _) in _WEIGHED.items()
        }
        disputed = TickField("is_disputed", "Disputed", "The other side denies it.")
        adverse = TickField("is_adverse", "Against the client", "It speaks against the client.")
        FoldedPart(self, _MORE, [*self._weighed.values(), disputed, adverse])
        names = [vocabulary for _, vocabulary in _WEIGHED.values()]
        context.session.ask(self, all_choices(*names), self._on_choices)

    def _on_choices(self, choices: dict[str, tuple[tuple[str, str], ...]]) -> None:
        for name, (_, vocabulary) in _WEIGHED.items():
            self._weighed[name].set_choices([*_NOT_RECORDED, *choices[vocabulary]])

    def load_terms(self, terms: FactInput) -> None:
        """Show a fact."""
        self.load(values_of(terms))


def values_of(terms: FactInput) -> dict[str, Any]:
    """Return a fact as a form holds it."""
    cites = [citation_values(cite) for cite in terms.cites]
    return {
        "text": terms.text,
        "standing": str(terms.standing),
        "cites": cites,
        "source": [terms.source_person] if terms.source_person else [],
        "known_to": list(terms.known_to),
        "widely_known": terms.is_widely_known,
        "weight": terms.weight,
        "reliability": terms.reliability,
        "credibility": terms.credibility,
        "is_disputed": terms.is_disputed,
        "is_adverse": terms.is_adverse,
    }


def terms_of(values: dict[str, Any]) -> FactInput:
    """Return the fact that a form holds."""
    return FactInput(
        values["text"],
        EvidentialStatus(values["standing"]),
        tuple(_cites(values["cites"])),
        source_person=PersonId(next(iter(values["source"]), "")),
        known_to=tuple(PersonId(one) for one in values["known_to"]),
        is_widely_known=bool(values["widely_known"]),
        weight=str(values.get("weight") or ""),
        reliability=str(values.get("reliability") or ""),
        credibility=str(values.get("credibility") or ""),
        is_disputed=bool(values.get("is_disputed")),
        is_adverse=bool(values.get("is_adverse")),
    )


def _cites(values: Iterable[Any]) -> Iterable[Citation]:
    for value in values:
        if value[0]:
            yield citation_from(value)
