"""Which paragraph of a file that came back is which of those that left, and of which edition."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.printed_paragraphs import AFTER_LAST
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedParagraph
from casefiles.domain.records.narrative import ReadBlock
from casefiles.domain.rules.edited_paragraphs import printed_text

_WORD: Final = re.compile(r"\w+")
_COUNTED: Final = re.compile(r"[0-9\u2026]+")
_AFTER_NUMBER: Final = ".)"
_LEAST: Final = 0.3
"""How much of an edition a file must have in common with it."""
_LIKE: Final = 0.5
"""Share of words that make one paragraph another that was edited, where no bookmark tells."""


@dataclass(frozen=True, slots=True)
class MatchedFile:
    """A file beside the edition that it was.

    Attributes:
        blocks: the paragraphs of the argument in the file, in its order.
        base: for each, what it was when it left; None for one that somebody added.
        removed: paragraphs that are not in the file.
        outside: changed paragraphs that are none of the argument.
    """

    edition: Edition
    blocks: tuple[ReadBlock, ...]
    base: tuple[ExportedParagraph | None, ...]
    removed: tuple[ExportedParagraph, ...]
    outside: tuple[str, ...]


def edition_of_file(editions: Iterable[Edition], blocks: Sequence[ReadBlock]) -> Edition | None:
    """Return the edition whose Word file a file was; None where it was none of them."""
    best: tuple[float, Edition | None] = (0.0, None)
    texts = {one.text for one in blocks}
    by_mark = {mark: one for one in blocks for mark in one.marks}
    for edition in editions:
        left = edition.left_as
        if left is None or not left.argued:
            continue
        points = sum(_likeness(one, texts, by_mark) for one in left.argued) / len(left.argued)
        if points >= best[0]:
            best = points, edition
    return best[1] if best[0] >= _LEAST else None


def matched(edition: Edition, blocks: Sequence[ReadBlock]) -> MatchedFile:
    """Tell which paragraph of a file is which of its edition."""
    left = edition.left_as
    argued = left.argued if left is not None else ()
    other = {_uncounted(one) for one in left.other_text} if left is not None else set()
    found = _by_mark(argued, blocks)
    _by_text(argued, blocks, found, other)
    places = _places_in_argument(blocks, found, other)
    own = {number for at, number in found.items() if at in places}
    by_number = {one.number: one for one in argued}
    return MatchedFile(
        edition,
        tuple(blocks[at] for at in places),
        tuple(by_number[found[at]] if at in found else None for at in places),
        tuple(one for one in argued if one.number not in own),
        tuple(
            one.text
            for at, one in enumerate(blocks)
            if at not in places and not _is_of_others(one, other)
        ),
    )


def _likeness(one: ExportedParagraph, texts: set[str], by_mark: Mapping[int, ReadBlock]) -> float:
    text = printed_text(one.words)
    if text in texts:
        return 1.0
    marked = by_mark.get(one.number)
    return _shared(text, marked.text) if marked is not None else 0.0


def _by_mark(argued: Sequence[ExportedParagraph], blocks: Sequence[ReadBlock]) -> dict[int, int]:
    """Return the number of each marked paragraph by its place in the file.

    A bookmark whose paragraph was deleted slips to the next: of two at one place that counts whose
    paragraph is more like it, and of one at two places the place that is.
    """
    texts = {one.number: printed_text(one.words) for one in argued}
    pairs = [
        (_shared(texts[mark], one.text), at, mark)
        for at, one in enumerate(blocks)
        for mark in one.marks
        if mark in texts
    ]
    found: dict[int, int] = {}
    for _, at, mark in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if at not in found and mark not in found.values():
            found[at] = mark
    return found


def _by_text(
    argued: Sequence[ExportedParagraph],
    blocks: Sequence[ReadBlock],
    found: dict[int, int],
    other: set[str],
) -> None:
    """Add paragraphs that no bookmark tells: those with the same words, then with most of them.

    What is as it left and not argued, such as an entry of the contents, is none of the second.
    """
    known = set(found.values())
    waiting = {x.number: printed_text(x.words) for x in argued if x.number not in known}
    free = {at: x for at, x in enumerate(blocks) if at not in found and not x.is_row}
    equal = [(at, n) for at, x in free.items() for n, text in waiting.items() if text == x.text]
    edited = sorted(
        (1 - share, at, number)
        for at, one in free.items()
        if not _is_of_others(one, other)
        for number, text in waiting.items()
        if (share := _shared(text, one.text)) >= _LIKE
    )
    for at, number in (*equal, *(pair[1:] for pair in edited)):
        if at not in found and number not in found.values():
            found[at] = number


def _shared(one: str, other: str) -> float:
    """Return how many of the words of both texts are in both."""
    a, b = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(a & b) / len(a | b) if a or b else float(one == other)


def _places_in_argument(
    blocks: Sequence[ReadBlock], found: Mapping[int, int], other: set[str]
) -> tuple[int, ...]:
    """Return the places of what belongs to the argument: what is known, and what is added to it."""
    if not found:
        return ()
    first, last = min(found), max(found)
    while first and not _is_of_others(blocks[first - 1], other):
        first -= 1
    while last + 1 < len(blocks) and not _ends(blocks[last + 1], other):
        last += 1
    return tuple(
        at for at in range(first, last + 1) if at in found or not _is_of_others(blocks[at], other)
    )


def _ends(one: ReadBlock, other: set[str]) -> bool:
    return AFTER_LAST in one.marks or _is_of_others(one, other)


def _is_of_others(one: ReadBlock, other: set[str]) -> bool:
    """Tell whether a paragraph is as it left and not argued; numbers of pages may vary.

    A row of a table is, where none of its words is new: how its cells are divided is not read.
    """
    if not one.is_row:
        return _uncounted(one.text) in other
    known = "\n".join(other)
    return all(word in known for word in _WORD.findall(_COUNTED.sub(" ", one.text)))


def _uncounted(text: str) -> str:
    """Return a text without numbers and blanks, and without a number that was typed before it."""
    return "".join(_COUNTED.sub("", text).split()).lstrip(_AFTER_NUMBER)
