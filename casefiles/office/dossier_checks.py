"""Looking a dossier over before it is made: what stops it, what readers would notice."""

import hmac
import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from casefiles.domain.disclosure import canonical_bytes
from casefiles.domain.errors import ExportStopped, WorkerFailed
from casefiles.domain.ids import ContentId, DocumentId
from casefiles.domain.records import Cite, Edition, Event, Fact, Protection, Standing
from casefiles.domain.snapshot import CaseSnapshot
from casefiles.domain.text_references import replace_references
from casefiles.domain.ticket import Ticket
from casefiles.office.burning import BurnPlan
from casefiles.office.checks import Check, Checks, Spot, check, in_order
from casefiles.office.children import ask_child
from casefiles.office.finishing import Draft, Wanted, draft_of
from casefiles.office.probing import RASTER_DPI
from casefiles.office.snapshots import snapshot_of
from casefiles.office.verbs import Job, Workplace
from casefiles.redaction.gate import raster_digest
from casefiles.redaction.released_case import may_leave

_EXCERPT: Final = 60
_BILLION: Final = 1_000_000_000


class SeenRasters:
    """Pages that were found to look as they did when they were marked; so they stay so.

    A content never changes, so a page is drawn for this once as long as the window lives.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[ContentId, int, str]] = set()
        self._guard = threading.Lock()

    def has(self, content_id: ContentId, page: int, digests: Iterable[str]) -> bool:
        """Tell whether a page was seen to have all these digests."""
        with self._guard:
            return all((content_id, page, one) in self._seen for one in digests)

    def add(self, content_id: ContentId, page: int, digest: str) -> None:
        """Remember that a page has a digest."""
        with self._guard:
            self._seen.add((content_id, page, digest))


@dataclass(frozen=True, slots=True)
class _View:
    """A draft, and how its records are called."""

    draft: Draft
    marks: Mapping[DocumentId, str]
    names: Mapping[str, str]

    @property
    def snapshot(self) -> CaseSnapshot:
        return self.draft.snapshot

    def document(self, document_id: DocumentId, more: str = "", page: int = 0) -> Spot:
        """Return the place of a document, by its mark or title."""
        titles = {one.id: one.title or one.file_name for one in self.snapshot.documents}
        name = self.marks.get(document_id) or self.said(titles.get(document_id, ""))
        detail = str(page) if page else ""
        return Spot(f"{name}{more}", "documents", document_id, detail)

    def event(self, event: Event) -> Spot:
        return Spot(self.said(event.text), "timeline", event.id)

    def fact(self, fact: Fact) -> Spot:
        return Spot(f"{fact.position}. {self.said(fact.text)}", "dossier", fact.id, "facts")

    def said(self, text: str) -> str:
        """Return the beginning of a text, with names."""
        told = replace_references(text, lambda person_id: self.names.get(person_id, "?"))
        line = " ".join(told.split())
        return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"


def checks_of(wanted: Wanted, seen: SeenRasters) -> Job[Checks]:
    """Look a dossier over, without making its pages.

    Args:
        wanted: which dossier.
        seen: pages that need not be drawn again; added to.

    Raises:
        Refused: unknown case, profile or audience.
        WorkerFailed: a page cannot be drawn, or a child failed.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: Workplace, ticket: Ticket) -> Checks:
        ticket.check()
        try:
            draft = draft_of(workplace, wanted)
        except ExportStopped as stopped:
            return _equal_marks(workplace, wanted, int(stopped.safe.get("exhibits", 0)))
        view = _view(draft)
        found = [
            *_of_pages(view),
            *_stale_marks(workplace, view, seen, ticket),
            *_unsettable(workplace, view, ticket),
            *_of_assertions(view),
            *_of_exhibits(view),
            *_of_the_whole(workplace, view, wanted),
        ]
        return in_order(found)

    return work


def _view(draft: Draft) -> _View:
    names = {str(one.id): one.names[0].text for one in draft.snapshot.persons if one.names}
    marks = {
        one.document_id: replace_references(one.mark, lambda person_id: names.get(person_id, "?"))
        for one in reversed(draft.snapshot.exhibits)
    }
    return _View(draft, marks, names)


