"""A draft with the names of its records, so that what is found in it can be told and gone to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.records.case_records import Event, Fact, Person
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.papers import PaperBlock
from casefiles.domain.records.reprisals import ReprisalStep, ReprisalStepKind, record_of_step
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.paper_text import plain_text
from casefiles.office.chronology.reprisal_steps import step_words
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import FindingLocation
from casefiles.office.redaction.burning import BurnPlan
from casefiles.words.language import msg

_EXCERPT: Final = 60
_ROOMS: Final = {ReprisalStepKind.EVENT: "timeline", ReprisalStepKind.DATE: "overview"}


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft, and how its records are called."""

    draft: Draft
    marks: Mapping[DocumentId, str]
    names: Mapping[str, str]

    @property
    def snapshot(self) -> CaseSnapshot:
        """The case of the draft."""
        return self.draft.snapshot

    def document(self, document_id: DocumentId, more: str = "", page: int = 0) -> FindingLocation:
        """Return the place of a document, by its mark or title."""
        titles = {one.id: one.title or one.file_name for one in self.snapshot.documents}
        name = self.marks.get(document_id) or self.excerpt(titles.get(document_id, ""))
        detail = str(page) if page else ""
        return FindingLocation(f"{name}{more}", "documents", document_id, detail)

    def person(self, person: Person) -> FindingLocation:
        """Return the place of a person, by the first name."""
        return FindingLocation(person.names[0].text if person.names else "?", "people", person.id)

    def event(self, event: Event) -> FindingLocation:
        """Return the place of an event, by how its text begins."""
        return FindingLocation(self.excerpt(event.text), "timeline", event.id)

    def step(self, step: ReprisalStep) -> FindingLocation:
        """Return the place of a step of the chronology of pressure, by how its text begins."""
        room = _ROOMS.get(step.kind, "register")
        return FindingLocation(
            step_words(step, self.excerpt(step.text)), room, record_of_step(step.id)
        )

    def happenings(self) -> dict[str, FindingLocation]:
        """Return the places of all that happened, by record."""
        finding_locations = {one.id: self.step(one) for one in self.snapshot.steps}
        return finding_locations | {str(one.id): self.event(one) for one in self.snapshot.events}

    def fact(self, fact: Fact) -> FindingLocation:
        """Return the place of a fact, by its number and how its text begins."""
        return FindingLocation(
            f"{fact.position}. {self.excerpt(fact.text)}", "dossier", fact.id, "facts"
        )

    def block(self, block: NarrativeBlock, more: str = "") -> FindingLocation:
        """Return the place of a block of the narrative, by how its text begins."""
        number = sum(one.position <= block.position for one in self.snapshot.narrative)
        words = msg(
            "Part {number}. {excerpt}{more}",
            number=number,
            excerpt=self.excerpt(block.text),
            more=more,
        )
        return FindingLocation(words, "dossier", block.id, "narrative")

    def paper_block(self, block: PaperBlock, more: str = "") -> FindingLocation:
        """Return the place of a block of the argument as prose, by how its text begins."""
        words = f"{self.excerpt(plain_text(block.text))}{more}"
        return FindingLocation(words, "dossier", block.id, "paper")

    def excerpt(self, text: str) -> str:
        """Return the beginning of a text, with names."""
        description = replace_references(text, lambda person_id: self.names.get(person_id, "?"))
        line = " ".join(description.split())
        return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"

    @property
    def blocks(self) -> list[NarrativeBlock]:
        """The blocks behind the narrative of the dossier, in its order."""
        if not self.draft.disclosure.narrative:
            return []
        return sorted(self.snapshot.narrative, key=lambda one: one.position)

    @property
    def drawn(self) -> Iterator[tuple[DocumentId, BurnPlan]]:
        """The exhibits that have pages, with what is done to them."""
        projection = self.draft.projection
        shown = zip(projection.documents, projection.disclosure.exhibits, strict=True)
        with_pages = (document_id for document_id, exhibit in shown if exhibit.pages)
        yield from zip(with_pages, self.draft.plans, strict=True)


def view_of(draft: Draft) -> DraftView:
    """Return a draft with the names of its records."""
    names = {str(one.id): one.names[0].text for one in draft.snapshot.persons if one.names}
    marks = {
        one.document_id: replace_references(one.mark, lambda person_id: names.get(person_id, "?"))
        for one in reversed(draft.snapshot.exhibits)
    }
    return DraftView(draft, marks, names)


def ranges(pages: tuple[int, ...]) -> str:
    """Return rising page numbers as people write them: 1-3, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}\u2013{run[-1]}" for run in runs)
