"""Answering what is asked about words of kinship: each answer is one act, and can be undone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import PartlyDone, Refused
from casefiles.domain.foundation.ids import (
    CaseId,
    DocumentId,
    PersonId,
    Randomness,
    ReviewDecisionId,
    new_id,
)
from casefiles.domain.records.case_records import NOBODY, Mark, Person, RedactionKind
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.records.shown_people import is_hidden_from_anybody
from casefiles.office.redaction.kinship_words import changed_text, spans_of
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from casefiles.office.redaction.replacement_texts import mark_words, marks_of_words
from casefiles.office.redaction.suggestions import KINDS, NOWHERE, ItemPlace, RedactionSuggestion
from casefiles.office.redaction.word_places import is_absent, words_of
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.kinship import ANOTHER_REASON, KNOWN_REASON, may_be_words

KINSHIP_KINDS: Final = frozenset({"kinship", "kinship_unknown"})
_APART: Final = "kinship_apart"
_MEANS: Final = "kinship_means"
KINSHIP_REMOVED: Final = "kinship_gone"
"""Tells that a text of the lawyer's lost words of kinship; it answers no question."""


@dataclass(frozen=True, slots=True)
class KinshipAnswerEffect:
    """What came of an answer.

    Attributes:
        marks: areas of pages, or stretches of words, that go now.
        texts: texts of the lawyer's that were changed.
    """

    marks: int = 0
    texts: int = 0


def as_decided(
    items: Sequence[RedactionSuggestion],
    decisions: Iterable[ReviewDecision],
    names: Mapping[PersonId, str],
) -> list[RedactionSuggestion]:
    """Return items with who was said to be meant, and one by one where that was chosen."""
    review_decisions = {
        (one.kind, one.key): one for one in decisions if one.kind in {_APART, _MEANS}
    }
    found: list[RedactionSuggestion] = []
    for item in items:
        means = review_decisions.get((_MEANS, item.key))
        one = item if means is None else _meaning(item, means.person_id, names)
        apart = review_decisions.get((_APART, item.key))
        if (
            apart is not None
            and apart.verdict is SuggestionVerdict.ACCEPTED
            and len(one.places) > 1
        ):
            found += (_alone(one, place) for place in one.places)
        else:
            found.append(one)
    return found


def _meaning(
    item: RedactionSuggestion, person_id: PersonId, names: Mapping[PersonId, str]
) -> RedactionSuggestion:
    words = may_be_words([names.get(person_id, "?")])
    return replace(item, person_id=person_id, may_be=(person_id,), words=words, means=NOBODY)


def _alone(item: RedactionSuggestion, place: ItemPlace) -> RedactionSuggestion:
    boxes = tuple(box for page, box in place.spots if page == place.page)
    return replace(
        item,
        key=place.key,
        page=place.page,
        boxes=boxes,
        before=place.before,
        text=place.text,
        after=place.after,
        count=1,
        places=(place,),
    )


def may_be_known(item: RedactionSuggestion) -> bool:
    """Tell whether "it may be known" is offered first: no sentence says what somebody did."""
    return bool(item.places) and not any(one.discloses for one in item.places)


def remove_sentences(
    case_id: CaseId, items: Sequence[RedactionSuggestion], person_id: PersonId = NOBODY
) -> Job[KinshipAnswerEffect]:
    """Let the whole sentences go in which words of kinship stand.

    On pages: the whole lines of each. In texts of the lawyer's the sentence is cut out.

    Args:
        case_id: of the case.
        items: of kinds of kinship.
        person_id: whom they lead to, where an item itself does not say so.

    Raises:
        Refused: a text would be empty then, was changed, or what it stood in was removed.
        PartlyDone: words were not found in a document that leaves as words; what was found goes.
        WorkerFailed: a page cannot be drawn.
    """
    return _removal(case_id, items, person_id, is_whole=True)


def use_placeholder(
    case_id: CaseId, items: Sequence[RedactionSuggestion], person_id: PersonId = NOBODY
) -> Job[KinshipAnswerEffect]:
    """Let the words alone go: texts of the lawyer's get a reference, of pages their lines go.

    Raises:
        Refused: it is not said who is meant, a text was changed, or what it stood in was removed.
        PartlyDone: words were not found in a document that leaves as words; what was found goes.
        WorkerFailed: a page cannot be drawn.
    """
    return _removal(case_id, items, person_id, is_whole=False)


