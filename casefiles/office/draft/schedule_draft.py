"""What a schedule of redactions is made of: other papers, and facts that its readers may have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.disclosed_redactions import DisclosedRisk
from casefiles.domain.foundation.ids import DocumentId, FactId
from casefiles.domain.records.foreseeable_readers import HARMFUL, can_reach
from casefiles.domain.records.redaction_settings import SCHEDULE_PROFILE, Treatment
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.draft.snapshots import Readings, snapshot_of
from casefiles.office.reading.ocr_text import all_pictured
from casefiles.office.redaction.burning import BurnPlan, marks_for
from casefiles.office.redaction.presets import find_redaction_settings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.release.placeholders import PlaceholderText
from casefiles.redaction.release.projection import Projection, project
from casefiles.redaction.release.reader_policy import for_reader
from casefiles.redaction.release.schedule import DescribedEdition, schedule_rows
from casefiles.redaction.release.schedule_places import DescribedExhibit

DESCRIBED_PROFILE: Final = "national_court"
DESCRIBED_AUDIENCE: Final = "court_open"
"""Of which edition a schedule is, where nobody said so."""


@dataclass(frozen=True, slots=True)
class OpenPapers:
    """The edition that a schedule is of, as it was drafted.

    Attributes:
        projection: what it says. disclosure: the same with the numbers that it prints.
    """

    snapshot: CaseSnapshot
    projection: Projection
    disclosure: Disclosure
    plans: tuple[BurnPlan, ...]


def reasons_for(
    workplace: JobContext, request: EditionRequest, own: Treatment | None
) -> Treatment | None:
    """Return the reasons that a paper for the judge prints: those of the schedule."""
    if request.profile == SCHEDULE_PROFILE:
        return own
    line = EditionRequest(request.case_id, SCHEDULE_PROFILE, request.audience)
    return workplace.vault.read(lambda reader: find_redaction_settings(reader, line))


def schedule_projection(
    workplace: JobContext,
    request: EditionRequest,
    papers: OpenPapers,
    lawyers: tuple[CaseSnapshot, Readings, Treatment | None],
    export_cache: ExportCache,
) -> Projection:
    """Return what a schedule says of other papers; no page of an exhibit is in it.

    Args:
        workplace: the open vault.
        request: the schedule.
        papers: those that it is of.
        lawyers: the case, the text of its exhibits, and the reasons.
        export_cache: what pictures of pages say.
    """
    snapshot, readings, own = lawyers
    projection = papers.projection
    edition = DescribedEdition(
        papers.snapshot,
        projection,
        papers.disclosure,
        _exhibits(workplace, papers, readings, export_cache),
    )
    made = schedule_rows(
        edition,
        (papers.snapshot.treatment, own),
        _readable_facts(workplace, request, papers, own),
        is_neutral=can_reach(HARMFUL, request.audience, snapshot.reaches),
    )
    shown = replace(
        projection.disclosure,
        profile=request.profile,
        audience=request.audience,
        deadlines=(),
        persons=(),
        events=(),
        steps=(),
        facts=(),
        narrative=(),
        grounds=(),
        authorities=(),
        exhibits=(),
        sections=(),
        has_withheld=False,
        has_boxes=False,
        has_kept=False,
        removals=made.rows,
    )
    texts = dict.fromkeys(_typed(papers.snapshot, own, made.facts))
    return replace(
        projection,
        disclosure=shown,
        documents=(),
        events=(),
        facts=(),
        typed=tuple((text, PlaceholderText(())) for text in texts if text),
        scheduled=made.persons,
        risks=made.facts,
    )


def _exhibits(
    workplace: JobContext, papers: OpenPapers, readings: Readings, export_cache: ExportCache
) -> Sequence[DescribedExhibit]:
    audience = papers.projection.disclosure.audience
    drawn = zip(papers.projection.documents, papers.projection.disclosure.exhibits, strict=True)
    documents = [(document_id, exhibit.mark) for document_id, exhibit in drawn if exhibit.pages]

    def described(document_id: DocumentId, exhibit_mark: str, plan: BurnPlan) -> DescribedExhibit:
        pages = readings[document_id].pages
        pictured = workplace.vault.read(
            lambda reader: export_cache.pictured(
                document_id, partial(all_pictured, reader, document_id, pages)
            )
        )
        marks = marks_for(papers.snapshot.marks, document_id, audience)
        return DescribedExhibit(exhibit_mark, plan.boxes, marks, (pages, pictured[0]))

    return [described(*one, plan) for one, plan in zip(documents, papers.plans, strict=True)]


def _readable_facts(
    workplace: JobContext, request: EditionRequest, papers: OpenPapers, own: Treatment | None
) -> Mapping[FactId, DisclosedRisk]:
    """Return the chosen facts of which the judge may have the text, as they were typed.

    Those are the facts of the open papers, and of the papers of that form for the judge: what the
    lawyer left out of both is no reason here either.
    """
    chosen = {one for ground in (own.grounds if own is not None else ()) for one in ground.facts}
    found = _disclosed_facts(papers.snapshot, papers.projection, chosen)
    if chosen - found.keys():
        closed, _ = workplace.vault.read(
            snapshot_of(request.case_id, papers.projection.disclosure.profile, request.audience)
        )
        closed = for_reader(closed, DESCRIBED_PROFILE, request.audience)
        projection = project(closed, DESCRIBED_PROFILE, request.audience, ())
        found = _disclosed_facts(closed, projection, chosen) | found
    return found


def _disclosed_facts(
    snapshot: CaseSnapshot, projection: Projection, chosen: set[FactId]
) -> dict[FactId, DisclosedRisk]:
    typed = {one.id: one.text for one in snapshot.facts}
    shown = zip(projection.facts, projection.disclosure.facts, strict=True)
    return {one: DisclosedRisk(typed[one], fact.cites) for one, fact in shown if one in chosen}


def _typed(snapshot: CaseSnapshot, own: Treatment | None, facts: Sequence[FactId]) -> Sequence[str]:
    """Return every text of the lawyer's that may be in a schedule, as it was typed."""
    grounds = own.grounds if own is not None else ()
    words = [text for one in grounds for text in (one.reason, one.less, one.order)]
    of_facts = [one.text for one in snapshot.facts if one.id in facts]
    return [*words, *(one.judge_reason for one in snapshot.marks), *of_facts]
