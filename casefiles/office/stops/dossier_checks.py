"""Looking a dossier over before it is made: what stops it, what readers would notice."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from casefiles.domain.disclosure.disclosed import (
    DisclosedEvent,
    DisclosedReprisalStep,
    canonical_bytes,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Edition, Event, Fact, Protection
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.provenance import Sensitivity
from casefiles.domain.records.reprisals import ReprisalStep
from casefiles.domain.rules.exportability import is_exportable
from casefiles.dossier.requests import FindUnsettable, UnsettableTexts
from casefiles.office.draft.assigned_pseudonyms import pseudonym_findings
from casefiles.office.draft.combined_disclosure import combined_disclosure_of
from casefiles.office.draft.combined_findings import combined_disclosure_checks
from casefiles.office.draft.dossier_frames import CHILD, TYPESETTING
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.draft.kinship_consistency import kinship_checks
from casefiles.office.draft.one_moment import Moment, in_one_moment
from casefiles.office.draft.redaction_schedules import schedule_checks
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.forum.forum_checks import forum_checks
from casefiles.office.preflight.preflight_findings import printed_checks
from casefiles.office.preflight.text_locations import TextLocations
from casefiles.office.records.findings import (
    DossierFindings,
    Finding,
    FindingLocation,
    in_order,
    new_finding,
)
from casefiles.office.stops.contradiction_stops import unsearchable_people
from casefiles.office.stops.excused_checks import excused_checks
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.filing_heads import filing_head_checks
from casefiles.office.stops.language_findings import language_checks
from casefiles.office.stops.mark_initials import initials_checks
from casefiles.office.stops.marked_pages import UnchangedRasters, checks_of_marked_pages
from casefiles.office.stops.narrative_checks import narrative_checks
from casefiles.office.stops.paper_checks import paper_checks
from casefiles.office.stops.preset_findings import preset_checks
from casefiles.office.stops.same_placeholders import same_placeholder_findings
from casefiles.office.stops.second_review import second_review_checks
from casefiles.office.stops.source_protection import source_checks
from casefiles.office.stops.text_checks import public_words, sound_checks
from casefiles.office.workplace.channel import ask_once
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.words.language import msg

_BILLION: Final = 1_000_000_000


def checks_of(
    request: EditionRequest, seen: UnchangedRasters, export_cache: ExportCache | None = None
) -> Job[DossierFindings]:
    """Look a dossier over, without making its pages.

    Args:
        request: which dossier.
        seen: pages that need not be drawn again; added to.
        export_cache: text of exhibits and what goes from their pages, of an earlier look; added to.

    Raises:
        Refused: unknown case, profile or audience.
        WorkerFailed: a page cannot be drawn, or a child failed.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> DossierFindings:
        ticket.check()

        def look(moment: Moment) -> DossierFindings:
            try:
                draft = draft_of(workplace, request, ticket, export_cache)
            except ExportStopped as stopped:
                return _equal_marks(workplace, request, int(stopped.safe.get("exhibits", 0)))
            stops = findings_of(workplace, draft)
            moment.require()
            return in_order(checks_of_draft(workplace, draft, stops, seen, ticket))

        return in_one_moment(workplace, request.case_id, CancellationToken(stop=ticket.stop), look)

    return work


def checks_of_draft(
    workplace: JobContext,
    draft: Draft,
    stops: Iterable[Finding],
    seen: UnchangedRasters,
    ticket: CancellationToken,
) -> tuple[Finding, ...]:
    """Return everything that is found about a draft, its stops first; see `checks_of`."""
    view = view_of(draft)
    stops = tuple(stops)
    texts = {one.code for one in stops}
    marked = checks_of_marked_pages(workplace, view, seen, ticket)
    return (
        *stops,
        *combined_disclosure_checks(combined_disclosure_of(workplace, draft)),
        *excused_checks(workplace, view),
        *source_checks(draft),
        *_of_protection(view),
        *same_placeholder_findings(workplace, draft),
        *unsearchable_people(draft),
        *public_words(draft),
        *sound_checks(draft),
        *_of_pages(view),
        *(one for one in marked if one.code not in texts),
        *_unsettable(workplace, view, ticket),
        *_of_assertions(view),
        *narrative_checks(view),
        *paper_checks(view),
        *_of_exhibits(view),
        *initials_checks(view),
        *kinship_checks(workplace, view),
        *_of_the_whole(workplace, view),
        *language_checks(workplace, draft),
        *preset_checks(workplace, draft),
        *pseudonym_findings(draft),
        *schedule_checks(draft),
        *second_review_checks(workplace, draft),
        *forum_checks(workplace, draft, ticket),
        *filing_head_checks(workplace, draft),
        *printed_checks(workplace, draft),
    )