def _removal(
    case_id: CaseId, items: Sequence[RedactionSuggestion], person_id: PersonId, *, is_whole: bool
) -> Job[KinshipAnswerEffect]:
    def work(workplace: JobContext, ticket: CancellationToken) -> KinshipAnswerEffect:
        own = [one for one in items if one.document_id == NOWHERE]

        def change(at: WriteTransaction) -> int:
            done = sum(_change_text(at, one, person_id, is_whole=is_whole) for one in own)
            record_removed(at, case_id, own, workplace.randomness)
            return done

        texts = workplace.vault.write(change)
        marks = 0
        on_pages = [one for one in items if one.document_id != NOWHERE]
        for document_id in dict.fromkeys(one.document_id for one in on_pages):
            here = [one for one in on_pages if one.document_id == document_id]
            for who in dict.fromkeys(one.person_id or person_id for one in here):
                mine = [one for one in here if (one.person_id or person_id) == who]
                terms = MarkInput(str(KINDS["kinship"].title), who)
                marks += _mark(workplace, mine, terms, ticket, is_whole=is_whole)
            _keep_words_decided(workplace, case_id, here)
        not_found = _not_found(workplace, on_pages)
        if not_found:
            # The rest is removed already; what stays is asked on.
            raise PartlyDone("words_not_found", count=not_found)
        return KinshipAnswerEffect(marks, texts)

    return work


def _mark(
    workplace: JobContext,
    items: Sequence[RedactionSuggestion],
    terms: MarkInput,
    ticket: CancellationToken,
    *,
    is_whole: bool,
) -> int:
    document_id = items[0].document_id
    spans = workplace.vault.read(lambda reader: _spans(reader, items, is_whole=is_whole))
    if spans is not None:
        if not spans:
            # What stands on its pages alone, such as hidden text, does not leave.
            return 0
        return len(
            mark_words(document_id, spans, replace(terms, kind=RedactionKind.SPAN))(
                workplace, ticket
            )
        )
    areas = [
        RedactionArea(document_id, page, Box(0.0, box.y0, 1.0, box.y1))
        for item in items
        for place in item.places
        for page, box in (place.areas if is_whole else place.spots)
    ]
    return len(add_marks(list(dict.fromkeys(areas)), terms)(workplace, ticket))


def sentences_in_words(workplace: JobContext, items: Sequence[RedactionSuggestion]) -> list[Mark]:
    """Return the marks over whole sentences in documents that leave as their own words."""
    found: list[Mark] = []
    for document_id, who in dict.fromkeys((one.document_id, one.person_id) for one in items):
        mine = [one for one in items if (one.document_id, one.person_id) == (document_id, who)]
        spans = workplace.vault.read(partial(_spans, items=mine, is_whole=True))
        terms = MarkInput(str(KINDS["kinship"].title), who, kind=RedactionKind.SPAN)
        found += marks_of_words(workplace, document_id, spans or (), terms)
    return found


def keep_accepted(
    work: WriteTransaction,
    case_id: CaseId,
    items: Sequence[RedactionSuggestion],
    randomness: Randomness,
) -> None:
    """Keep that items were accepted: it counts where their words are not in what leaves."""
    _decide(work, case_id, items, SuggestionVerdict.ACCEPTED, "", randomness)


def record_removed(
    work: WriteTransaction,
    case_id: CaseId,
    items: Sequence[RedactionSuggestion],
    randomness: Randomness,
) -> None:
    """Keep that texts of the lawyer's lost words of kinship: what stays in them is told then."""
    redaction_suggestions = [replace(one, kind=KINSHIP_REMOVED) for one in items]
    _decide(work, case_id, redaction_suggestions, SuggestionVerdict.ACCEPTED, "", randomness)


def _spans(
    reader: ReadTransaction, items: Sequence[RedactionSuggestion], *, is_whole: bool
) -> list[tuple[int, int, int]] | None:
    """Return the places in the words of a document that leaves as words; None for others."""
    blocks = words_of(reader, items[0].document_id)
    return spans_of(reader, blocks, items, is_whole=is_whole) if blocks else None


