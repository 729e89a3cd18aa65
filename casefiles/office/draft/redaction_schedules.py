"""The schedule of redactions: of which edition it is, and the reasons told to the judge alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import CaseId, Randomness
from casefiles.domain.records.case_records import Mark, Person, Protection
from casefiles.domain.records.foreseeable_readers import HARMFUL, Reach, can_reach
from casefiles.domain.records.redaction_settings import (
    REASON_CODES,
    SCHEDULE_PROFILE,
    SCHEDULE_READER,
    RedactionReason,
)
from casefiles.domain.records.showings import Appearance
from casefiles.domain.rules.appearance import shown_as
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.schedule_draft import (
    DESCRIBED_AUDIENCE,
    DESCRIBED_PROFILE,
)
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.records.shown_people import strictest_people
from casefiles.office.redaction.presets import (
    change_redaction_settings,
    find_redaction_settings,
    preset_of,
)
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg

PROFILE: Final = SCHEDULE_PROFILE
JUDGE: Final = SCHEDULE_READER
NEUTRAL: Final = REASON_CODES[0]
REASONS: Final = {
    "protected": "Protection",
    "relative": "Relative at risk",
    "source": "Confidential source",
    "witness": "Witness at risk",
    "minor": "Minor",
    "order": "Order of the court",
}
"""Reasons in words, the neutral one first; the profile words them for the judge."""


@dataclass(frozen=True, slots=True)
class CourtReasonRow:
    """Why one protected person is removed.

    Attributes:
        name: as the lawyer knows them.
        ground: what the judge is told.
        has_entry: a schedule can list the person; nobody who is withheld is listed.
    """

    name: str
    ground: RedactionReason
    has_entry: bool = True


@dataclass(frozen=True, slots=True)
class SchedulePlan:
    """What a schedule tells.

    Attributes:
        describes: audience of the edition that it is of.
        rows: everybody who is protected.
        own: how many marks have a reason of their own.
    """

    describes: str
    rows: tuple[CourtReasonRow, ...]
    own: int = 0


def schedule_plan(case_id: CaseId) -> Query[SchedulePlan]:
    """Return what the schedule of a case tells."""

    def ask(reader: ReadTransaction) -> SchedulePlan:
        treatment = find_redaction_settings(reader, EditionRequest(case_id, PROFILE, JUDGE))
        redaction_reasons = {one.person_id: one for one in (treatment.grounds if treatment else ())}
        describes = (treatment.describes if treatment is not None else "") or DESCRIBED_AUDIENCE
        reaches = reader.find(Reach, case_id=case_id)
        # An entry is of a placeholder that this edition prints, whatever stricter readers get.
        lettered = {
            one.id
            for one in reader.find(Person, case_id=case_id)
            if shown_as(one, describes, reaches).appearance is Appearance.PSEUDONYM
        }
        rows = tuple(
            CourtReasonRow(
                one.names[0].text if one.names else "?",
                redaction_reasons.get(one.id, RedactionReason(one.id, NEUTRAL, "")),
                one.id in lettered,
            )
            for one in strictest_people(reader, case_id)
            if one.protection is not Protection.OPEN
        )
        marks = reader.find(Mark, case_id=case_id)
        own = sum(bool(one.judge_code or one.judge_reason) for one in marks)
        return SchedulePlan(describes, rows, own)

    return ask


def save_schedule(
    case_id: CaseId, describes: str, grounds: Sequence[RedactionReason], randomness: Randomness
) -> Edit[None]:
    """Keep what the schedule of a case tells; the neutral reason without words is not kept.

    Raises (when carried out):
        Refused: the case is not there.
    """
    redaction_reasons = tuple(
        one for one in map(_tidy, grounds) if one != RedactionReason(one.person_id, NEUTRAL, "")
    )
    of = "" if describes == DESCRIBED_AUDIENCE else describes
    return change_redaction_settings(
        EditionRequest(case_id, PROFILE, JUDGE),
        lambda one: replace(one, describes=of, grounds=redaction_reasons),
        randomness,
    )


def _tidy(ground: RedactionReason) -> RedactionReason:
    """Return a reason whose texts are one line each."""
    reason, less, order = (
        " ".join(text.split()) for text in (ground.reason, ground.less, ground.order)
    )
    return replace(ground, code=ground.code or NEUTRAL, reason=reason, less=less, order=order)


def schedule_for_others(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find a schedule that would go to anybody but the judge."""
    shown = draft.disclosure
    if draft.profile.is_schedule and shown.audience != JUDGE:
        yield new_finding("stop", "schedule_for_others", count=1, of=digest_of([shown.audience]))


def schedule_in_emergency(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find a schedule of an edition from which an emergency takes whatever could be listed."""
    if not draft.profile.is_schedule:
        return
    own, case_id = draft.snapshot.treatment, draft.snapshot.case.id
    audience = own.describes if own is not None and own.describes else DESCRIBED_AUDIENCE
    described = EditionRequest(case_id, DESCRIBED_PROFILE, audience)
    treatment = workplace.vault.read(lambda reader: find_redaction_settings(reader, described))
    presets = (preset_of(workplace, one) for one in (own, treatment))
    if any(one is not None and one.is_emergency for one in presets):
        yield new_finding("stop", "schedule_in_emergency", count=1, of=digest_of([audience]))


def schedule_incomplete(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find people of whom a judge is told too little to rule: no fact, or no need for all of it.

    Where no reason may be told at all, that is told by itself.
    """
    shown, snapshot = draft.disclosure, draft.snapshot
    if not draft.profile.is_schedule or can_reach(HARMFUL, shown.audience, snapshot.reaches):
        return
    persons = {one.id: one for one in snapshot.persons}
    rows = (one for one in shown.removals if one.is_of_person)
    lacking = [
        (person_id, not row.facts, not row.less)
        for person_id, row in zip(draft.projection.scheduled, rows, strict=True)
        if not row.facts or not row.less
    ]
    if lacking:
        spots = [_lacking_spot(persons[one], *lacks) for one, *lacks in lacking]
        yield new_finding("sign", "schedule_incomplete", spots, of=digest_of(lacking))


def _lacking_spot(person: Person, lacks_facts: bool, lacks_less: bool) -> FindingLocation:
    name = person.names[0].text if person.names else "?"
    if lacks_facts and lacks_less:
        words = msg("{name}: no facts of risk, and not why nothing less will do", name=name)
    elif lacks_facts:
        words = msg("{name}: no facts of risk that the judge may read", name=name)
    else:
        words = msg("{name}: not why nothing less will do", name=name)
    return FindingLocation(words, "dossier", detail="schedule")


def schedule_checks(draft: Draft) -> Iterator[Finding]:
    """Tell where reasons are left out, since the requesting State may come to read them."""
    shown, reaches = draft.disclosure, draft.snapshot.reaches
    if draft.profile.is_schedule and can_reach(HARMFUL, shown.audience, reaches):
        yield new_finding("warn", "schedule_neutral", count=0)
