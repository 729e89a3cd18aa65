"""What a dossier would leave with, told before anything of it is written, and what may pass.

At a terminal nobody sees the checks of the window. So they are told first: each stop and check by
its code, what goes from pages and texts, what nobody read. A person then names, code by code, what
may pass; a reason that names nothing passes nothing.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Protection
from casefiles.domain.records.editions import SignOff
from casefiles.domain.records.pairings import MayJoin
from casefiles.office.draft.combined_disclosure import (
    OVERLAP,
    CombinedDisclosure,
    CombinedDisclosureItem,
    OverlapBasis,
    combined_disclosure_of,
)
from casefiles.office.draft.draft_view import ranges, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.pairings import answer_pair
from casefiles.office.reading.ocr import OcrResult
from casefiles.office.records.findings import Finding, FindingLocation, in_order, listed
from casefiles.office.stops.dossier_checks import checks_of_draft
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.words.language import msg

_CODE: Final = re.compile(r"[a-z][a-z_]*\Z")
_PAIR: Final = re.compile(r"[a-z_]+-[0-9a-f]{12}\Z")
_QUOTED: Final = re.compile("\u201c[^\u201d]*\u201d")
_REMOVED: Final = "[\u2026]"
_PAIR_DIGITS: Final = 12
_ID_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class EditionPair:
    """A dossier and an earlier edition that tell something together.

    Attributes:
        id: by which it is accepted; another one as soon as anything of the findings changes.
        edition: what the earlier one is called.
        matters: how many things of each kind are told.
        gainers: who can read both, in words.
        of: digest of each finding.
    """

    id: str
    edition: str
    matters: tuple[tuple[str, int], ...]
    of: tuple[str, ...]
    gainers: str = ""


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """A question about two recipients that this dossier and earlier editions raise.

    Attributes:
        id: by which it is answered.
        words: what is asked.
        answer: yes or no; empty while nothing is answered, which counts as no.
        matters: how many things of each kind show readers of both that it is the same file.
    """

    id: str
    words: str
    answer: str
    matters: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What is told before anything is written.

    Attributes:
        findings: the gravest first.
        pairs: earlier editions beside which something is told that nobody accepted.
        areas: removed from pages of exhibits; likewise mentions in texts that become tokens.
        unread: exhibits with pages that nobody read, and how many such pages there are.
        signed: findings that pass because somebody signed for them.
        accepted: pairs that pass likewise.
        questions: about two recipients each, answered or not.
    """

    findings: tuple[Finding, ...]
    pairs: tuple[EditionPair, ...]
    areas: int
    mentions: int
    unread: tuple[FindingLocation, ...]
    unread_pages: int
    signed: tuple[Finding, ...]
    accepted: tuple[EditionPair, ...]
    questions: tuple[PairQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportApproval:
    """What a person lets pass, by name.

    Attributes:
        signed: code of a stop, and why it may pass.
        accepted: id of a pair, and why it may be told together.
        on_preview: is given what would leave, before it does; None where nobody listens.
        read: is given what came of reading the pictures of its exhibits, before that.
    """

    signed: tuple[tuple[str, str], ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()
    on_preview: Callable[[ExportPreview], None] | None = None
    read: Callable[[OcrResult], None] | None = None

    def report_read(self, done: OcrResult) -> None:
        """Tell what was read before names were searched for, if anybody listens."""
        if self.read is not None:
            self.read(done)


NO_CONSENT: Final = ExportApproval()
"""Nothing passes, and nobody is told."""


def signs_in(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what `--sign` names, as pairs of code and reason.

    Raises:
        Refused: sign_names_nothing: no code, or no reason; sign_twice.
    """
    return _named(words, _CODE, "sign_names_nothing", "sign_twice")


def accepts_in(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what `--accept-overlap` names, as pairs of the name of a pair and a reason.

    Raises:
        Refused: accept_names_nothing; accept_twice.
    """
    return _named(words, _PAIR, "accept_names_nothing", "accept_twice")


def _named(
    words: Iterable[str], name: re.Pattern[str], nothing: str, twice: str
) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for one in words:
        of, _, reason = (part.strip() for part in one.partition("="))
        if not name.match(of) or not reason:
            raise Refused(nothing)
        if of in found:
            raise Refused(twice, named=of)
        found[of] = reason
    return tuple(found.items())


def consented(
    workplace: JobContext,
    draft: Draft,
    stops: Sequence[Finding],
    consent: ExportApproval,
    ticket: CancellationToken,
) -> tuple[SignOff, ...]:
    """Tell what would leave, and return a signature for each thing that a person let pass.

    Args:
        workplace: holds the vault.
        draft: that would leave.
        stops: all that stand against it.
        consent: what may pass.
        ticket: stops the work.

    Raises:
        Refused: sign_stops_nothing, sign_passes_no_stop or pair_unknown: what is named is not
            there, or nobody can sign for it. Nothing is kept of the rest then.
    """
    combined = combined_disclosure_of(workplace, draft)
    pairs = _pairs(combined.gains)
    if consent.on_preview is not None:
        preview = _export_preview(workplace, draft, stops, consent, pairs, ticket)
        consent.on_preview(replace(preview, questions=_questions(combined)))
    kinds = {stop.code: stop.kind for stop in stops}
    for code, _ in consent.signed:
        if code not in kinds:
            raise Refused("sign_stops_nothing", named=code)
        if kinds[code] != "sign":
            raise Refused("sign_passes_no_stop", named=code)
    unknown = next((one for one, _ in consent.accepted if one not in pairs), None)
    if unknown is not None:
        raise Refused("pair_unknown", named=unknown)
    of = {stop.code: stop.of for stop in stops}
    signed = [SignOff(code, of[code], reason) for code, reason in consent.signed]
    signed += [
        SignOff(OVERLAP, one, reason) for pair, reason in consent.accepted for one in pairs[pair].of
    ]
    return tuple(signed)


def everything(
    workplace: JobContext, draft: Draft, stops: Sequence[Finding], reason: str
) -> ExportApproval:
    """Return consent to all that stands against a draft, by name; for an invented case alone."""
    codes = tuple((one.code, reason) for one in stops if one.kind == "sign")
    pairs = _pairs(combined_disclosure_of(workplace, draft).gains)
    return ExportApproval(codes, tuple((one, reason) for one in pairs))


def answer_open_questions(workplace: JobContext, draft: Draft, reason: str) -> None:
    """Answer yes to each question that a draft raises; for an invented case alone."""
    unanswered = combined_disclosure_of(workplace, draft).resting(OverlapBasis.UNANSWERED)
    case_id = draft.snapshot.case.id
    for pair in dict.fromkeys(one.pair.pair for one in unanswered):
        answer = answer_pair(case_id, pair, MayJoin.YES, reason, workplace.randomness)
        workplace.vault.write(answer)


def _questions(combined: CombinedDisclosure) -> tuple[PairQuestion, ...]:
    """Return each question about two recipients, with what would be seen by who reads both."""
    shared = combined.resting(OverlapBasis.UNANSWERED, OverlapBasis.BARRED, OverlapBasis.JOINED)
    answers = {one.pair.id: one.pair for one in shared}
    return tuple(
        PairQuestion(own, one.question, one.holds or "", _matters_of(shared, own))
        for own, one in sorted(answers.items())
    )


def _matters_of(shared: Iterable[CombinedDisclosureItem], pair: str) -> tuple[tuple[str, int], ...]:
    found = Counter(one.overlap.matter for one in shared if one.pair.id == pair)
    return tuple(sorted(found.items()))


def _pairs(found: Iterable[CombinedDisclosureItem]) -> dict[str, EditionPair]:
    """Return the findings by the earlier edition, each under a name that is theirs alone."""
    grouped: dict[str, list[CombinedDisclosureItem]] = {}
    for one in found:
        grouped.setdefault(one.subject, []).append(one)
    pairs = {}
    for own in grouped.values():
        of = tuple(sorted(one.of for one in own))
        digest = hashlib.sha256("\n".join(of).encode()).hexdigest()[:_PAIR_DIGITS]
        matters = Counter(one.overlap.matter for one in own)
        pair = f"{own[0].audience}-{digest}"
        counts = tuple(sorted(matters.items()))
        pairs[pair] = EditionPair(pair, own[0].edition, counts, of, own[0].gainers)
    return pairs


def _export_preview(
    workplace: JobContext,
    draft: Draft,
    stops: Sequence[Finding],
    consent: ExportApproval,
    pairs: Mapping[str, EditionPair],
    ticket: CancellationToken,
) -> ExportPreview:
    teller = _Teller(draft)
    found = checks_of_draft(workplace, draft, stops, UnchangedRasters(), ticket)
    signed, accepted = dict(consent.signed), dict(consent.accepted)
    view = view_of(draft)
    unread = [
        view.document(
            document_id, msg(", p {ranges}", ranges=ranges(plan.unread_pages)), plan.unread_pages[0]
        )
        for document_id, plan in view.drawn
        if plan.unread_pages
    ]
    return ExportPreview(
        findings=tuple(map(teller.finding, in_order(found).found)),
        pairs=tuple(pairs.values()),
        areas=sum(plan.box_count for plan in draft.plans),
        mentions=draft.projection.tokens,
        unread=tuple(map(teller.place, unread)),
        unread_pages=draft.unread,
        signed=tuple(
            teller.finding(listed(one))
            for one in stops
            if one.kind == "sign" and one.code in signed
        ),
        accepted=tuple(pair for one, pair in pairs.items() if one in accepted),
    )


class _Teller:
    """Says what was found without a protected name, since a terminal's lines may be kept."""

    def __init__(self, draft: Draft) -> None:
        self._matcher = Matcher(protected_terms_of(draft.snapshot.persons))
        self._open = {
            str(one.id) for one in draft.snapshot.persons if one.protection is Protection.OPEN
        }
        self._marked = {str(one.document_id) for one in draft.snapshot.exhibits}

    def finding(self, one: Finding) -> Finding:
        places = tuple(map(self.place, one.spots))
        return replace(one, words=self._plain(one.words), spots=places)

    def place(self, spot: FindingLocation) -> FindingLocation:
        stored = self._plain(spot.kept)
        # A name too short to be searched for would stay in the words of a place.
        is_hidden = spot.room == "people" and spot.record and spot.record not in self._open
        words = (stored or _REMOVED) if is_hidden else self._plain(spot.words)
        record = spot.record.rpartition("/")[2][:_ID_DIGITS]
        is_document = spot.room == "documents" and spot.record in self._marked
        return FindingLocation(words, spot.room, record, spot.detail, stored, is_document)

    def _plain(self, words: str) -> str:
        description = _QUOTED.sub("\u201c\u2026\u201d", words)
        shown, at = "", 0
        for one in self._matcher.find(description):
            shown += description[at : one.start] + _REMOVED
            at = one.end
        return shown + description[at:]
