"""A dossier that is about to leave, laid over every earlier one that its readers could reach."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure, disclosure_from_bytes
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedContent, ExportedPage, SignOff
from casefiles.domain.records.foreseeable_readers import readers_reached_by
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.office.draft.combined_disclosure_words import (
    DescribedItem,
    describe_item,
    edition_words,
    readers_words,
)
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.records.finding_acceptance import accepted_findings, withdraw_acceptance
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.redaction.disclosure_risk.edition_overlap import EditionView, Overlap, overlaps
from casefiles.redaction.disclosure_risk.edition_views import PersonIndex, sheet_of
from casefiles.words.language import msg

OVERLAP: Final = "edition_overlap"
"""Code of the stop, and of what was accepted."""
Pages = Mapping[tuple[DocumentId, int], ExportedPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedDisclosureItem(Finding):
    """One thing that this dossier and an earlier edition tell together.

    Attributes:
        edition: what the earlier edition is called, which is its subject; `readers` whom it is
            for, in words, and `audience` by id.
        item: in words, for the list and its two columns.
        here_boxes: areas of the page that this dossier removes; likewise `there_boxes`.
    """

    edition: str
    readers: str
    audience: str
    overlap: Overlap
    item: DescribedItem
    here_boxes: tuple[Box, ...] = ()
    there_boxes: tuple[Box, ...] = ()

    @property
    def page(self) -> tuple[DocumentId, int] | None:
        """The page of a document that it is about; None for none."""
        if not self.overlap.page:
            return None
        return DocumentId(self.overlap.records[0]), self.overlap.page


@dataclass(frozen=True, slots=True)
class CombinedDisclosure:
    """What the earlier editions within reach make of a dossier.

    Attributes:
        editions: what those are called that it was laid over.
        uncomparable: what those are called of which only a digest was kept.
    """

    findings: tuple[CombinedDisclosureItem, ...]
    editions: tuple[str, ...]
    uncomparable: tuple[str, ...]

    @property
    def open(self) -> tuple[CombinedDisclosureItem, ...]:
        """Findings that nobody accepted."""
        return tuple(one for one in self.findings if one.reason is None)


def combined_disclosure(request: EditionRequest) -> Job[CombinedDisclosure]:
    """Lay a dossier over the earlier ones.

    Raises:
        Refused: unknown case, profile or audience.
        ExportStopped: several exhibits would leave under one mark.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> CombinedDisclosure:
        ticket.check()
        return combined_disclosure_of(workplace, draft_of(workplace, request))

    return work


def combined_disclosure_of(workplace: JobContext, draft: Draft) -> CombinedDisclosure:
    """Lay a draft over every earlier edition of its case that a reader of it could come by."""
    case_id = draft.snapshot.case.id
    editions, reasons = workplace.vault.read(
        lambda reader: (
            reader.find(Edition, case_id=case_id),
            accepted_findings(reader, case_id, OVERLAP),
        )
    )
    near = [one for one in editions if _meet(draft, one)]
    comparable = [one for one in near if one.left_as is not None]
    findings: list[CombinedDisclosureItem] = []
    if comparable:
        comparing = _comparing(draft, reasons)
        for one in _newest_of_a_kind(comparable):
            findings.extend(comparing.with_edition(one))
    return CombinedDisclosure(
        tuple(findings),
        tuple(edition_words(one) for one in comparable),
        tuple(edition_words(one) for one in near if one.left_as is None),
    )


def _meet(draft: Draft, edition: Edition) -> bool:
    """Tell whether anybody could come to read both."""
    reaches = draft.snapshot.reaches
    own = readers_reached_by(draft.disclosure.audience, reaches)
    return not own.isdisjoint(readers_reached_by(edition.audience, reaches))


def _newest_of_a_kind(editions: Iterable[Edition]) -> list[Edition]:
    """Leave out editions of which a later one for the same readers says and shows the same."""
    last: dict[tuple[str, str, ExportedContent | None], Edition] = {}
    for one in editions:
        last[one.profile, one.audience, one.left_as] = one
    return list(last.values())


@dataclass(frozen=True, slots=True)
class _Comparing:
    """A draft on its way over earlier editions."""

    here: EditionView
    view: DraftView
    people: PersonIndex
    reasons: Mapping[str, str]

    @property
    def line(self) -> tuple[str, str]:
        return self.here.disclosure.profile, self.here.disclosure.audience

    def with_edition(self, edition: Edition) -> Iterator[CombinedDisclosureItem]:
        """Yield what the draft and an edition tell together."""
        left = edition.left_as
        if left is None:
            return
        disclosure = disclosure_from_bytes(left.disclosure.encode())
        people = self.people.in_edition(disclosure, edition.numbering, left, left.ciphers)
        people = {one.person_id: one.text for one in left.named} | people
        there = sheet_of(disclosure, left, pages_left(left, disclosure), people)
        same = self.line == (edition.profile, edition.audience)
        for one in overlaps(self.here, there, same_readers=same):
            yield self._finding(edition, one, there)

    def _finding(
        self, edition: Edition, one: Overlap, there: EditionView
    ) -> CombinedDisclosureItem:
        of = digest_of([json.dumps([*self.line, edition.id, *_exactly(one)])])
        item = describe_item(one, edition, self.view)
        return CombinedDisclosureItem(
            "stop",
            OVERLAP,
            item.words,
            1,
            tuple(_spots(one, self.view)),
            of,
            self.reasons.get(of),
            edition.id,
            edition=edition_words(edition),
            readers=readers_words(edition.audience),
            audience=edition.audience,
            overlap=one,
            item=item,
            here_boxes=_boxes(self.here, one),
            there_boxes=_boxes(there, one),
        )


