"""Hits cut where they lie across something that stays: a reference, or the end of a sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.redaction.names.hits import Hit
from casefiles.redaction.names.patterns import compact

__all__ = ["cut"]

_SENTENCE_END: Final = re.compile(
    "(?<=[^\\W\\d_]{2})['\u2019s]{0,2}[\"'\u201d\u00bb)\\]]*[.!?\u2026\u061f\u06d4]+[\"'\u201d\u00bb)\\]]*\\s+|[。！？]+[”』」]*\\s*"
)
"""Behind a word of two letters: one before a point is an initial."""
_APART: Final = re.compile(r"[^\s·•・‧'’-]|\s{2}|[\n\t]")
"""Between two words, what is not within a name."""
_NO_NAME: Final = re.compile(r"[\d@]")


def cut(
    hits: Iterable[Hit],
    text: str,
    references: Sequence[tuple[int, int]],
    open_names: Sequence[tuple[int, int]] = (),
) -> Iterator[Hit]:
    """Yield hits in order, each in as many pieces as leave what is kept and part sentences.

    Nothing of a form stays, since all of it that is not kept lies in a piece.

    Args:
        hits: apart from one another.
        text: in which they stand.
        references: stretches that stand for references and stay.
        open_names: where names of open people are typed, of which nothing has to go.
    """
    for hit in hits:
        walls = [place for place in references if _stays(hit, text, *place)]
        walls += (place for place in open_names if _is_apart(hit, text, *place))
        if not _NO_NAME.search(text, hit.start, hit.end):
            found = _SENTENCE_END.finditer(text, hit.start, hit.end)
            walls += (match.span() for match in found if match.end() < hit.end)
        if walls:
            yield from _pieces(hit, text, sorted(walls))
        else:
            yield hit


def _stays(hit: Hit, text: str, start: int, end: int) -> bool:
    """Tell whether a reference is none of a form: apart from it, or between two parts of one.

    What completes a form goes with it, whoever else is called so. A part of what is kept completes
    none: without it, readers would know which part of the name both persons share.
    """
    if end <= hit.start or hit.end <= start:
        return False
    before, after = text[hit.start : max(hit.start, start)], text[end : hit.end]
    if hit.form in compact(before) + compact(after) or _is_apart(hit, text, start, end):
        return True
    is_glued = any(map(_is_word, (*before[-1:], *after[:1])))
    return not is_glued and (start < hit.start or hit.end < end)


def _is_apart(hit: Hit, text: str, start: int, end: int) -> bool:
    """Tell whether more than one blank parts a stretch from what a hit has beside it."""
    if end <= hit.start or hit.end <= start:
        return False
    gaps = _gap(text[hit.start : max(hit.start, start)][::-1]), _gap(text[end : hit.end])
    return all(gap is None or _APART.search(gap) for gap in gaps) and gaps != (None, None)


def _gap(rest: str) -> str | None:
    """Return what stands before the first word of a text; None where there is no word."""
    if not any(map(_is_word, rest)):
        return None
    return "".join(takewhile(lambda char: not _is_word(char), rest))


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
