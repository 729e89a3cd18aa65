"""Snippets: a piece of a text around the words that were found, with where they stand in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.search.match_spans import match_spans
from casefiles.domain.search.query_language import Query

LENGTH: Final = 200
"""Letters of a snippet, a few more or less for whole words."""
_BEFORE: Final = 50
_SLACK: Final = 16
_BLANK: Final = re.compile(r"\s")
_CUT: Final = "…"
_SILENT: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line.

    Attributes:
        spans: where the words that were found stand in it, from index to index.
        name: of the field that it is of.
    """

    text: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    name: str = ""


def snippet_of(
    texts: Sequence[tuple[str, str]], query: Query, *, spellings: bool = True
) -> Snippet:
    """Return a piece of the text that has most of what is asked.

    Args:
        texts: names of fields and their texts, the most telling first.
        query: as read.
        spellings: other ways to write what is asked were looked for too.
    """
    best = Snippet()
    for name, text in texts:
        if _SILENT.fullmatch(text):
            continue
        spans = match_spans(text, query, spellings=spellings)
        if len(spans) > len(best.spans) or not best.text:
            best = _cut(name, text, spans)
    return best


def _cut(name: str, text: str, spans: Sequence[tuple[int, int]]) -> Snippet:
    start = _start(spans)
    end = min(len(text), start + LENGTH)
    start, end = _at_words(text, start, end)
    before, after = _CUT if start > 0 else "", _CUT if end < len(text) else ""
    moved = len(before) - start
    inside = [
        (max(first, start) + moved, min(last, end) + moved)
        for first, last in spans
        if first < end and last > start
    ]
    # Each blank becomes one space, so that places stay what they are.
    line = _BLANK.sub(" ", text[start:end])
    return Snippet(f"{before}{line}{after}", tuple(inside), name)


def _start(spans: Sequence[tuple[int, int]]) -> int:
    """Return where the piece begins that holds most words."""
    if not spans:
        return 0
    starts = [first for first, _ in spans]
    counts = [
        bisect_right(starts, first + LENGTH - _BEFORE) - at for at, first in enumerate(starts)
    ]
    best = max(range(len(counts)), key=lambda at: (counts[at], -at))
    return max(0, starts[best] - _BEFORE)


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends to where a word ends, if one does nearby."""
    if start > 0:
        blank = _BLANK.search(text, start, start + _SLACK)
        start = blank.end() if blank else start
    if end < len(text):
        blank = _BLANK.search(text, end, end + _SLACK)
        end = blank.start() if blank else end
    return start, end
