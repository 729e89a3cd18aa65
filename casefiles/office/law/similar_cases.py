"""Analogous cases: authorities that agree with a case in what is asked, adverse ones first."""

from dataclasses import dataclass, fields
from typing import Final

from casefiles import paths
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.office.law.reference import ReferenceEntry, ReferenceResults
from casefiles.office.law.states import known_states
from casefiles.office.records.vocabularies import choices
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg_mark, msg_of

CRITERIA: Final = {
    "requesting": msg_mark("Requesting State"),
    "requested": msg_mark("Requested State"),
    "ground": msg_mark("Ground"),
    "stage": msg_mark("Stage"),
    "profile": msg_mark("Requested person"),
    "outcome": msg_mark("Outcome"),
}
"""What cases are compared by, in words, in the order in which agreement is told."""


@dataclass(frozen=True, slots=True)
class SimilarityCriteria:
    """Codes that an authority may agree with; empty for what does not matter."""

    requesting: str = ""
    requested: str = ""
    ground: str = ""
    stage: str = ""
    profile: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """An authority, and in what it agrees: keys of `CRITERIA`."""

    reference: ReferenceEntry
    agrees: tuple[str, ...]

    @property
    def id(self) -> str:
        """What names the authority."""
        return self.reference.id

    @property
    def words(self) -> str:
        """In what it agrees, in words."""
        return ", ".join(msg_of(CRITERIA[one]) for one in self.agrees)


@dataclass(frozen=True, slots=True)
class SimilarityChoices:
    """What may be asked for: codes and words by criterion, and what fits the case at hand."""

    offered: dict[str, tuple[tuple[str, str], ...]]
    own: SimilarityCriteria


def similarity_choices(case_id: CaseId) -> Query[SimilarityChoices]:
    """Return what may be asked for, with States and stage of the case."""

    def ask(reader: ReadTransaction) -> SimilarityChoices:
        states = choices(reader, "state")
        offered = {
            "requesting": states,
            "requested": states,
            **{name: choices(reader, name) for name in ("ground", "stage", "profile", "outcome")},
        }
        return SimilarityChoices(offered, _of_case(reader, case_id))

    return ask


def _of_case(reader: ReadTransaction, case_id: CaseId) -> SimilarityCriteria:
    case = reader.get(Case, case_id) if case_id else None
    if case is None:
        return SimilarityCriteria()
    states = known_states(paths.resources())
    return SimilarityCriteria(
        requesting=states.code_of(case.requesting_state),
        requested=states.code_of(case.requested_state),
        stage=str(case.stage),
    )


def similar_to(
    reference_results: ReferenceResults, criteria: SimilarityCriteria
) -> tuple[SimilarRow, ...]:
    """Return the authorities that agree in anything: adverse first, then by how much they agree.

    Where nothing is asked for, all are returned.
    """
    requested = [one.name for one in fields(criteria) if getattr(criteria, one.name)]
    rows = [
        SimilarRow(one, tuple(name for name in requested if _agrees(one, criteria, name)))
        for one in reference_results.all
        if one.kind == "authority"
    ]
    found = [row for row in rows if row.agrees or not requested]
    # References come newest first, which stays so among equals.
    found.sort(key=lambda row: (row.reference.side != "adverse", -len(row.agrees)))
    return tuple(found)


def _agrees(one: ReferenceEntry, criteria: SimilarityCriteria, name: str) -> bool:
    match name:
        case "requesting":
            return one.states[:1] == (criteria.requesting,)
        case "requested":
            return one.states[-1:] == (criteria.requested,)
        case "ground":
            return criteria.ground in one.grounds
        case "profile":
            return criteria.profile in one.profiles
        case "stage":
            return criteria.stage == one.stage
    return criteria.outcome == one.outcome