def _not_found(workplace: JobContext, items: Iterable[RedactionSuggestion]) -> int:
    """Count the items that may leave though no words of theirs were found to be removed."""

    def ask(reader: ReadTransaction) -> int:
        found = [one for one in items if _spans(reader, [one], is_whole=False) == []]
        return sum(not is_absent(words_of(reader, one.document_id), one) for one in found)

    return workplace.vault.read(ask)


def _keep_words_decided(
    workplace: JobContext, case_id: CaseId, items: Sequence[RedactionSuggestion]
) -> None:
    """Keep that items of a document of words were decided."""

    def change(work: WriteTransaction) -> None:
        if words_of(work, items[0].document_id):
            keep_accepted(work, case_id, items, workplace.randomness)

    workplace.vault.write(change)


def _change_text(
    work: WriteTransaction, item: RedactionSuggestion, person_id: PersonId, *, is_whole: bool
) -> int:
    return changed_text(work, item, item.means or item.person_id or person_id, is_whole=is_whole)


def may_stay(
    case_id: CaseId, items: Sequence[RedactionSuggestion], randomness: Randomness
) -> Edit[int]:
    """Decide that it may be known that there is such kin: for this document and person."""

    def change(work: WriteTransaction) -> int:
        return _decide(work, case_id, items, SuggestionVerdict.REJECTED, KNOWN_REASON, randomness)

    return change


def another_person(
    case_id: CaseId,
    items: Sequence[RedactionSuggestion],
    person_id: PersonId,
    randomness: Randomness,
) -> Edit[int]:
    """Say that somebody else is meant; of a protected person it is asked further what goes."""

    def change(work: WriteTransaction) -> int:
        person = work.get(Person, person_id)
        if person is None:
            raise Refused("person_gone")
        if is_hidden_from_anybody(person):
            redaction_suggestions = [
                replace(one, kind=_MEANS, person_id=person_id) for one in items
            ]
            return _decide(
                work,
                case_id,
                redaction_suggestions,
                SuggestionVerdict.ACCEPTED,
                ANOTHER_REASON,
                randomness,
            )
        redaction_suggestions = [replace(one, person_id=person_id) for one in items]
        return _decide(
            work,
            case_id,
            redaction_suggestions,
            SuggestionVerdict.REJECTED,
            ANOTHER_REASON,
            randomness,
        )

    return change


def one_by_one(case_id: CaseId, item: RedactionSuggestion, randomness: Randomness) -> Edit[int]:
    """Ask each place of an item by itself."""

    def change(work: WriteTransaction) -> int:
        redaction_suggestions = [replace(item, kind=_APART)]
        return _decide(
            work, case_id, redaction_suggestions, SuggestionVerdict.ACCEPTED, "", randomness
        )

    return change


def _decide(
    work: WriteTransaction,
    case_id: CaseId,
    items: Iterable[RedactionSuggestion],
    verdict: SuggestionVerdict,
    reason: str,
    randomness: Randomness,
) -> int:
    known = {(one.kind, one.key): one for one in work.find(ReviewDecision, case_id=case_id)}
    count = 0
    for item in items:
        before: Any = known.get((item.kind, item.key))
        if before is not None:
            value = replace(before, verdict=verdict, reason=reason, person_id=item.person_id)
            work.update(value, "edit_review_decision")
        else:
            decision = ReviewDecision(
                ReviewDecisionId(new_id(randomness)),
                case_id,
                item.document_id,
                item.kind,
                item.key,
                verdict,
                item.person_id,
                reason,
            )
            work.insert(decision, "add_review_decision")
        count += 1
    return count


def kinship_items(items: Iterable[RedactionSuggestion]) -> Iterator[RedactionSuggestion]:
    """Yield those of items that are about kinship."""
    return (one for one in items if one.kind in KINSHIP_KINDS)


def documents_of(items: Iterable[RedactionSuggestion]) -> frozenset[DocumentId]:
    """Return the documents in which items stand."""
    return frozenset(one.document_id for one in items if one.document_id != NOWHERE)