def _of_protection(view: DraftView) -> Iterator[Finding]:
    """Find exhibits for which nobody was asked, and published ones: their text is known."""
    document_ids = {one.document_id for one in view.snapshot.consents}
    sensitive = {
        one.id for one in view.snapshot.documents if one.sensitivity is not Sensitivity.ORDINARY
    }
    unasked = [
        one
        for one in view.draft.projection.documents
        if one in sensitive and one not in document_ids
    ]
    if unasked:
        yield new_finding("warn", "unasked", [view.document(one) for one in unasked])
    published = {one.id for one in view.snapshot.documents if one.is_public}
    known = [one for one, plan in view.drawn if one in published and plan.box_count]
    if known:
        yield new_finding("warn", "published", [view.document(one) for one in known])


def _equal_marks(workplace: JobContext, request: EditionRequest, count: int) -> DossierFindings:
    snapshot, _ = workplace.vault.read(
        snapshot_of(request.case_id, request.profile, request.audience)
    )
    marks = [one.mark for one in snapshot.exhibits]
    equal = [one for one in snapshot.exhibits if marks.count(one.mark) > 1 or "[[" in one.mark]
    spots = [FindingLocation(one.mark, "documents", one.document_id) for one in equal]
    return in_order([new_finding("stop", "marks_equal", spots, count=count + 1)])


def _of_pages(view: DraftView) -> Iterator[Finding]:
    if view.draft.plans and not view.draft.unread:
        yield new_finding("ok", "all_read", count=0)
    boxes = sum(plan.box_count for plan in view.draft.plans)
    if boxes:
        yield new_finding("ok", "removed", count=boxes)
    if view.draft.projection.tokens:
        yield new_finding("ok", "tokens", count=view.draft.projection.tokens)


def _unsettable(
    workplace: JobContext, view: DraftView, ticket: CancellationToken
) -> Iterator[Finding]:
    """Ask the child that typesets which texts it cannot set."""
    request = FindUnsettable(str(workplace.resources))
    blobs = [canonical_bytes(view.draft.disclosure)]
    found = ask_once(CHILD, TYPESETTING, request, UnsettableTexts, blobs, ticket)[0].texts
    if found:
        locations = TextLocations(view)
        spots = [locations.of(one.section, one.number) for one in found]
        yield new_finding("stop", "unsettable", dict.fromkeys(spots), count=len(found))


def _of_assertions(view: DraftView) -> Iterator[Finding]:
    """Find what claims no proof, and what loses it by what was left out."""
    bare = list(_bare(view))
    left_out = _left_out(view)
    lost = [spot for cites, spot in bare if any(cite.document_id in left_out for cite in cites)]
    unproven = [spot for _, spot in bare if spot not in lost]
    if lost:
        yield new_finding("warn", "left_out_proof", lost)
    if unproven:
        yield new_finding("warn", "unproven", unproven)
    unmarked = dict.fromkeys(
        cite.document_id
        for cites, _ in _cites_of(view)
        for cite in cites
        if cite.document_id not in view.marks
    )
    if unmarked:
        yield new_finding("warn", "unmarked", [view.document(one) for one in unmarked])


def _bare(view: DraftView) -> Iterator[tuple[tuple[Citation, ...], FindingLocation]]:
    """Yield what this dossier shows without proof, with the cites that the case has for it."""
    projection, shown = view.draft.projection, view.draft.disclosure
    facts = {one.id: one for one in view.snapshot.facts}
    for fact_id, fact in zip(projection.facts, shown.facts, strict=True):
        if fact.standing is EvidentialStatus.EVIDENCE_TO_FOLLOW:
            yield facts[fact_id].cites, view.fact(facts[fact_id])
    spots = view.happenings()
    cites = {one.id: one.cites for one in view.snapshot.steps}
    cites |= {one.id: one.cites for one in view.snapshot.events}
    without = {
        *(key for key, one in zip(projection.steps, shown.steps, strict=True) if _is_bare(one)),
        *(key for key, one in zip(projection.events, shown.events, strict=True) if _is_bare(one)),
    }
    for key in dict.fromkeys((*projection.events, *projection.steps)):
        if key in without:
            yield cites[key], spots[key]


