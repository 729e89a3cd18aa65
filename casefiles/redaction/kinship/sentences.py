"""Sentences of a text: where one begins and ends around a place, and how many lie between."""

import re
from functools import cache
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.redaction.kinship.telling_verbs import TELLING

_FURTHEST: Final = 600
"""Characters on either side after which a text without sentences is cut, at the end of a line."""
_END: Final = re.compile(
    r"[.!?؟۔][\"”’»)\]]*(?=\s|\Z)|[。！？…][”’」』）]*|།+(?=\s|\Z)|\n[ \t]*\n"
    r"|\n(?=[ \t]*(?:[•*–-][ \t]|\d{1,3}[.)][ \t]))"
)
_SHORTENED: Final = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nos|art|para|paras|p|pp|v|vs|e\.g|i\.e|cf|approx|jan|feb|mar|apr|"
    r"jun|jul|aug|sep|sept|oct|nov|dec|bzw|nr|abs|geb|z\.b|m|mme|sr|sra|г|ул|д|им|т|см|стр)|\b\w)\Z",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"\[[^\[\]\n]{1,40}\]")


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins and ends in which a stretch of a text lies."""
    low, high = max(0, start - _FURTHEST), min(len(text), end + _FURTHEST)
    begin = low
    for one in _END.finditer(text, low, start):
        if not _is_shortened(text, one):
            begin = one.end()
    stop = high
    for one in _END.finditer(text, end, high):
        if not _is_shortened(text, one):
            stop = one.end()
            break
    begin = _to_line(text, begin, low) if begin == low and low else begin
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def sentence_below(whole: str, head: int, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a stretch of a message, without what stands over it.

    Args:
        whole: head and text of the message with a line end between.
        head: letters of its head; none where there is no head.
        start: where the stretch begins.
        end: where it ends.
    """
    begin, stop = sentence_at(whole, start, end)
    if head and start > head:
        return max(begin, head + 1), stop
    return begin, min(stop, head) if head and end <= head else stop


def _to_line(text: str, begin: int, low: int) -> int:
    at = text.find("\n", begin)
    return at + 1 if 0 <= at < low + _FURTHEST else begin


def _is_shortened(text: str, end: re.Match[str]) -> bool:
    """Tell whether a full stop ends a shortened word and no sentence."""
    if not end[0].startswith("."):
        return False
    before = text[max(0, end.start() - 6) : end.start()]
    return bool(_SHORTENED.search(before)) and not before[-1:].isdigit()


def sentences_between(text: str, one: int, other: int) -> int:
    """Return how many ends of sentences lie between two places."""
    first, last = sorted((one, other))
    return sum(not _is_shortened(text, end) for end in _END.finditer(text, first, last))


def may_report_act(sentence: str) -> bool:
    """Tell whether a sentence may say what somebody did: told, sent, warned; or names a token."""
    if _TOKEN.search(sentence):
        return True
    beginnings, anywhere = _telling()
    words = re.findall(r"[^\W\d_]+", fold(sentence))
    return any(word.startswith(beginnings) for word in words) or any(
        one in sentence for one in anywhere
    )


@cache
def _telling() -> tuple[tuple[str, ...], tuple[str, ...]]:
    texts = TELLING.split()
    unspaced = tuple(
        one for one in texts if "\u3400" <= one[0] <= "\u9fff" or "\u0f00" <= one[0] <= "\u0fff"
    )
    return tuple(fold(one) for one in texts if one not in unspaced), unspaced
