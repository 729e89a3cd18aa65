"""A whole case at one moment, read in one transaction: what `redaction.project` starts from."""

from collections.abc import Mapping
from dataclasses import dataclass

from casefiles.domain.ids import DocumentId
from casefiles.domain.records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
    Person,
)


@dataclass(frozen=True, slots=True)
class CaseSnapshot:
    """All records of one case.

    Attributes:
        page_counts: pages of each document that can be rendered; others are absent.
        outline: what was chosen for the profile and audience at hand; None if nothing was.
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
