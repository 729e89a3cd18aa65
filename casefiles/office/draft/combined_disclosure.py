"""A dossier that is about to leave, laid over every earlier one that its readers could reach."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from casefiles.domain.disclosure.closed_paper import CLOSED_READER, OPEN_READER
from casefiles.domain.disclosure.disclosed import Disclosure, disclosure_from_bytes
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId, EditionId, PersonId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedContent, ExportedPage
from casefiles.domain.records.foreseeable_readers import readers_reached_by
from casefiles.domain.records.pairings import MayJoin
from casefiles.domain.records.showings import Appearance
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.appearance import shown_as
from casefiles.office.draft.combined_disclosure_words import (
    DescribedItem,
    describe_item,
    edition_words,
    gainers_words,
)
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft, closed_draft_of, draft_of
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.draft.pairings import PairAnswer, PairAnswers, pair_answers
from casefiles.office.records.finding_acceptance import accepted_findings
from casefiles.office.records.findings import Finding, FindingLocation, digest_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.disclosure_risk.edition_overlap import EditionView, Overlap, overlaps
from casefiles.redaction.disclosure_risk.edition_views import (
    PersonIndex,
    sheet_of,
    texts_of_disclosure,
)
from casefiles.redaction.pixels.areas import uncovered
from casefiles.redaction.release.printed_persons import printed_persons
from casefiles.words.combined_editions import readers_words
from casefiles.words.language import msg

OVERLAP: Final = "edition_overlap"
"""Code of the stop, and of what was accepted."""
Pages = Mapping[tuple[DocumentId, int], ExportedPage]


class OverlapBasis(StrEnum):
    """What it rests on whether one thing that editions tell together stops a dossier.

    GAIN: readers of both gain by it, which stops until it is accepted. KNOWN: they have it already
    from earlier editions for the same two. STRONGER: whoever can read both may know it, as was
    chosen for each of them. OWN: it shows the readers of one recipient that two editions are of
    one file, which they know. JOINED: it shows that to readers of two, who may
    know. BARRED: who may not, which stops. UNANSWERED: of whom nothing was answered, which counts
    as no.
    """

    GAIN = "gain"
    KNOWN = "known"
    STRONGER = "stronger"
    OWN = "own"
    JOINED = "joined"
    BARRED = "barred"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedDisclosureItem(Finding):
    """One thing that this dossier and an earlier edition tell together.

    Attributes:
        edition: what the earlier edition is called, which is its subject; `readers` whom it is
            for, in words, and `audience` by id.
        item: in words, for the list and its two columns.
        here_boxes: areas of the page that this dossier removes; likewise `there_boxes`.
        rests: on what it rests whether it stops the dossier.
        pair: the question about the two recipients, and its answer.
        gainers: who can read both, in words.
    """

    edition: str
    readers: str
    audience: str
    overlap: Overlap
    item: DescribedItem
    rests: OverlapBasis
    pair: PairAnswer
    gainers: str
    here_boxes: tuple[Box, ...] = ()
    there_boxes: tuple[Box, ...] = ()

    @property
    def page(self) -> tuple[DocumentId, int] | None:
        """The page of a document that it is about; None for none."""
        if not self.overlap.page:
            return None
        return DocumentId(self.overlap.records[0]), self.overlap.page

    @property
    def is_open(self) -> bool:
        """Whether it stops the dossier."""
        if self.rests is OverlapBasis.GAIN:
            return self.reason is None
        return self.rests in {OverlapBasis.BARRED, OverlapBasis.UNANSWERED}


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
        """What stops the dossier: gains that nobody accepted, and pairs without a yes."""
        return tuple(one for one in self.findings if one.is_open)

    def resting(self, *rests: OverlapBasis) -> tuple[CombinedDisclosureItem, ...]:
        """Return what rests on one of these."""
        return tuple(one for one in self.findings if one.rests in rests)

    @property
    def gains(self) -> tuple[CombinedDisclosureItem, ...]:
        """Gains that nobody accepted."""
        return tuple(one for one in self.resting(OverlapBasis.GAIN) if one.reason is None)


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
    editions, reasons, answers = workplace.vault.read(
        lambda reader: (
            reader.find(Edition, case_id=case_id),
            accepted_findings(reader, case_id, OVERLAP),
            pair_answers(reader, case_id),
        )
    )
    near = [one for one in editions if _readers_of_both(draft, one)]
    comparable = [one for one in near if one.left_as is not None]
    findings: list[CombinedDisclosureItem] = []
    if comparable:
        shows = _shows_of(workplace, draft)
        comparing = _comparing(draft, reasons, answers, _newest_of_a_kind(comparable), shows)
        for one in comparing.editions:
            findings.extend(comparing.with_edition(one))
    return CombinedDisclosure(
        tuple(findings),
        tuple(edition_words(one) for one in comparable),
        tuple(edition_words(one) for one in near if one.left_as is None),
    )


def earlier_placeholders(workplace: JobContext, draft: Draft) -> Counter[PersonId]:
    """Count the placeholders that each person has in earlier editions within reach of a draft."""
    case_id = draft.snapshot.case.id
    editions = workplace.vault.read(lambda reader: reader.find(Edition, case_id=case_id))
    found = Counter[PersonId]()
    for one in editions:
        if one.left_as is None or not _readers_of_both(draft, one):
            continue
        disclosure = disclosure_from_bytes(one.left_as.disclosure.encode())
        labels = {each.label for each in disclosure.persons if each.is_pseudonym}
        text = "\n".join(texts_of_disclosure(disclosure))
        printed = printed_persons(labels, one.numbering, one.left_as.ciphers)
        # The list of persons has each once.
        found.update({who: text.count(label) - 1 for who, label in printed.items()})
    return found


def _readers_of_both(draft: Draft, edition: Edition) -> frozenset[str]:
    """Return the recipients by whom anybody could come to read both."""
    reaches = draft.snapshot.reaches
    own = readers_reached_by(draft.disclosure.audience, reaches)
    return own & readers_reached_by(edition.audience, reaches)


def _newest_of_a_kind(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Leave out editions of which a later one for the same readers says and shows the same."""
    last: dict[tuple[str, str, ExportedContent | None], Edition] = {}
    for one in editions:
        last[one.profile, one.audience, one.left_as] = one
    return tuple(last.values())


