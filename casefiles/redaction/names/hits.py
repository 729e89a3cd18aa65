"""Hits of written forms in a text, and which of several that overlap is said to stand where."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.names.patterns import compact

WHOLE: Final = 0
"""Nothing is glued to a form."""
AFTER: Final = 1
"""Letters after it alone."""
BEFORE: Final = 2
"""Letters before it."""

_BORROWED: Final = 2
"""Letters up to which what a form takes of a neighbouring word may be there by chance."""
_HEAD: Final = re.compile(rf"\w{{1,{_BORROWED}}}(?=[^\w\n]* )[^\w\n]+")
_TAIL: Final = re.compile(rf"[^\w\n]+(?<= )[^\w\n]*\w{{1,{_BORROWED}}}\Z")


@dataclass(frozen=True, slots=True)
class Hit:
    """A form that counts where it stands.

    Attributes:
        core: where the form itself stands, without glued letters.
        form: that was found, folded.
        size: how long the form is, to tell which of two says more.
        glued: what is glued to it: `WHOLE` nothing, `AFTER` letters after it alone, `BEFORE`
            letters before it.
        is_literal: its signs say as much as its letters.
    """

    start: int
    end: int
    core: tuple[int, int]
    owners: frozenset[PersonId]
    form: str
    size: int
    glued: int
    is_literal: bool = False


def without_borrowed(
    hits: Iterable[Hit], text: str, ruled: Iterable[tuple[int, int]] = ()
) -> list[Hit]:
    """Return hits without those that are another with the next letter of a neighbouring word.

    "Abdullah" lies in "Abdulla has", and "Djan Gul" in "asked Jan Gul": where the name is listed
    without that letter or a rule finds it, the neighbouring word is none of it and stays. Not
    across lines, where a word may be broken.
    """
    hits = list(hits)
    cores = {*ruled, *(hit.core for hit in hits)}
    return [hit for hit in hits if hit.glued == WHOLE or not _borrows(hit, text, cores)]


def _borrows(hit: Hit, text: str, cores: Collection[tuple[int, int]]) -> bool:
    start, end = hit.core
    form = text[start:end]
    head, tail = _HEAD.match(form), _TAIL.search(form)
    is_head = start > hit.start and head is not None and (start + head.end(), end) in cores
    is_tail = end < hit.end and tail is not None and (start, start + tail.start()) in cores
    return is_head or is_tail


def apart(hits: list[Hit], text: str) -> list[Hit]:
    """Choose hits that do not overlap and leave no rest, the surest first.

    A form may arise by chance from the letters of two neighbouring names. It must not join them:
    readers would see that from the letters which they are not shown. So a hit counts only for what
    surer ones leave of it: whole words, then words with letters after the form, then any. What is
    removed stays the same, since no letter of any hit is left; only who is said to stand where,
    and the space between two, depend on the choice.
    """
    ordered = _placed(hits)
    chosen: list[Hit] = []
    for glued in (WHOLE, AFTER, BEFORE):
        equally_sure = [
            hit for hit in ordered if hit.glued == glued and _uncovers_other(text, hit, chosen)
        ]
        chosen = _without_rest(chosen, [*_covering(equally_sure, text), *equally_sure], text)
    return chosen


def joined(hits: list[Hit], text: str) -> list[Hit]:
    """Choose hits that do not overlap, from the left and longest first, and leave no rest."""
    ordered = _placed(hits)
    chosen: list[Hit] = []
    for hit in ordered:
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return _without_rest(chosen, ordered, text)


def _placed(hits: Iterable[Hit]) -> list[Hit]:
    """Return one hit for each place, in order, the longest first where several start."""
    found: dict[tuple[int, int], Hit] = {}
    for hit in hits:
        place = hit.start, hit.end
        found[place] = _merged(found[place], hit) if place in found else hit
    return sorted(found.values(), key=lambda hit: (hit.start, -hit.end))


def _covering(hits: Sequence[Hit], text: str) -> list[Hit]:
    """Return those of ordered hits that cover most without overlap, by few and without spaces.

    Of equal choices the one that takes the longest from the left.
    """
    starts = [hit.start for hit in hits]
    nexts = [bisect_left(starts, hit.end) for hit in hits]
    # The best choice among the hits from each on: letters covered, hits and width, both negative.
    best = [(0, 0, 0)] * (len(hits) + 1)
    taken = [False] * len(hits)
    for at in range(len(hits) - 1, -1, -1):
        hit, rest = hits[at], best[nexts[at]]
        letters = len(_telling(text[hit.start : hit.end], hit))
        width = len(" ".join(text[hit.start : hit.end].split()))
        with_it = rest[0] + letters, rest[1] - 1, rest[2] - width
        taken[at] = with_it >= best[at + 1]
        best[at] = max(with_it, best[at + 1])
    chosen, at = [], 0
    while at < len(hits):
        if taken[at]:
            chosen.append(hits[at])
        at = nexts[at] if taken[at] else at + 1
    return chosen


def _without_rest(chosen: Iterable[Hit], hits: Iterable[Hit], text: str) -> list[Hit]:
    """Return chosen hits, widened and joined by each other hit of which something would stay."""
    joined = list(chosen)
    for hit in hits:
        if _uncovers_other(text, hit, joined):
            _widen(joined, hit)
    return joined


def _telling(part: str, hit: Hit) -> str:
    """Return what must not stay of a part of a hit."""
    return "".join(part.split()) if hit.is_literal else compact(part)


def _uncovers_other(text: str, hit: Hit, chosen: Sequence[Hit]) -> bool:
    """Tell whether chosen hits leave something of another that must not stay."""
    return bool(_telling(_rest(text, hit, chosen[_overlapping(chosen, hit)]), hit))


def _rest(text: str, hit: Hit, chosen: Iterable[Hit]) -> str:
    """Return what chosen hits that overlap another leave of it."""
    rest, at = "", hit.start
    for one in chosen:
        rest += text[at : one.start]
        at = max(at, one.end)
    return rest + text[at : hit.end]


def _widen(chosen: list[Hit], hit: Hit) -> None:
    """Put a hit among chosen ones, joined with all that it overlaps."""
    overlapping = _overlapping(chosen, hit)
    chosen[overlapping] = [reduce(_merged, chosen[overlapping], hit)]


def _overlapping(chosen: Sequence[Hit], hit: Hit) -> slice:
    """Return where those of chosen hits stand that overlap another."""
    first = bisect_right(chosen, hit.start, key=lambda one: one.end)
    return slice(first, bisect_left(chosen, hit.end, key=lambda one: one.start))


def _merged(one: Hit, other: Hit) -> Hit:
    """Return both as one hit; the longer form says whom, equal ones together."""
    size = max(one.size, other.size)
    owners = frozenset[PersonId]().union(*(h.owners for h in (one, other) if h.size == size))
    place = min(one.start, other.start), max(one.end, other.end)
    glued, is_literal = min(one.glued, other.glued), one.is_literal or other.is_literal
    longest = one if one.size >= other.size else other
    return Hit(*place, place, owners, longest.form, size, glued, is_literal)