def _equal_marks(workplace: Workplace, wanted: Wanted, count: int) -> Checks:
    snapshot, _ = workplace.vault.read(snapshot_of(wanted.case_id, wanted.profile, wanted.audience))
    marks = [one.mark for one in snapshot.exhibits]
    equal = [one for one in snapshot.exhibits if marks.count(one.mark) > 1 or "[[" in one.mark]
    spots = [Spot(one.mark, "documents", one.document_id) for one in equal]
    return in_order([check("stop", "marks_equal", spots, count=count + 1)])


def _drawn(view: _View) -> Iterator[tuple[DocumentId, BurnPlan]]:
    """Yield the exhibits that have pages, with what is done to them."""
    shown = zip(
        view.draft.projection.documents, view.draft.projection.disclosure.exhibits, strict=True
    )
    with_pages = (document_id for document_id, exhibit in shown if exhibit.pages)
    yield from zip(with_pages, view.draft.plans, strict=True)


def _of_pages(view: _View) -> Iterator[Check]:
    spots = [
        view.document(document_id, f", p {ranges(plan.unread_pages)}", plan.unread_pages[0])
        for document_id, plan in _drawn(view)
        if plan.unread
    ]
    if spots:
        yield check("sign", "unread", spots, count=view.draft.unread)
    elif view.draft.plans:
        yield check("ok", "all_read", count=0)
    boxes = sum(plan.box_count for plan in view.draft.plans)
    if boxes:
        yield check("ok", "removed", count=boxes)
    if view.draft.projection.tokens:
        yield check("ok", "tokens", count=view.draft.projection.tokens)