_COMPOSED: Final = {OPEN_READER, CLOSED_READER}


@dataclass(frozen=True, slots=True)
class _Comparing:
    """A draft on its way over earlier editions.

    Attributes:
        editions: those that it is laid over.
        sheets: each of them as its readers hold it, by id.
        shows: what the closed paper of the draft shows of a page beyond the open one.
    """

    here: EditionView
    view: DraftView
    reasons: Mapping[str, str]
    answers: PairAnswers
    editions: tuple[Edition, ...]
    sheets: Mapping[EditionId, EditionView]
    shows: Callable[[DocumentId, int], Sequence[Box]]

    @property
    def line(self) -> tuple[str, str]:
        return self.here.disclosure.profile, self.here.disclosure.audience

    def with_edition(self, edition: Edition) -> Iterator[CombinedDisclosureItem]:
        """Yield what the draft and an edition tell together."""
        there = self.sheets[edition.id]
        same = self.line == (edition.profile, edition.audience)
        found = overlaps(self.here, there, same_readers=same)
        known = (
            self._known(edition, same=same) if any(one.is_gain for one in found) else frozenset()
        )
        pair = self.answers.of(self.here.disclosure.audience, edition.audience)
        if edition.profile == self.line[0] and {edition.audience, self.line[1]} == _COMPOSED:
            # One is composed from the other, so that both are one file by their making.
            pair = replace(pair, answer=MayJoin.YES, is_void=False)
        readers = _readers_of_both(self.view.draft, edition)
        for one in found:
            weaker = weaker_readers(one, readers, self.answers)
            may_know = not weaker or self._is_known_of_closed(edition, one)
            rests = rests_of(one, pair, is_known=one in known, same_readers=same, may_know=may_know)
            gainers = weaker if rests is OverlapBasis.GAIN else readers
            yield self._finding(edition, one, (rests, pair), gainers)

    def _is_known_of_closed(self, edition: Edition, one: Overlap) -> bool:
        """Tell whether whoever can read a closed paper and its open one may know what they tell.

        They may if all whom the closed paper names are named to each of them; what else it keeps
        back, both keep back.
        """
        if edition.profile != self.line[0] or {edition.audience, self.line[1]} != _COMPOSED:
            return False
        is_here = self.line[1] == CLOSED_READER
        sheets = self.here, self.sheets[edition.id]
        closed, is_open = sheets if is_here else reversed(sheets)
        if one.matter not in {"name", "area"} or (one.shows_more == "here") is not is_here:
            return False
        if one.matter == "area" and uncovered(one.areas, self.shows(*_page_of(one))):
            return False
        more = closed.named.keys() - is_open.named.keys()
        known = [who for who in self.answers.persons if who.id in more]
        reaches = self.view.snapshot.reaches
        readers = _readers_of_both(self.view.draft, edition)
        return len(known) == len(more) and all(
            shown_as(who, reader, reaches).appearance is Appearance.NAMED
            for who in known
            for reader in readers
        )

    def _known(self, edition: Edition, *, same: bool) -> frozenset[Overlap]:
        """Return what readers of both have already, from an edition that left for this line."""
        there = self.sheets[edition.id]
        own = [
            one
            for one in self.editions
            if (one.profile, one.audience) == self.line and one.id != edition.id
        ]
        return frozenset(
            overlap
            for one in own
            for overlap in overlaps(self.sheets[one.id], there, same_readers=same)
        )

    def _finding(
        self,
        edition: Edition,
        one: Overlap,
        rests: tuple[OverlapBasis, PairAnswer],
        gainers: frozenset[str],
    ) -> CombinedDisclosureItem:
        is_gain = rests[0] is OverlapBasis.GAIN
        # What was accepted for some readers is asked anew for more.
        about = (*_exactly(one), *(sorted(gainers) if is_gain else ()))
        of = digest_of([json.dumps([*self.line, edition.id, *about])])
        item = describe_item(one, edition, self.view)
        made = CombinedDisclosureItem(
            "stop",
            OVERLAP,
            item.words,
            1,
            tuple(_spots(one, self.view)),
            of,
            self.reasons.get(of) if is_gain else None,
            edition.id,
            edition=edition_words(edition),
            readers=readers_words(edition.audience),
            audience=edition.audience,
            overlap=one,
            item=item,
            rests=rests[0],
            pair=rests[1],
            gainers=gainers_words(gainers),
            here_boxes=_boxes(self.here, one),
            there_boxes=_boxes(self.sheets[edition.id], one),
        )
        return made if made.is_open else replace(made, kind="info")


