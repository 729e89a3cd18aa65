"""Where the words of a question stand in a document that leaves as words, and their marks."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.language.folding import word_kind
from casefiles.domain.records.case_records import Mark, RedactionKind
from casefiles.domain.records.replacement_texts import ExportFormat, Substitute
from casefiles.office.redaction.marking import MarkInput
from casefiles.office.redaction.replacement_texts import marks_of_words
from casefiles.office.redaction.suggestions import NOWHERE, ItemPlace, RedactionSuggestion
from casefiles.office.redaction.text_of_exhibits import blocks_of
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.patterns import SPACED, compacted
from casefiles.redaction.release.released_words import redacted_spans
from casefiles.store.access.reader import ReadTransaction

_HYPHENS: Final = "-\u00ad\u2010\u2011"
_AROUND: Final = 12
"""Letters before and behind by which a place is told from another with the same words."""

WordPlace = tuple[int, int, int]
"""Number of the block from 1, first character and the one after the last."""


def words_of(reader: ReadTransaction, document_id: DocumentId) -> tuple[TextBlock, ...]:
    """Return the words as which a document leaves; nothing where its pages leave."""
    if document_id == NOWHERE:
        return ()
    chosen = reader.find(Substitute, document_id=document_id)
    reading = reader.reading(document_id)
    if reading is None or any(one.kind is ExportFormat.PAGES for one in chosen):
        return ()
    return blocks_of(reading)


def worded_among(
    workplace: JobContext, items: Iterable[RedactionSuggestion]
) -> frozenset[DocumentId]:
    """Return the documents of some items that leave as words."""
    own = {one.document_id for one in items}
    return workplace.vault.read(
        lambda reader: frozenset(one for one in own if words_of(reader, one))
    )


def marks_in_words(
    workplace: JobContext, items: Sequence[RedactionSuggestion], terms: MarkInput
) -> tuple[list[Mark], list[RedactionSuggestion], int]:
    """Return the marks over the words of items in documents that leave as words.

    Returns:
        The marks, which are not kept yet, the items of which no word was found, and how many of
        these may leave all the same.

    Raises:
        Refused: see `marks_of_words`.
    """
    marks: list[Mark] = []
    missing: list[RedactionSuggestion] = []
    unsure = 0
    for document_id in dict.fromkeys(one.document_id for one in items):
        blocks = workplace.vault.read(partial(words_of, document_id=document_id))
        places: dict[WordPlace, None] = {}
        for one in items:
            if one.document_id == document_id:
                found = places_of_item(blocks, one)
                places |= dict.fromkeys(found)
                if not found:
                    missing.append(one)
                    unsure += not is_absent(blocks, one)
        worded = MarkInput(terms.reason, terms.person_id, kind=RedactionKind.SPAN)
        if places:
            marks += marks_of_words(workplace, document_id, [*places], worded)
    return marks, missing, unsure


def is_absent(blocks: Sequence[TextBlock], item: RedactionSuggestion) -> bool:
    """Tell whether an item of which no place was found stands on pages alone, as hidden text does.

    Among messages not even one of its words may leave: on pages their heads stand between words
    that belong together, and read otherwise.
    """
    if not any(block.head for block in blocks):
        return True
    letters, _ = _letters(blocks)
    texts = [place.text for place in item.places] or [item.text, *item.also]
    return not any(word in letters for text in texts for word in _words(text))


def places_of_item(blocks: Sequence[TextBlock], item: RedactionSuggestion) -> list[WordPlace]:
    """Return where the words of an item stand; of one that stands for several, all of them."""
    values = item.before, item.text, item.after
    found = [*places_in_words(blocks, values, is_one=item.count == 1)]
    for text in item.also:
        found += places_in_words(blocks, ("", text, ""), is_one=False)
    return [*dict.fromkeys(found)]


def places_of_place(blocks: Sequence[TextBlock], place: ItemPlace) -> list[WordPlace]:
    """Return where the words of one place of an item stand."""
    return [*places_in_words(blocks, (place.before, place.text, place.after), is_one=True)]


def places_in_words(
    blocks: Sequence[TextBlock], values: tuple[str, str, str], *, is_one: bool
) -> Iterator[WordPlace]:
    """Yield where a text stands in the words of a document, letter by letter.

    Lines end elsewhere than on its pages. Of several places those are taken of which what stands
    before or behind agrees with the page; where that is none, all, so that too much goes
    rather than too little. What runs over the end of a block is found too, a part in each; and
    where the whole is not there, what it begins or ends with beside the same words.

    Args:
        blocks: the words.
        values: what stands before it on the page, the text, and what stands after it.
        is_one: it is one place alone.
    """
    letters, wheres = _letters(blocks)
    before, text, after = (_folded(part) for part in values)
    found = [*_occurrences(letters, text)]
    near = found
    if is_one:
        near = [one for one in found if _fits(letters, wheres, one, (before, after))]
        found = near or found
    if not near:
        # The same words may stand elsewhere too, and here with the head of a message between.
        pieces = _pieces(letters, wheres, values)
        found += [one for one in pieces if not any(a <= one[0] and one[1] <= b for a, b in found)]
    for start, end in found:
        yield from _in_blocks(wheres[start:end])


_Where = tuple[int, int, int, bool]
"""Number of the block, first and last character of a letter, and whether its head has it."""


def _letters(blocks: Sequence[TextBlock]) -> tuple[str, list[_Where]]:
    letters: list[str] = []
    wheres: list[_Where] = []
    for number, block in enumerate(blocks, start=1):
        compact = compacted(block.whole)
        for at in compact.places:
            start = compact.offsets[at]
            letters.append(compact.folded[at])
            end = max(start + 1, compact.offsets[at + 1])
            wheres.append((number, start, end, start < len(block.head)))
    return "".join(letters), wheres


def _folded(text: str) -> str:
    compact = compacted(text)
    return "".join(compact.folded[at] for at in compact.places)


def _occurrences(letters: str, text: str) -> Iterator[tuple[int, int]]:
    at = letters.find(text) if text else -1
    while at >= 0:
        yield at, at + len(text)
        at = letters.find(text, at + 1)


def _words(text: str) -> list[str]:
    return [word for word in map(_folded, text.split()) if word]


def _pieces(
    letters: str, wheres: Sequence[_Where], values: tuple[str, str, str]
) -> Iterator[tuple[int, int]]:
    """Yield the longest beginnings and ends of a text that stand beside what it stands beside.

    They are whole words, but where the text on its page begins, ends or is broken within one.
    """
    raw = [word for word in values[1].split() if _folded(word)]
    words = [*map(_folded, raw)]
    before, after = _folded(values[0]), _folded(values[2])
    is_within = values[0][-1:].isalnum(), values[2][:1].isalnum()
    for size in range(len(words) - 1, 0, -1):
        first, last = "".join(words[:size]), "".join(words[-size:])
        broken = raw[size - 1][-1] in _HYPHENS, raw[-size - 1][-1] in _HYPHENS
        found = [
            one
            for one in _occurrences(letters, first)
            if _fits(letters, wheres, one, (before, ""))
            and _is_whole(letters, wheres, one, (is_within[0], broken[0]))
        ]
        found += [
            one
            for one in _occurrences(letters, last)
            if _fits(letters, wheres, one, ("", after))
            and _is_whole(letters, wheres, one, (broken[1], is_within[1]))
        ]
        if found:
            yield from found
            return


def _is_whole(
    letters: str, wheres: Sequence[_Where], place: tuple[int, int], may_be_within: tuple[bool, bool]
) -> bool:
    """Tell whether words begin and end where a place does, as far as they must."""
    start, end = place
    return (may_be_within[0] or _is_apart(letters, wheres, start)) and (
        may_be_within[1] or _is_apart(letters, wheres, end)
    )


def _is_apart(letters: str, wheres: Sequence[_Where], at: int) -> bool:
    """Tell whether a word may end before a letter: something stands there, or none is needed."""
    if not 0 < at < len(wheres):
        return True
    before, after = wheres[at - 1], wheres[at]
    is_joined = (before[0], before[3]) == (after[0], after[3]) and before[2] >= after[1]
    kinds = {word_kind(letters[at - 1]), word_kind(letters[at])}
    return not is_joined or not kinds <= SPACED


def _fits(
    letters: str, wheres: Sequence[_Where], place: tuple[int, int], around: tuple[str, str]
) -> bool:
    """Tell whether what stands before or behind a place in its own text is what the page has."""
    start, end = place
    first = _edge(wheres, start, -1)
    last = _edge(wheres, end - 1, 1)
    before, after = letters[first:start], letters[end : last + 1]
    size = min(len(before), len(around[0]), _AROUND)
    room = min(len(after), len(around[1]), _AROUND)
    if not size and not room:
        return True
    is_before = size > 0 and before[-size:] == around[0][-size:]
    return is_before or (room > 0 and after[:room] == around[1][:room])


def _edge(wheres: Sequence[_Where], at: int, step: int) -> int:
    """Return the furthest letter, within what is compared, of the same head or text."""
    own, here = (wheres[at][0], wheres[at][3]), at
    for _ in range(_AROUND):
        after = here + step
        if not 0 <= after < len(wheres) or (wheres[after][0], wheres[after][3]) != own:
            break
        here = after
    return here


def _in_blocks(wheres: Sequence[_Where]) -> Iterator[WordPlace]:
    for number in dict.fromkeys(one[0] for one in wheres):
        own = [one for one in wheres if one[0] == number]
        yield number, own[0][1], own[-1][2]


def stays_in(blocks: Sequence[TextBlock], marks: Sequence[Mark], place: WordPlace) -> bool:
    """Tell whether a place of a document that leaves as words stays in it.

    Args:
        blocks: the words of the document.
        marks: of the document, that hold for whoever reads it.
        place: in them.
    """
    number, start, end = place
    keeps = any(mark.kind is RedactionKind.KEEP_SPAN for mark in marks)
    here = [mark for mark in marks if mark.page == number and mark.kind.is_of_text]
    removed = redacted_spans(blocks[number - 1].whole, here, keeps=keeps)
    return removed is not None and not any(
        first <= start and end <= last for first, last in removed
    )
