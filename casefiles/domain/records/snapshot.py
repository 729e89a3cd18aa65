"""A whole case at one moment, read in one transaction: what `redaction.project` starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
    Person,
    Protection,
)
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.domain.records.papers import PaperBlock
from casefiles.domain.records.printed_tests import CitedAuthority, PrintedTest
from casefiles.domain.records.provenance import Consent
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.replacement_texts import Substitute
from casefiles.domain.records.reprisals import ReprisalStep
from casefiles.domain.records.translation import DocumentLink, Translation


@dataclass(frozen=True, slots=True)
class RetainedValue:
    """What a preset prints in place of something.

    Attributes:
        kind: number, date, address or name.
        rest: what of it may be read, such as its last four digits; empty for nothing.
    """

    kind: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class CaseSnapshot:
    """All records of one case.

    Attributes:
        page_counts: pages of each document that can be rendered; others are absent.
        consents: what people said about the use of documents.
        reaches: what the lawyer says of who may read what, for this case.
        retained: what a preset prints for persons who stand for a number, or for minors.
        answers: in the form of the profile at hand, for the audience at hand.
        narrative: running text, in no particular order.
        named_in: whom single fields of the form name, though the paper as a whole does not; with
            people without a name, who stand for their numbers.
        named_at: whom single exhibits name, likewise.
        hidden_in: who is withheld in single exhibits, though the paper as a whole shows more.
        excused: keys of the decisions that leave a protected form in an open person's name.
        placeholder_words: the word before the letters of a pseudonymous person, by code of
            `placeholder_words.ROLES`; who has none is a person.
        treatment: what was chosen of how people appear, for the profile and audience at hand.
        substitutes: what leaves in place of pages.
        blocks: the words of documents whose pages are renderings of ours.
        unprinted: documents on whose pages stands what their own programs do not print.
        steps: of the chronology of pressure, where the outline asks for it.
        language: of the papers, where one was chosen; `text_languages` of single texts of the
            lawyer's, by what they say; `originals` of versions that nobody vouches for, by record
            and field.
        outline: what was chosen for the profile and audience at hand; None if nothing was.
        grounds: the legal tests, in their order; `sources` the authorities. Both are of the
            library; what nobody argues, or leans on, does not leave.
        paper: blocks of the argument as prose of the profile at hand, in no particular order.
        checked_law: authorities with pinpoints that a person read there.
        is_paper_ready: that paper is marked as ready to be filed.
    """

    case: Case
    persons: tuple[Person, ...]
    documents: tuple[Document, ...]
    exhibits: tuple[Exhibit, ...]
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    deadlines: tuple[Deadline, ...]
    marks: tuple[Mark, ...]
    page_counts: Mapping[DocumentId, int]
    outline: Outline | None = None
    consents: tuple[Consent, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    blocks: Mapping[DocumentId, tuple[TextBlock, ...]] = field(default_factory=dict)
    unprinted: frozenset[DocumentId] = frozenset()
    reaches: tuple[Reach, ...] = ()
    retained: Mapping[PersonId, RetainedValue] = field(default_factory=dict)
    treatment: Treatment | None = None
    answers: tuple[FieldAnswer, ...] = ()
    arguments: tuple[Argument, ...] = ()
    grounds: tuple[PrintedTest, ...] = ()
    sources: tuple[CitedAuthority, ...] = ()
    links: tuple[DocumentLink, ...] = ()
    translations: tuple[Translation, ...] = ()
    steps: tuple[ReprisalStep, ...] = ()
    narrative: tuple[NarrativeBlock, ...] = ()
    paper: tuple[PaperBlock, ...] = ()
    checked_law: frozenset[tuple[str, str]] = frozenset()
    is_paper_ready: bool = False
    excused: frozenset[str] = frozenset()
    named_in: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    placeholder_words: Mapping[PersonId, str] = field(default_factory=dict)
    hidden_in: Mapping[DocumentId, frozenset[PersonId]] = field(default_factory=dict)
    language: str = ""
    text_languages: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[tuple[str, str], str] = field(default_factory=dict)
    named_at: Mapping[DocumentId, tuple[Person, ...]] = field(default_factory=dict)

    def persons_in(self, document_id: DocumentId) -> tuple[Person, ...]:
        """Return everybody as they may be seen in one exhibit, but for whom it alone names."""
        hidden = self.hidden_in.get(document_id, frozenset())
        return tuple(
            replace(one, protection=Protection.WITHHELD) if one.id in hidden else one
            for one in self.persons
        )