def weaker_readers(one: Overlap, readers: frozenset[str], answers: PairAnswers) -> frozenset[str]:
    """Return who of those who can read two editions may not know what the two tell together.

    A name is known to whom it may be shown everywhere, by what is chosen for them and for all who
    foreseeably read along. Of all else nobody says that they may know it.
    """
    if one.matter != "name":
        return readers
    about = [who for who in answers.persons if who.id in one.records]
    if len(about) != len(one.records):
        return readers
    return frozenset(
        reader
        for reader in readers
        for who in about
        for place in ("", *(one.place for one in who.showings))
        if shown_as(who, reader, answers.reaches, place).appearance is not Appearance.NAMED
    )


def rests_of(
    one: Overlap,
    pair: PairAnswer,
    *,
    is_known: bool,
    same_readers: bool,
    may_know: bool,
) -> OverlapBasis:
    """Return on what it rests whether one thing stops a dossier: no answer lets a gain pass.

    Args:
        one: what this dossier and an earlier edition tell together.
        pair: the question about their recipients.
        is_known: readers of both have it already from two editions that left.
        same_readers: both are for one recipient under one profile.
        may_know: whoever can read both may know it; that both are of one file is asked all the
            same.
    """
    if one.is_gain and (is_known or not may_know):
        return OverlapBasis.KNOWN if is_known else OverlapBasis.GAIN
    if one.is_gain and (same_readers or pair.holds is MayJoin.YES):
        return OverlapBasis.STRONGER
    if same_readers:
        return OverlapBasis.OWN
    return _RESTS[pair.holds]


