"""Hits cut where they lie across something that stays: a reference, or the end of a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.redaction.names.hits import Hit
from casefiles.redaction.names.patterns import compact

__all__ = ["cut"]

_SENTENCE_END: Final = re.compile(
    "(?<=[^\\W\\d_]{2})['\u2019s]{0,2}[\"'\u201d\u00bb)\\]]*[.!?\u2026\u061f\u06d4]+[\"'\u201d\u00bb)\\]]*\\s+|[。！？]+[”』」]*\\s*"
)
"""Behind a word of two letters: one before a point is an initial."""
_NO_NAME: Final = re.compile(r"[\d@]")


def cut(hits: Iterable[Hit], text: str, retained: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    """Yield hits in order, each in as many pieces as leave what is kept and part sentences.

    Nothing of a form stays, since all of it that is not kept lies in a piece.

    Args:
        hits: apart from one another.
        text: in which they stand.
        retained: stretches that stay, such as what stands for a reference.
    """
    for hit in hits:
        walls = [place for place in retained if _stays(hit, text, *place)]
        if not _NO_NAME.search(text, hit.start, hit.end):
            found = _SENTENCE_END.finditer(text, hit.start, hit.end)
            walls += (match.span() for match in found if match.end() < hit.end)
        if walls:
            yield from _pieces(hit, text, sorted(walls))
        else:
            yield hit


def _stays(hit: Hit, text: str, start: int, end: int) -> bool:
    """Tell whether a kept stretch is none of a form: glued to it, or between two parts of one.

    Letters that complete a form go with it, whoever else is called so.
    """
    if end <= hit.start or hit.end <= start:
        return False
    adjacent = compact(text[hit.start : max(hit.start, start)]) + compact(text[end : hit.end])
    return hit.form in adjacent


def _pieces(hit: Hit, text: str, walls: Iterable[tuple[int, int]]) -> Iterator[Hit]:
    at = hit.start
    for start, end in walls:
        yield from _piece(hit, text, at, start)
        at = max(at, end)
    yield from _piece(hit, text, at, hit.end)


def _piece(hit: Hit, text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield what of a hit stands between two places, from its first word character to its last."""
    if start >= end or not compact(text[start:end]):
        return
    while start > hit.start and not _is_word(text[start]):
        start += 1
    while end < hit.end and not _is_word(text[end - 1]):
        end -= 1
    yield replace(hit, start=start, end=end, core=(start, end))


def _is_word(char: str) -> bool:
    return any(map(word_kind, fold(char)))