def _is_bare(one: DisclosedEvent | DisclosedReprisalStep) -> bool:
    return one.standing is EvidentialStatus.EVIDENCE_TO_FOLLOW


def _cites_of(
    view: DraftView,
) -> Iterator[tuple[tuple[Citation, ...], Event | Fact | Argument | ReprisalStep]]:
    """Yield the cites of what this dossier shows."""
    events, facts = set(view.draft.projection.events), set(view.draft.projection.facts)
    yield from ((one.cites, one) for one in view.snapshot.events if one.id in events)
    yield from ((one.cites, one) for one in view.snapshot.facts if one.id in facts)
    if view.draft.disclosure.grounds:
        yield from ((one.cites, one) for one in view.snapshot.arguments)
    steps = set(view.draft.projection.steps)
    yield from ((one.cites, one) for one in view.snapshot.steps if one.id in steps)


def _left_out(view: DraftView) -> dict[DocumentId, None]:
    """Return exhibits that may leave and that this dossier does not hold."""
    shown = set(view.draft.projection.documents)
    document_ids = {one.id for one in view.snapshot.documents if is_exportable(one)}
    produced = (one.document_id for one in view.snapshot.exhibits)
    return dict.fromkeys(one for one in produced if one in document_ids and one not in shown)


def _of_exhibits(view: DraftView) -> Iterator[Finding]:
    left_out = _left_out(view)
    if left_out:
        yield new_finding("info", "left_out", [view.document(one) for one in left_out])
    counts = view.snapshot.page_counts
    shown = zip(
        view.draft.projection.documents, view.draft.projection.disclosure.exhibits, strict=True
    )
    as_text = {document_id for document_id, exhibit in shown if exhibit.form}
    if as_text:
        spots = [view.document(one) for one in view.draft.projection.documents if one in as_text]
        yield new_finding("info", "as_text", spots)
    separate = [
        one for one in view.draft.projection.documents if not counts.get(one) and one not in as_text
    ]
    if separate:
        yield new_finding("info", "separate", [view.document(one) for one in separate])
    produced = {one.document_id for one in view.snapshot.exhibits}
    withheld = [
        one for one in view.snapshot.documents if one.id in produced and not is_exportable(one)
    ]
    if withheld:
        yield new_finding("info", "kept_back", [view.document(one.id) for one in withheld])


def _of_the_whole(workplace: JobContext, view: DraftView) -> Iterator[Finding]:
    shown = view.draft.disclosure
    values = (
        shown.events,
        shown.steps,
        shown.facts,
        shown.narrative,
        shown.paper,
        shown.exhibits,
        shown.removals,
    )
    if not any(values):
        yield new_finding("warn", "empty", count=0)
    if not shown.dated:
        yield new_finding(
            "warn", "undated", [FindingLocation(msg("The case"), "overview", "", "edit")]
        )
    today = datetime.fromtimestamp(workplace.clock.wall() // _BILLION, UTC).date()
    if view.draft.profile.review_by < today:
        yield new_finding(
            "warn", "profile_old", count=0, day=view.draft.profile.review_by.isoformat()
        )
    named = {one.label for one in shown.persons if not one.is_pseudonym}
    spots = [
        FindingLocation(one.names[0].text, "people", one.id)
        for one in view.snapshot.persons
        if one.protection is Protection.OPEN and one.names and one.names[0].text in named
    ]
    if spots:
        yield new_finding("info", "named", spots)
    editions = workplace.vault.read(
        lambda reader: reader.find(
            Edition,
            case_id=view.snapshot.case.id,
            profile=view.draft.disclosure.profile,
            audience=view.draft.disclosure.audience,
        )
    )
    if editions:
        yield new_finding(
            "info",
            "earlier",
            [FindingLocation(msg("See the history"), "history")],
            count=len(editions),
        )
