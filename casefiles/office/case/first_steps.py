"""The first steps of a case, each ticked by the record itself."""

from dataclasses import dataclass
from typing import Final, Literal

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Case, Edition, Exhibit
from casefiles.domain.records.rows import CaseCounts
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.reader import ReadTransaction

StepKind = Literal["client", "documents", "people", "numbers", "dates", "argument", "edition"]

_SETTING: Final = "first_steps_hidden:"
_HIDDEN, _SHOWN = "1", "0"


@dataclass(frozen=True, slots=True)
class FirstStepState:
    """One step, and whether the record shows that it was taken."""

    kind: StepKind
    is_done: bool


def first_steps_of(
    reader: ReadTransaction, case: Case, counts: CaseCounts, *, has_date: bool
) -> tuple[FirstStepState, ...]:
    """Return the steps in their order; none once they were hidden.

    Once a dossier was exported they are shown only where that was asked for since.
    """
    chosen = reader.setting(f"{_SETTING}{case.id}")
    has_edition = bool(reader.find(Edition, case_id=case.id))
    if chosen == _HIDDEN or (has_edition and chosen != _SHOWN):
        return ()
    done: tuple[tuple[StepKind, bool], ...] = (
        ("client", bool(referenced(case.client))),
        ("documents", counts.documents > 0),
        ("people", counts.people > 1),
        ("numbers", any(one.mark for one in reader.find(Exhibit, case_id=case.id))),
        ("dates", has_date),
        ("argument", bool(reader.find(Argument, case_id=case.id))),
        ("edition", has_edition),
    )
    return tuple(FirstStepState(kind, is_done) for kind, is_done in done)


def hide_first_steps(case_id: CaseId) -> Edit[None]:
    """Show the first steps of a case no more."""
    return lambda work: work.put_setting(f"{_SETTING}{case_id}", _HIDDEN)


def show_first_steps(case_id: CaseId) -> Edit[None]:
    """Show the first steps of a case again, also once a dossier was exported."""
    return lambda work: work.put_setting(f"{_SETTING}{case_id}", _SHOWN)
