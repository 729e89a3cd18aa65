"""What a dossier tells of open names that hold a protected one: counted, waiting, cut by a line."""

from collections.abc import Iterator

from casefiles.office.draft.draft_view import DraftView
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, new_finding
from casefiles.office.redaction.name_suggestions import shown_texts
from casefiles.office.redaction.review_excuses import words_of_pair
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.excused_places import added, excused_in_texts
from casefiles.redaction.finding.excuses import EXCUSED_NAME, key_of
from casefiles.redaction.names.sought import Excuse
from casefiles.words.language import msg_n


def excused_checks(workplace: JobContext, view: DraftView) -> Iterator[Finding]:
    """Find pairs that nobody decided, which go, and names that go because a line ends in them."""
    draft = view.draft
    case_id = draft.snapshot.case.id
    texts = (one.text for one in workplace.vault.read(lambda at: shown_texts(at, case_id)))
    waits = added([excused_in_texts(texts, draft.sought).waits, *_on_pages(draft, "waits")])
    if waits:
        spots = [_spot(draft, pair, count) for pair, count in waits.items()]
        yield new_finding("warn", "excused_undecided", spots)
    cut = added(_on_pages(draft, "cut"))
    if cut:
        spots = [_spot(draft, pair, count) for pair, count in cut.items()]
        yield new_finding("warn", "excused_cut", spots, sum(cut.values()))


def _on_pages(draft: Draft, what: str) -> Iterator[tuple[tuple[Excuse, int], ...]]:
    return (getattr(plan.excused, what) for plan in draft.plans)


def _spot(draft: Draft, pair: Excuse, count: int) -> FindingLocation:
    places = msg_n("{n} place", "{n} places", count)
    words = f"{words_of_pair(pair, draft.snapshot.persons)}: {places}"
    return FindingLocation(words, "redaction", f"{EXCUSED_NAME}/{key_of(pair)}")