def _comparing(draft: Draft, reasons: Mapping[str, str]) -> _Comparing:
    view = view_of(draft)
    here, people = sheet_of_draft(view)
    return _Comparing(here, view, people, reasons)


def sheet_of_draft(view: DraftView) -> tuple[EditionView, PersonIndex]:
    """Return a draft as its readers would hold it, and everybody of its case."""
    draft, people = view.draft, PersonIndex(view.snapshot)
    numbering, ciphers = draft.projection.numbering, draft.ciphers
    shown = people.in_edition(draft.disclosure, numbering, draft.projection, ciphers)
    return sheet_of(draft.disclosure, draft.projection, _pages_of_draft(view), shown), people


def _boxes(sheet: EditionView, one: Overlap) -> tuple[Box, ...]:
    page = sheet.pages.get((DocumentId(one.records[0]), one.page))
    return page.boxes if page is not None else ()


def _exactly(one: Overlap) -> tuple[object, ...]:
    areas = [[box.x0, box.y0, box.x1, box.y1] for box in one.areas]
    return one.matter, one.about, one.records, one.shows_more, one.here, one.there, one.page, areas


def _pages_of_draft(view: DraftView) -> Pages:
    return {
        (document_id, number): ExportedPage(plan.exhibit, number, boxes, "")
        for document_id, plan in view.drawn
        for number, boxes in plan.boxes.items()
    }


def pages_left(left: ExportedContent, disclosure: Disclosure) -> Pages:
    """Return the pages of an edition's exhibits, by document and number."""
    exhibits = zip(disclosure.exhibits, left.documents, strict=True)
    documents = {exhibit.mark: document_id for exhibit, document_id in exhibits}
    return {
        (documents[page.exhibit], page.number): page
        for page in left.pages
        if page.exhibit in documents
    }


def _spots(one: Overlap, view: DraftView) -> Iterator[FindingLocation]:
    """Yield where a finding can be mended; nothing for what is gone from the case."""
    snapshot = view.snapshot
    requested = frozenset(one.records)
    match one.about:
        case "person":
            yield from (view.person(each) for each in snapshot.persons if each.id in requested)
        case "fact":
            yield from (view.fact(each) for each in snapshot.facts if each.id in requested)
        case "event":
            yield from (at for key, at in view.happenings().items() if key in requested)
        case "document":
            yield from _document_spots(one, snapshot, view)
        case "case":
            yield FindingLocation(msg("The case and its dates"), "overview", "", "edit")


def _document_spots(
    one: Overlap, snapshot: CaseSnapshot, view: DraftView
) -> Iterator[FindingLocation]:
    for each in snapshot.documents:
        if each.id in one.records:
            more = msg(", p {page}", page=one.page) if one.page else ""
            yield view.document(each.id, more, one.page)


def combined_disclosure_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what a dossier would tell together with earlier ones, where nobody accepted that."""
    found = combined_disclosure_of(workplace, draft).open
    if found:
        spots = tuple(
            FindingLocation(one.item.brief, "dossier", one.of, "overlay") for one in found
        )
        yield new_finding("stop", OVERLAP, spots, len(found), digest_of(one.of for one in found))


def combined_disclosure_checks(overlay: CombinedDisclosure) -> Iterator[Finding]:
    """Tell what could not be laid over, and what was accepted."""
    if overlay.uncomparable:
        spots = [FindingLocation(words, "history") for words in overlay.uncomparable]
        yield new_finding("warn", "uncomparable", spots)
    standing = [one for one in overlay.findings if one.reason is not None]
    if standing:
        spots = [FindingLocation(one.item.brief, "dossier", one.of, "overlay") for one in standing]
        yield new_finding("info", "overlap_accepted", spots)
    elif overlay.editions and not overlay.findings:
        yield new_finding("ok", "overlay_clear", count=len(overlay.editions))


def without_accepted(stops: Iterable[Finding], signatures: Iterable[SignOff]) -> Iterator[Finding]:
    """Yield stops without overlaps that somebody accepted for this dossier, finding by finding."""
    given = {one.of for one in signatures if one.code == OVERLAP and one.reason.strip()}
    for stop in stops:
        if stop.code != OVERLAP:
            yield stop
            continue
        left = tuple(one for one in stop.spots if one.record not in given)
        if left:
            yield new_finding(
                stop.kind, OVERLAP, left, len(left), digest_of(one.record for one in left)
            )


def standing_overlaps(workplace: JobContext, draft: Draft) -> tuple[SignOff, ...]:
    """Return what was accepted of a dossier, as signatures that its edition keeps."""
    case_id = draft.snapshot.case.id
    if not workplace.vault.read(lambda reader: accepted_findings(reader, case_id, OVERLAP)):
        return ()
    found = combined_disclosure_of(workplace, draft).findings
    return tuple(SignOff(OVERLAP, one.of, one.reason) for one in found if one.reason)


def spend(case_id: CaseId, signatures: Iterable[SignOff]) -> Edit[None]:
    """Take back what was accepted for a dossier that left: the next one is asked anew."""
    of = [one.of for one in signatures if one.code == OVERLAP]
    return withdraw_acceptance(case_id, OVERLAP, of)
