"""What stands beside something found: other names of the same person that nobody listed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.redaction.finding.hits import FoundSpan, NameQuestion
from casefiles.redaction.finding.listed import TITLES
from casefiles.redaction.finding.parts import PARTICLES
from casefiles.redaction.finding.small_letters import is_handle
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["unlisted_names", "widened", "with_joined"]

_NAME: Final = r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*"
_BEFORE: Final = re.compile(rf"(?<![^\W_])({_NAME})[ \u00a0]\Z")
_AFTER: Final = re.compile(rf"[ \u00a0]({_NAME})(?![^\W_])")
_DOUBLE: Final = re.compile(r"[-\u2010\u2011]([^\W\d_]{2,})(?![^\W_])")
_OTHER_HALF: Final = re.compile(r"[-\u2010\u2011]\n?([^\W\d_]{2,})(?![^\W_])")
"""The second half of a double name, on the next line too."""
_LETTERS_AFTER: Final = re.compile(r"[._-][^\W\d_]{1,2}\d*(?![^\W_])|[._-]?\d+(?![^\W_])")
_LETTERS_BEFORE: Final = re.compile(r"(?<![^\W_])[^\W\d_]{1,2}[._-]\Z")
_DOUBLE_BEFORE: Final = re.compile(
    r"(?<![^\W_])([A-ZÀ-ÞŁŚŻŹČŠŽА-ЯІЇЄ][^\W\d_]{2,})[-\u2010\u2011]\Z"
)
_POINTED_AFTER: Final = re.compile(r"[ \u00a0]([^\W\d_]\.)(?:[ \u00a0]?[^\W\d_]\.)?(?![^\W_])")
_POINTED_BEFORE: Final = re.compile(r"(?<![^\W_])([^\W\d_]\.)[ \u00a0]?\Z")
_ZONE: Final = re.compile(r"(?<![^\W_])[PIACV][A-Z<]\Z")
"""The kind of a paper before a name in its zone for machines."""
_MAIDEN: Final = re.compile(
    r"[ \u00a0,(]{1,3}(?:n[ée]e|geb\.|geborene|born|nata|nacida|z domu|roz\.|rozená|født|född"
    r"|урожд\w*\.?"
    rf"|в девичестве|дев\.)[ \u00a0]({_NAME})(?![^\W_])"
)
"""Behind a name, what somebody was called before a marriage."""
_HAN_BEFORE: Final = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff]{2,8})[·•・‧]\Z")
_HAN_AFTER: Final = re.compile(r"[·•・‧]([\u3400-\u9fff]{2,4})")
_ROOM: Final = 30
_MOST: Final = 2
_NEAR: Final = 6
_INFINITIVE: Final = re.compile(r"...(?:ть|ться|чься)\Z")
_SENTENCE: Final = re.compile(r"[.!?:;…»\")\]\n–—>-]\s*\Z")
_DAY: Final = re.compile(r"(?<!\d)(?:[12]?\d|3[01])(?:st|nd|rd|th|\.)?\s\Z")
_MONTHS: Final = frozenset(
    ("january", "february", "march", "july", "september", "october", "november", "december")
)
"""Those that are no given names in a list with numbers, as April and June are."""
_WIDENED: Final = frozenset({"part", "slip", "sounds"})


def with_joined(text: str, place: FoundSpan) -> FoundSpan:
    """Return a part with what is joined to it: Whitcombe-Hale, @zulhumar_b, s.uzunkaya."""
    if place.kind not in {"part", "in_word"}:
        return place
    if "<" in text[place.start : place.end + 1]:
        zone = _ZONE.search(text, max(0, place.start - 2), place.start)
        return replace(place, start=zone.start() if zone is not None else place.start)
    match = _DOUBLE.match(text, place.end)
    if match is not None and match[1][0].isupper() and place.kind == "part":
        return replace(place, end=match.end())
    match = _DOUBLE_BEFORE.search(text, max(0, place.start - _ROOM), place.start)
    if match is not None and place.kind == "part" and _is_half(match[1]):
        return replace(place, start=match.start())
    if not is_handle(text, place.start, place.end):
        return place
    before = _LETTERS_BEFORE.search(text, max(0, place.start - _NEAR), place.start)
    after = _LETTERS_AFTER.match(text, place.end)
    start = before.start() if before is not None else place.start
    return replace(place, start=start, end=after.end() if after is not None else place.end)


def _is_half(word: str) -> bool:
    """Tell whether a word before a hyphen is half of a double name, and no other word."""
    return compact(word) not in ordinary_words() and fold(word) not in PARTICLES


def unlisted_names(text: str, places: Iterable[FoundSpan]) -> Iterator[NameQuestion]:
    """Yield names beside certain parts that are none of the listed ones."""
    for place in places:
        if not place.is_certain or place.kind not in _WIDENED:
            continue
        if word_kind(text[place.start]) == "h":
            yield from _other_part(text, place)
        if not _is_cased(text, place):
            continue
        is_all = text[place.start : place.end].isupper()
        for match in (
            _AFTER.match(text, place.end),
            _MAIDEN.match(text, place.end),
            _BEFORE.search(text, max(0, place.start - _ROOM), place.start),
        ):
            if match is None or _begins_sentence(text, match):
                continue
            if _is_name(match[1], is_all=is_all):
                word = compact(match[1])
                yield NameQuestion(*match.span(1), place.owners, "part", word, place.form)


def _other_part(text: str, place: FoundSpan) -> Iterator[NameQuestion]:
    """Yield the other part of a name in Chinese with a point in it: 木沙·吾斯曼."""
    before = _HAN_BEFORE.search(text, max(0, place.start - _ROOM), place.start)
    for match in (before, _HAN_AFTER.match(text, place.end)):
        if match is not None:
            yield NameQuestion(*match.span(1), place.owners, "part", match[1], place.form)


def widened(text: str, one: NameQuestion) -> NameQuestion:
    """Return a question with the names that stand beside it, so that they are seen with it."""
    if one.kind not in _WIDENED:
        return one
    start, end = one.start, one.end
    is_all = text[start:end].isupper()
    for _ in range(_MOST):
        before = _BEFORE.search(text, max(0, start - _ROOM), start)
        if before is None or not _is_name(before[1], is_all=is_all):
            break
        if _begins_sentence(text, before):
            break
        start = before.start(1)
    for _ in range(_MOST):
        after = _AFTER.match(text, end)
        if after is None or not _is_name(after[1], is_all=is_all):
            break
        end = after.end()
    pointed = _POINTED_BEFORE.search(text, max(0, start - _NEAR), start)
    if pointed is not None and pointed[1][0].isupper() and text[start].isupper():
        start = pointed.start()
    end = _with_capital(text, _with_capital(text, end, _OTHER_HALF), _POINTED_AFTER)
    return replace(one, start=start, end=end)


def _with_capital(text: str, end: int, pattern: re.Pattern[str]) -> int:
    """Return the end of a question with what follows it, if that has a capital."""
    match = pattern.match(text, end)
    return match.end() if match is not None and match[1][0].isupper() else end


def _begins_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word has its capital for another reason: Позвонить Умеду, 3 March Turghun."""
    word, before = fold(match[1]), text[max(0, match.start(1) - _NEAR) : match.start(1)]
    if _INFINITIVE.search(word):
        return not before.strip() or _SENTENCE.search(before) is not None
    return word in _MONTHS and _DAY.search(before) is not None


def _is_cased(text: str, place: FoundSpan) -> bool:
    return text[place.start].isupper()


def _is_name(word: str, *, is_all: bool) -> bool:
    if not word[0].isupper() or (word.isupper() and not is_all):
        return False
    folded = fold(word).strip(".'’")
    return compact(word) not in ordinary_words() and folded not in TITLES | PARTICLES
