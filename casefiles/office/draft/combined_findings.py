"""What a dossier tells together with earlier ones, as findings: stops, and what may pass."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.editions import SignOff
from casefiles.office.draft.combined_disclosure import (
    OVERLAP,
    CombinedDisclosure,
    CombinedDisclosureItem,
    OverlapBasis,
    combined_disclosure_of,
)
from casefiles.office.draft.combined_disclosure_words import overlap_words
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.finding_acceptance import accepted_findings, withdraw_acceptance
from casefiles.office.records.findings import (
    Finding,
    FindingLocation,
    Kind,
    digest_of,
    new_finding,
)
from casefiles.office.workplace.operations import Edit, JobContext
from casefiles.words.language import msg

PAIR_UNANSWERED: Final = "pair_unanswered"
"""Code of the stop where a question about two recipients waits for an answer."""
_KNOWN: Final = (OverlapBasis.KNOWN, OverlapBasis.STRONGER, OverlapBasis.OWN)
PAIR_BARRED: Final = "pair_barred"
"""Code of the stop where the answer was no."""


def combined_disclosure_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what a dossier would tell together with earlier ones, where nobody let that pass."""
    found = combined_disclosure_of(workplace, draft)
    if found.gains:
        yield _listed("stop", OVERLAP, found.gains)
    unanswered = found.resting(OverlapBasis.UNANSWERED)
    if unanswered:
        first = {one.pair.pair: one for one in reversed(unanswered)}
        spots = tuple(
            FindingLocation(one.pair.question, "dossier", one.of, "overlay", kept=one.pair.question)
            for one in (first[pair] for pair in sorted(first))
        )
        yield new_finding(
            "stop", PAIR_UNANSWERED, spots, len(spots), digest_of(one.of for one in unanswered)
        )
    barred = found.resting(OverlapBasis.BARRED)
    if barred:
        yield _listed("stop", PAIR_BARRED, barred)


def _listed(kind: Kind, code: str, items: Sequence[CombinedDisclosureItem]) -> Finding:
    spots = tuple(
        FindingLocation(_spot_words(one), "dossier", one.of, "overlay", kept=_case_free_words(one))
        for one in items
    )
    return new_finding(kind, code, spots, len(items), digest_of(one.of for one in items))


def _spot_words(one: CombinedDisclosureItem) -> str:
    """Return an item in a few words; of a gain, who gains it."""
    if one.rests is not OverlapBasis.GAIN:
        return one.item.brief
    return msg("{brief} \u00b7 gained by {gainers}", brief=one.item.brief, gainers=one.gainers)


def _case_free_words(one: CombinedDisclosureItem) -> str:
    """Return what an item is and who can read both, without a word of the case."""
    what = overlap_words(one.overlap)
    return msg("{what}, for {gainers}", what=what, gainers=one.gainers)


def combined_disclosure_checks(overlay: CombinedDisclosure) -> Iterator[Finding]:
    """Tell what could not be laid over, what was accepted, and what readers may put together."""
    if overlay.uncomparable:
        spots = [FindingLocation(words, "history") for words in overlay.uncomparable]
        yield new_finding("warn", "uncomparable", spots)
    listed: tuple[tuple[str, Sequence[CombinedDisclosureItem]], ...] = (
        ("overlap_accepted", [one for one in overlay.findings if one.reason is not None]),
        ("pair_joined", overlay.resting(OverlapBasis.JOINED)),
        ("overlap_known", overlay.resting(*_KNOWN)),
    )
    for code, items in listed:
        if items:
            yield _listed("info", code, items)
    if overlay.editions and not overlay.findings:
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


def joined_counts(workplace: JobContext, draft: Draft) -> tuple[tuple[str, str, int], ...]:
    """Return what a dossier shares with editions of recipients whose readers may know that.

    Each is a pair of recipients, a kind of thing, and how many of it.
    """
    joined = combined_disclosure_of(workplace, draft).resting(OverlapBasis.JOINED)
    counts = Counter((one.pair.id, one.overlap.matter) for one in joined)
    return tuple((pair, matter, count) for (pair, matter), count in sorted(counts.items()))


def spend(case_id: CaseId, signatures: Iterable[SignOff]) -> Edit[None]:
    """Take back what was accepted for a dossier that left: the next one is unanswered anew."""
    of = [one.of for one in signatures if one.code == OVERLAP]
    return withdraw_acceptance(case_id, OVERLAP, of)
