"""Words of kinship in texts that leave as words: own texts, and mails, chats and office files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.folding import word_kind
from casefiles.domain.records.case_records import Document, Mark
from casefiles.office.records.shown_people import strictest_people
from casefiles.office.redaction.kinship_streams import Streamed
from casefiles.office.redaction.kinships import KinshipsAt, kinships_of
from casefiles.office.redaction.name_suggestions import SHOWN_TEXTS
from casefiles.office.redaction.review_kinship import (
    OwnText,
    item_of_own,
    kinship_questions_in,
    kinship_questions_in_own,
    own_text,
)
from casefiles.office.redaction.suggestions import ItemPlace, RedactionSuggestion
from casefiles.office.redaction.word_places import WordPlace, places_of_place, stays_in
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.going_on import passage_of
from casefiles.redaction.kinship.sentences import sentence_below
from casefiles.redaction.names.patterns import SPACED, compact
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_AROUND: Final = 20
"""Letters before and behind by which a place is found again in words that lie otherwise."""


def kinships_in(reader: ReadTransaction, case_id: CaseId) -> KinshipsAt:
    """Return what a case knows of kinship, as it is now."""
    return kinships_of(reader, case_id, strictest_people(reader, case_id))


def spans_of(
    reader: ReadTransaction,
    blocks: Sequence[TextBlock],
    items: Sequence[RedactionSuggestion],
    *,
    is_whole: bool,
) -> list[tuple[int, int, int]]:
    """Return which words of a document go: number of the block, first character, one after last.

    Args:
        reader: of the vault.
        blocks: the words of the document.
        items: about it.
        is_whole: the whole sentences go, not the words of kinship alone.
    """
    document = reader.get(Document, items[0].document_id)
    if document is None:
        raise Refused("document_unknown")
    kinships = kinships_in(reader, document.case_id)
    found: list[tuple[int, int, int]] = []
    for item in items:
        for number, start, end in places_of_kin(blocks, item, kinships):
            block = blocks[number - 1]
            first, last = start, end
            if is_whole:
                own = phrases(block.whole, kinships.known)
                first, last = sentence_below(block.whole, len(block.head), start, end)
                if start >= len(block.head):
                    last = max(last, passage_of(block.whole, start, end, own)[1])
            found.append((number, first, last))
    return list(dict.fromkeys(found))


def places_of_kin(
    blocks: Sequence[TextBlock], item: RedactionSuggestion, kinships: KinshipsAt
) -> list[WordPlace]:
    """Return where the words of an item stand in the words of its document.

    What a message says by itself is read anew. What it says only beside others, whose sender or
    names decide whom it means, is found by the words and what stands around them.
    """
    found = dict.fromkeys(_repeated_questions(blocks, item, kinships))
    for place in item.places:
        collected = places_of_place(blocks, place)
        found |= dict.fromkeys(
            one for one in collected if _is_apart(blocks[one[0] - 1].whole, *one[1:])
        )
    return [*found]


def _repeated_questions(
    blocks: Sequence[TextBlock], item: RedactionSuggestion, kinships: KinshipsAt
) -> Iterator[WordPlace]:
    kinds = {compact(place.text) for place in item.places}
    is_alone = len(item.places) == 1
    for number, block in enumerate(blocks, start=1):
        text = Streamed(block.whole, ())
        # Who is named near by on its pages may be named in another message.
        requested = kinship_questions_in(text, kinships, item.document_id, item.may_be)
        for phrase, kind, led_to in requested:
            folded = compact(block.whole[phrase.start : phrase.end])
            is_same = kind == item.kind and (folded in kinds or led_to.people == item.may_be)
            if is_same and (not is_alone or _is_here(block.whole, phrase.start, item.places[0])):
                yield number, phrase.start, phrase.end


def _is_apart(whole: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text is no part of a word that is written with spaces."""
    edges = ((start - 1, start), (end - 1, end))
    return not any(_is_spaced(whole[a : a + 1]) and _is_spaced(whole[b : b + 1]) for a, b in edges)


def _is_spaced(letter: str) -> bool:
    return bool(letter) and word_kind(letter) in SPACED


def _is_here(whole: str, at: int, place: ItemPlace) -> bool:
    """Tell whether what stands before a place is what stood there on the page.

    On the page another block may stand before it, so no more is compared than its own block has.
    """
    before = compact(place.before)[-_AROUND:]
    own = compact(whole[max(0, at - 3 * _AROUND) : at])
    return own.endswith(before) or (bool(own) and before.endswith(own)) or not at


def is_still_present(
    reader: ReadTransaction,
    blocks: Sequence[TextBlock],
    marks: Iterable[Mark],
    item: RedactionSuggestion,
) -> bool:
    """Tell whether words of an item stay in a document that leaves as words."""
    document = reader.get(Document, item.document_id)
    if document is None:
        return False
    kinships = kinships_in(reader, document.case_id)
    own = [mark for mark in marks if mark.document_id == item.document_id and not mark.audiences]
    return any(stays_in(blocks, own, place) for place in places_of_kin(blocks, item, kinships))


def changed_text(
    work: WriteTransaction, item: RedactionSuggestion, person_id: PersonId, *, is_whole: bool
) -> int:
    """Take a sentence out of a text of the lawyer's, or put a reference in place of its words.

    Returns:
        How many texts were changed.

    Raises:
        Refused: the text was changed since, would be empty, or it is not said who is meant.
    """
    kind, _, field = item.record[0].partition(".")
    record = work.get(SHOWN_TEXTS[kind][0], item.record[1])
    if record is None:
        raise Refused("text_changed")
    raw = str(getattr(record, field))
    case_id = CaseId(record.id if kind == "case" else getattr(record, "case_id", ""))
    own = own_text(item.record[0], item.record[1], raw)
    kinships = kinships_in(work, case_id)
    for phrase, led_to in kinship_questions_in_own(own, kinships):
        if item_of_own(own, phrase, led_to, kinships).key != item.key:
            continue
        start, end = phrase.start, phrase.end
        if is_whole:
            description = without_sentence(own, start, end)
        else:
            if not person_id:
                raise Refused("kinship_needs_person")
            description = f"{raw[:start]}[[{person_id}]]{raw[end:]}"
        changed: Any = replace(record, **{field: description})  # type: ignore[arg-type]  # it has the text
        work.update(changed, f"edit_{kind}")
        return 1
    raise Refused("text_changed")


def without_sentence(own: OwnText, start: int, end: int) -> str:
    """Return a text of the lawyer's without the sentence in which a stretch of it lies.

    Raises:
        Refused: nothing would be left.
    """
    first, last = passage_of(own.text, start, end, phrases(own.text))
    parts = own.raw[:first].rstrip(), own.raw[last:].lstrip()
    description = " ".join(part for part in parts if part)
    if not description.strip():
        raise Refused("kinship_sentence_is_all")
    return description