def ranges(pages: tuple[int, ...]) -> str:
    """Return rising page numbers as people write them: 1-3, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}\u2013{run[-1]}" for run in runs)


def _stale_marks(
    workplace: Workplace, view: _View, seen: SeenRasters, ticket: Ticket
) -> Iterator[Check]:
    spots = [
        view.document(document_id, f", p {page}", page)
        for document_id, plan in _drawn(view)
        for page in _stale_pages(workplace, plan, seen, ticket)
    ]
    if spots:
        yield check("stop", "stale_marks", spots)


def _stale_pages(
    workplace: Workplace, plan: BurnPlan, seen: SeenRasters, ticket: Ticket
) -> list[int]:
    """Draw the marked pages of an exhibit that were not seen yet, and compare."""
    unseen = [
        page
        for page, digests in sorted(plan.rasters.items())
        if page in plan.boxes and not seen.has(plan.content_id, page, digests)
    ]
    if not unseen:
        return []
    stale = []
    vault = workplace.vault
    chunks = vault.content(plan.content_id)
    for raster in workplace.template().render(chunks, unseen, RASTER_DPI, ticket):
        digest = raster_digest(raster, vault.raster_key)
        if all(hmac.compare_digest(digest, kept) for kept in plan.rasters[raster.number]):
            seen.add(plan.content_id, raster.number, digest)
        else:
            stale.append(raster.number)
    return stale


def _unsettable(workplace: Workplace, view: _View, ticket: Ticket) -> Iterator[Check]:
    """Ask the child that typesets which texts it cannot set."""
    request = {"resources": str(workplace.resources), "survey": True}
    frames = [json.dumps(request).encode(), canonical_bytes(view.draft.disclosure), b""]
    answer = ask_child("casefiles.dossier", frames, ticket, "typesetting")
    try:
        told = [(str(c), str(s), int(n)) for c, s, n in json.loads(answer)["unsettable"]]
    except (ValueError, KeyError, TypeError):
        raise WorkerFailed("child_crashed", work="typesetting") from None
    if told:
        spots = [_place(view, section, number) for _, section, number in told]
        yield check("stop", "unsettable", dict.fromkeys(spots), count=len(told))


def _place(view: _View, section: str, number: int) -> Spot:
    """Return the record behind a text of the dossier."""
    projection, snapshot = view.draft.projection, view.snapshot
    index = number - 1
    if section == "chronology" and 0 <= index < len(projection.events):
        event_id = projection.events[index]
        return next(view.event(one) for one in snapshot.events if one.id == event_id)
    if section == "statement" and 0 <= index < len(projection.facts):
        fact_id = projection.facts[index]
        return next(view.fact(one) for one in snapshot.facts if one.id == fact_id)
    if section == "exhibits" and 0 <= index < len(projection.documents):
        return view.document(projection.documents[index])
    if section == "persons" and 0 <= index < len(projection.disclosure.persons):
        return Spot(projection.disclosure.persons[index].label, "people")
    return Spot("The case and its dates", "overview")


def _of_assertions(view: _View) -> Iterator[Check]:
    """Find what claims no proof, and what loses it by what was left out."""
    shown = view.draft.disclosure
    events = {one.id: one for one in view.snapshot.events}
    facts = {one.id: one for one in view.snapshot.facts}
    bare: list[tuple[tuple[Cite, ...], Spot]] = []
    for fact_id, fact in zip(view.draft.projection.facts, shown.facts, strict=True):
        if fact.standing is Standing.EVIDENCE_TO_FOLLOW:
            bare.append((facts[fact_id].cites, view.fact(facts[fact_id])))
    for event_id, event in zip(view.draft.projection.events, shown.events, strict=True):
        if event.standing is Standing.EVIDENCE_TO_FOLLOW:
            bare.append((events[event_id].cites, view.event(events[event_id])))
    left_out = _left_out(view)
    lost = [spot for cites, spot in bare if any(cite.document_id in left_out for cite in cites)]
    unproven = [spot for _, spot in bare if spot not in lost]
    if lost:
        yield check("warn", "left_out_proof", lost)
    if unproven:
        yield check("warn", "unproven", unproven)
    unmarked = dict.fromkeys(
        cite.document_id
        for cites, _ in _cites_of(view)
        for cite in cites
        if cite.document_id not in view.marks
    )
    if unmarked:
        yield check("warn", "unmarked", [view.document(one) for one in unmarked])


def _cites_of(view: _View) -> Iterator[tuple[tuple[Cite, ...], Event | Fact]]:
    """Yield the cites of what this dossier shows."""
    events, facts = set(view.draft.projection.events), set(view.draft.projection.facts)
    yield from ((one.cites, one) for one in view.snapshot.events if one.id in events)
    yield from ((one.cites, one) for one in view.snapshot.facts if one.id in facts)


def _left_out(view: _View) -> dict[DocumentId, None]:
    """Return exhibits that may leave and that this dossier does not hold."""
    shown = set(view.draft.projection.documents)
    leaving = {one.id for one in view.snapshot.documents if may_leave(one.status)}
    produced = (one.document_id for one in view.snapshot.exhibits)
    return dict.fromkeys(one for one in produced if one in leaving and one not in shown)


def _of_exhibits(view: _View) -> Iterator[Check]:
    left_out = _left_out(view)
    if left_out:
        yield check("info", "left_out", [view.document(one) for one in left_out])
    counts = view.snapshot.page_counts
    separate = [one for one in view.draft.projection.documents if not counts.get(one)]
    if separate:
        yield check("info", "separate", [view.document(one) for one in separate])
    produced = {one.document_id for one in view.snapshot.exhibits}
    kept_back = [
        one for one in view.snapshot.documents if one.id in produced and not may_leave(one.status)
    ]
    if kept_back:
        yield check("info", "kept_back", [view.document(one.id) for one in kept_back])


def _of_the_whole(workplace: Workplace, view: _View, wanted: Wanted) -> Iterator[Check]:
    shown = view.draft.disclosure
    if not (shown.events or shown.facts or shown.exhibits):
        yield check("warn", "empty", count=0)
    if not shown.dated:
        yield check("warn", "undated", [Spot("The case", "overview", "", "edit")])
    today = datetime.fromtimestamp(workplace.clock.wall() // _BILLION, UTC).date()
    if view.draft.profile.review_by < today:
        yield check("warn", "profile_old", count=0, day=view.draft.profile.review_by.isoformat())
    named = {one.label for one in shown.persons if not one.is_pseudonym}
    spots = [
        Spot(one.names[0].text, "people", one.id)
        for one in view.snapshot.persons
        if one.protection is Protection.OPEN and one.names and one.names[0].text in named
    ]
    if spots:
        yield check("info", "named", spots)
    editions = workplace.vault.read(
        lambda reader: reader.find(
            Edition, case_id=wanted.case_id, profile=wanted.profile, audience=wanted.audience
        )
    )
    if editions:
        yield check("info", "earlier", [Spot("See the history", "history")], count=len(editions))
