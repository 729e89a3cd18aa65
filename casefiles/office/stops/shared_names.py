"""Names that lead to two people: whom they mean in own texts and exhibits that a draft shows."""

from collections.abc import Callable, Iterator

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.reprisals import record_of_step
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.redaction.name_suggestions import ShownText, shown_texts
from casefiles.office.redaction.review_shared import SHARED_NAME, items_in, shared_mentions
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.words.language import stored_words


def shared_names(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find such names in own texts that a draft shows and in the words of its exhibits."""
    case_id = draft.snapshot.case.id
    matcher, persons = matcher_of(draft.sought), draft.snapshot.persons
    texts, decided = workplace.vault.read(
        lambda reader: (
            shown_texts(reader, case_id),
            {one.key for one in reader.find(ReviewDecision, case_id=case_id, kind=SHARED_NAME)},
        )
    )
    is_shown = _shown_in(draft)
    items = [
        item
        for shown in texts
        if is_shown(shown)
        for item in items_in(shown, matcher, persons)
        if item.key not in decided
    ]
    words = dict(_in_exhibits(draft, matcher))
    if items or words:
        view = view_of(draft)
        spots = [
            FindingLocation(
                f"{one.text}: {stored_words(one.words)}", "redaction", f"{SHARED_NAME}/{one.key}"
            )
            for one in items
        ]
        spots += [view.document(one) for one in words]
        of = digest_of([*(one.key for one in items), *words.items()])
        yield new_finding("sign", SHARED_NAME, tuple(spots), len(items) + sum(words.values()), of)


def _shown_in(draft: Draft) -> Callable[[ShownText], bool]:
    """Return what tells whether a dossier shows a record; the case and its answers always."""
    projection = draft.projection
    ids = {
        "event": set(map(str, projection.events)),
        "incident": set(map(record_of_step, projection.steps)),
        "fact": set(map(str, projection.facts)),
        "narrative_block": set(map(str, projection.blocks)),
        "paper_block": set(map(str, projection.paper)),
        "document": set(map(str, projection.documents)),
        "exhibit": {
            str(one.id)
            for one in draft.snapshot.exhibits
            if one.document_id in projection.documents
        },
    }

    def is_shown(shown: ShownText) -> bool:
        kind = shown.place.partition(".")[0]
        return kind not in ids or shown.id in ids[kind]

    return is_shown


def _in_exhibits(draft: Draft, matcher: Matcher) -> Iterator[tuple[DocumentId, int]]:
    exhibits = zip(draft.projection.documents, draft.projection.disclosure.exhibits, strict=True)
    for document_id, exhibit in exhibits:
        if exhibit.form:
            blocks = draft.snapshot.blocks.get(document_id, ())
            text = "\n".join(block.whole for block in blocks)
            count = len(shared_mentions(text, matcher, draft.snapshot.persons))
            if count:
                yield document_id, count
