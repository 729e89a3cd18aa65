"""Names that lead to two people who have tokens of their own: whom they mean only a person can say.

Printed as a token of a third kind, such a name would tell that two hidden names share a part.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from casefiles.domain.ids import DocumentId, PersonId
from casefiles.domain.pressure import record_of_step
from casefiles.domain.records import NOBODY, Person, Protection
from casefiles.domain.review_decisions import ReviewDecision
from casefiles.domain.rows import DocumentRow
from casefiles.domain.ticket import Ticket
from casefiles.office.checks import Spot
from casefiles.office.draft_view import view_of
from casefiles.office.finishing import Draft
from casefiles.office.review_items import (
    NOWHERE,
    CaseAt,
    CaseSource,
    QueueItem,
    item_key,
    on_one_line,
)
from casefiles.office.review_names import ShownText, shown_texts
from casefiles.office.stops import Stop, digest_of
from casefiles.office.verbs import Workplace
from casefiles.redaction.matching import matcher_of
from casefiles.redaction.mentions import SHARED, Matcher

SHARED_NAME: Final = "shared_name"
"""The kind of such a question, and the code of the stop."""


def shared_mentions(
    text: str, matcher: Matcher, persons: Iterable[Person]
) -> list[tuple[int, int, frozenset[PersonId]]]:
    """Return where a form leads to several people, each of whom has a token of one's own."""
    own = {one.id for one in persons if one.protection is Protection.PSEUDONYM}
    found = [
        (one.start, one.end, matcher.owners_in(text[one.start : one.end]))
        for one in matcher.find(text)
        if one.person_id == SHARED
    ]
    return [(start, end, owners) for start, end, owners in found if owners <= own]


def _look(
    workplace: Workplace, at: CaseAt, _rows: Sequence[DocumentRow], ticket: Ticket
) -> Iterator[QueueItem]:
    for shown in workplace.vault.read(lambda reader: shown_texts(reader, at.case_id)):
        ticket.check()
        yield from items_in(shown, at.matcher, at.persons)


def items_in(shown: ShownText, matcher: Matcher, persons: Sequence[Person]) -> Iterator[QueueItem]:
    """Yield what is asked about such names in a text of the lawyer's."""
    names = {one.id: one.names[0].text if one.names else "?" for one in persons}
    text = on_one_line(shown.text)
    for start, end, owners in shared_mentions(shown.text, matcher, persons):
        found = text[start:end]
        whom = " or ".join(sorted(names[one] for one in owners))
        yield QueueItem(
            kind=SHARED_NAME,
            key=item_key(SHARED_NAME, (shown.place, shown.id, start), NOBODY, found),
            document_id=NOWHERE,
            page=0,
            boxes=(),
            before=text[:start],
            text=found,
            after=text[end:],
            person_id=NOBODY,
            words=f"It may be {whom}.",
            record=(shown.place, shown.id),
        )


def shared_names(workplace: Workplace, draft: Draft) -> Iterator[Stop]:
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
        spots = [Spot(f"{one.text}: {one.words}", "redaction", f"{SHARED_NAME}/{one.key}")
                 for one in items]  # fmt: skip
        spots += [view.document(one) for one in words]
        of = digest_of([*(one.key for one in items), *words.items()])
        yield Stop("sign", SHARED_NAME, of, len(items) + sum(words.values()), tuple(spots))


def _shown_in(draft: Draft) -> Callable[[ShownText], bool]:
    """Return what tells whether a dossier shows a record; the case and its answers always."""
    told = draft.projection
    ids = {
        "event": set(map(str, told.events)),
        "incident": set(map(record_of_step, told.steps)),
        "fact": set(map(str, told.facts)),
        "narrative_block": set(map(str, told.blocks)),
        "document": set(map(str, told.documents)),
        "exhibit": {
            str(one.id) for one in draft.snapshot.exhibits if one.document_id in told.documents
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


IN_RECORDS: Final = CaseSource("shared names", _look)
