"""The record behind a printed text, so that what is found in it leads to where it is mended."""

from collections.abc import Mapping
from typing import Final

from casefiles.domain.language.text_references import replace_references
from casefiles.office.draft.draft_view import DraftView
from casefiles.office.records.findings import FindingLocation
from casefiles.words.language import msg

_FORM: Final = "form"
_HEADING: Final = "form_"
_PREFIX: Final = 40
"""Letters by which a printed argument is known again."""


class TextLocations:
    """Finds places by section and number, as a composed paper tells them."""

    def __init__(self, view: DraftView) -> None:
        self._view = view
        self._happenings: Mapping[str, FindingLocation] = view.happenings()
        self._facts = {one.id: one for one in view.snapshot.facts}
        self._blocks = {one.id: one for one in view.snapshot.narrative}
        self._arguments = [
            (_beginning(text), one.id)
            for one in view.snapshot.arguments
            for text in (one.text, one.answer, one.reply)
            if text.strip()
        ]

    def of(self, section: str, number: int, words: str = "") -> FindingLocation:
        """Return the place of a text.

        Args:
            section: of the paper.
            number: of the text in it, from 1; 0 for what stands before all of them.
            words: the text, where its section alone does not say which record it is of.
        """
        projection = self._view.draft.projection
        index = number - 1
        happened = {"chronology": projection.events, "pressure": projection.steps}.get(section, ())
        if 0 <= index < len(happened):
            return self._happenings[happened[index]]
        if section == "statement" and 0 <= index < len(projection.facts):
            return self._view.fact(self._facts[projection.facts[index]])
        if section == "narrative" and 0 <= index < len(projection.blocks):
            return self._view.block(self._blocks[projection.blocks[index]])
        if section == "exhibits" and 0 <= index < len(projection.documents):
            return self._view.document(projection.documents[index])
        if section.startswith(_HEADING):
            return self._field(section.removeprefix(_HEADING), index)
        return self._elsewhere(section, index, words)

    def _elsewhere(self, section: str, index: int, words: str) -> FindingLocation:
        persons = self._view.draft.projection.disclosure.persons
        if section in {"grounds", "authorities"}:
            return self._argued(words)
        if section == "persons" and 0 <= index < len(persons):
            return FindingLocation(persons[index].label, "people")
        return FindingLocation(msg("The case and its dates"), "overview", "", "edit")

    def _field(self, heading: str, index: int) -> FindingLocation:
        form = self._view.draft.profile.form
        fields = form.fields_under(heading) if form is not None else ()
        if 0 <= index < len(fields):
            one = fields[index]
            return FindingLocation(one.label, "dossier", one.id, _FORM, kept=one.label)
        return FindingLocation(msg("A field of the form"), "dossier", "", _FORM)

    def _argued(self, words: str) -> FindingLocation:
        found = next((own for text, own in self._arguments if text and text in words), "")
        if not found:
            return FindingLocation(msg("The arguments"), "argument")
        return FindingLocation(self._view.excerpt(words), "argument", found)


def _beginning(text: str) -> str:
    """Return how a text begins, as far as no reference stands in it."""
    return replace_references(text, lambda _: "\n").split("\n", 1)[0][:_PREFIX]