_RESTS: Final[Mapping[MayJoin | None, OverlapBasis]] = {
    MayJoin.YES: OverlapBasis.JOINED,
    MayJoin.NO: OverlapBasis.BARRED,
    None: OverlapBasis.UNANSWERED,
}


def _comparing(
    draft: Draft,
    reasons: Mapping[str, str],
    answers: PairAnswers,
    editions: tuple[Edition, ...],
    shows: Callable[[DocumentId, int], Sequence[Box]],
) -> _Comparing:
    view = view_of(draft)
    here, people = sheet_of_draft(view)
    sheets = {one.id: _sheet_left(one.left_as, one, people) for one in editions if one.left_as}
    return _Comparing(here, view, reasons, answers, editions, sheets, shows)


def _shows_of(workplace: JobContext, draft: Draft) -> Callable[[DocumentId, int], Sequence[Box]]:
    """Return what tells which areas of a page the closed paper of a draft shows."""

    @cache
    def shown() -> Mapping[tuple[DocumentId, int], tuple[Box, ...]]:
        closed = draft
        if draft.closed is None:
            closed = closed_draft_of(workplace, draft, ExportCache())
        return {
            (document.id, number): tuple(box for one in strips for box in one.boxes)
            for document, plan in closed.exhibits
            for number, strips in plan.opened.items()
        }

    return lambda document_id, number: shown().get((document_id, number), ())


def _page_of(one: Overlap) -> tuple[DocumentId, int]:
    return DocumentId(one.records[0]), one.page


def _sheet_left(left: ExportedContent, edition: Edition, index: PersonIndex) -> EditionView:
    """Return an edition as its readers hold it."""
    disclosure = disclosure_from_bytes(left.disclosure.encode())
    people = index.in_edition(disclosure, edition.numbering, left, left.ciphers)
    people = {one.person_id: one.text for one in left.named if one.text} | people
    outside = (one.person_id for one in left.named if not one.text)
    named = index.names_of(outside) | index.named_in(disclosure)
    return sheet_of(disclosure, left, pages_left(left, disclosure), people, named)


def sheet_of_draft(view: DraftView) -> tuple[EditionView, PersonIndex]:
    """Return a draft as its readers would hold it, and everybody of its case."""
    draft, people = view.draft, PersonIndex(view.snapshot)
    numbering, ciphers = draft.projection.numbering, draft.ciphers
    shown = people.in_edition(draft.disclosure, numbering, draft.projection, ciphers)
    named = people.names_of(draft.named_outside_texts) | people.named_in(draft.disclosure)
    pages = _pages_of_draft(view)
    return sheet_of(draft.disclosure, draft.projection, pages, shown, named), people


def _boxes(sheet: EditionView, one: Overlap) -> tuple[Box, ...]:
    page = sheet.pages.get((DocumentId(one.records[0]), one.page))
    return page.boxes if page is not None else ()


def _exactly(one: Overlap) -> tuple[object, ...]:
    areas = [[box.x0, box.y0, box.x1, box.y1] for box in one.areas]
    return one.matter, one.about, one.records, one.shows_more, one.here, one.there, one.page, areas


def _pages_of_draft(view: DraftView) -> Pages:
    return {
        (document_id, number): ExportedPage(plan.exhibit, number, plan.shut(number), "")
        for document_id, plan in view.drawn
        for number in plan.boxes
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
