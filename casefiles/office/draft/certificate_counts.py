"""What a certificate tells beside clearance: what was searched for, asked, signed and looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.editions import SignOff
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.number_kinds import IdentifierCategory, number_kind
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.draft.combined_findings import joined_counts
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.missing_scripts import names_missing
from casefiles.office.draft.ocr_readback import script_of
from casefiles.office.redaction.page_inspection import UNSEEN_PAGE, pages_seen
from casefiles.office.redaction.redaction_queue import queue_of
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.sought import Sought
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.findings import NAME_NOT_IN_SCRIPT


def with_counts(
    workplace: JobContext,
    draft: Draft,
    certificate: FinalCheckCertificate,
    signatures: Iterable[SignOff],
) -> FinalCheckCertificate:
    """Return a certificate with what the vault knows of the work on its draft."""
    page_check_counts = workplace.vault.read(lambda reader: _page_check_counts(reader, draft))
    decided = _decided(workplace, draft)
    signed = {one.code for one in signatures if one.code}
    return replace(
        certificate,
        searched=searched(draft.sought),
        decided=decided[SuggestionVerdict.ACCEPTED] + decided[SuggestionVerdict.REJECTED],
        left=decided[SuggestionVerdict.REJECTED],
        undecided=decided[None],
        signed=tuple(sorted(signed)),
        unlisted=len(names_missing(draft)) if NAME_NOT_IN_SCRIPT in signed else 0,
        looked=page_check_counts.checked,
        attested=page_check_counts.attested,
        joined=joined_counts(workplace, draft),
    )


def searched(sought: Sought) -> tuple[tuple[str, str, int], ...]:
    """Return kind, script and count of what is searched for by its listed forms."""
    found: Counter[tuple[str, str]] = Counter()
    for person in sought.protected:
        for name in dict.fromkeys(person.names):
            found["listed", _script(name)] += 1
        for kind, _value in person.identifiers:
            is_date = number_kind(kind) is IdentifierCategory.BIRTH_DATE
            found["date" if is_date else "number", ""] += 1
        if person.born:
            found["date", ""] += 1
    return tuple((kind, script, count) for (kind, script), count in sorted(found.items()))


def _script(name: str) -> str:
    scripts = Counter(script_of(word_kind(char)) for char in fold(name))
    del scripts[""]
    return scripts.most_common(1)[0][0] if scripts else ""


def _decided(workplace: JobContext, draft: Draft) -> Counter[SuggestionVerdict | None]:
    """Count the questions on exhibits of a draft by what was answered."""
    shown = set(draft.projection.documents)
    queue = workplace.vault.read(queue_of(draft.snapshot.case.id))
    return Counter(
        one.verdict
        for one in queue.items
        if one.item.document_id in shown and one.item.kind != UNSEEN_PAGE
    )


@dataclass(frozen=True, slots=True)
class _PageCheckCounts:
    checked: int
    attested: int


def _page_check_counts(reader: ReadTransaction, draft: Draft) -> _PageCheckCounts:
    """Count pages of exhibits that were looked at, and that were only said to be."""
    checked = attested = 0
    exhibits = list(draft.exhibits)
    ticked = pages_seen(reader, [document.id for document, _ in exhibits])
    for document, plan in exhibits:
        found = set(_stated_pages(document, plan.boxes, ticked.get(document.id, frozenset())))
        shown = reader.pages_shown(document.id)
        checked += len(found & shown)
        attested += len(found - shown)
    return _PageCheckCounts(checked, attested)


def _stated_pages(
    document: Document, pages: Iterable[int], ticked: frozenset[int]
) -> Iterator[int]:
    """Yield the pages of a document that somebody said to have looked at."""
    yield from (page for page in pages if document.is_looked_at or page in ticked)
