"""What is left of a name beside a part that was found: the O of "Serikbol O", of a sheet or a chat.

A name is cut where room is short: in the names of sheets and files, in cells, headings, and in what
people call one another in a chat. An initial or the beginning of another part goes with the rest.
"""

import re
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import word_kind
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.names.patterns import compact

__all__ = ["Rests"]

_KINDS: Final = frozenset({"part", "initials", "in_word", "title", "short"})
_JOINT: Final = (
    r"[ \u00a0]{1,2}(?:(?i:de|del|della|de la|van|von|al|el|bin|bint)[ \u00a0])?"
    r"|[ \u00a0]?[-\u2010\u2011–—_./·・][ \u00a0]?|,[ \u00a0]"
    r"|,?[ \u00a0]?[(\[\"'“‘«„]|[ \u00a0]?\d{1,2}[ \u00a0_-]"
)
_AFTER: Final = re.compile(
    rf"(?P<joint>{_JOINT})(?P<told>[^\W\d_]{{1,12}})(?![^\W\d_])\.?[)\]\"'”’»“]?(?![^\W\d_])"
)
_ALONE_AFTER: Final = re.compile(
    r"(?P<joint>[ \t]*\n[ \t]*|:[ \u00a0])(?P<told>[^\W\d_])"
    r"(?:\.|[ \t]*(?=\n|\Z))(?=[ \t]*(?:\n|\Z))"
)
"""In a line by itself, or behind a colon at the end of one."""
_BEFORE: Final = re.compile(
    r"(?<![^\W_])(?P<told>[^\W\d_])\.?"
    r"(?P<joint>[ \u00a0]{1,2}|[ \u00a0]?[-\u2010\u2011–—_./][ \u00a0]?)\Z"
)
_ALONE_BEFORE: Final = re.compile(
    r"(?:\A|\n)[ \t]*(?P<told>[^\W\d_])\.?(?P<joint>[ \t]*\n[ \t]*)\Z"
)
_LATIN_AFTER: Final = re.compile(r"(?P<joint>)(?P<told>[A-Z])\.?(?![^\W\d_])")
_LATIN_BEFORE: Final = re.compile(r"(?<![^\W_])(?P<told>[A-Z])\.?(?P<joint>[ \u00a0]?)\Z")
_FOLLOWING: Final = re.compile(r"[ \u00a0]([^\W\d_]+)")
_CELL_ENDS: Final = re.compile(r"[\n|\t]|[ \u00a0]{2,}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS_OF_ONE_LETTER: Final = frozenset("aeioyuаияувоксéèàòоyçі")
_BLANKS: Final = frozenset(" \u00a0")
_FEW: Final = 5
"""Words up to which a cell, a line or a whole text may be a heading or what somebody is called."""
_ROOM: Final = 8
_FAR: Final = 100
"""Characters on either side after which a line is long, so that it may be no heading."""
_MOST: Final = 4
_HAN_PART: Final = "[\u3400-\u9fff]{2,8}"
_DOTTED_AFTER: Final = re.compile(rf"[·•・‧．]({_HAN_PART})")
_DOTTED_BEFORE: Final = re.compile(rf"(?<![\u3400-\u9fff])({_HAN_PART})[·•・‧．]\Z")
"""The other part of a name that Chinese writes with a point between its parts."""


class Rests:
    """Widens what was found by what is left of the same name beside it."""

    def __init__(self, index: Index) -> None:
        self._keys: dict[PersonId, list[str]] = {own: [] for own in index.people}
        for key, base in index.bases.items():
            for own in {*base.owners, *base.near}:
                self._keys[own].append(key)
        self._beginnings: dict[PersonId, frozenset[str]] = {}

    def with_rest(self, text: str, place: FoundSpan) -> FoundSpan:
        """Return a place with the initials and beginnings of other parts that stand beside it."""
        if place.kind not in _KINDS:
            return place
        if word_kind(text[place.start]) == "h":
            place = self._dotted(text, place)
        for _ in range(_MOST):
            wide = self._before(text, self._after(text, place))
            if wide is place:
                break
            place = wide
        return place

    def _after(self, text: str, place: FoundSpan) -> FoundSpan:
        is_han = word_kind(text[place.end - 1]) == "h"
        patterns = (_AFTER, _ALONE_AFTER, *((_LATIN_AFTER,) if is_han else ()))
        for one in patterns:
            value = one.match(text, place.end)
            if value is None or not self._is_of(place, value["told"]):
                continue
            if one is not _AFTER or _counts_after(text, place, value):
                end = value.end() if one is not _ALONE_AFTER else len(value[0].rstrip()) + place.end
                return _wider(place, place.start, _without_closing(text, value, end))
        return place

    def _before(self, text: str, place: FoundSpan) -> FoundSpan:
        is_han = word_kind(text[place.start]) == "h"
        patterns = (_BEFORE, _ALONE_BEFORE, *((_LATIN_BEFORE,) if is_han else ()))
        for one in patterns:
            value = one.search(text, max(0, place.start - _ROOM), place.start)
            if (
                value is None
                or not value["told"].isupper()
                or _ends_others(text, place, value)
                or not self._is_of(place, value["told"])
            ):
                continue
            if one is not _BEFORE or _counts_before(text, place, value):
                return _wider(place, value.start("told"), place.end)
        return place

    def _dotted(self, text: str, place: FoundSpan) -> FoundSpan:
        """Return a part with the other one beside a point, where that is only spelled otherwise."""
        before = _DOTTED_BEFORE.search(text, max(0, place.start - 2 * _ROOM), place.start)
        after = _DOTTED_AFTER.match(text, place.end)
        start, end = place.start, place.end
        if before is not None and self._is_respelled(place, before[1]):
            start = before.start()
        if after is not None and self._is_respelled(place, after[1]):
            end = after.end()
        return replace(place, start=start, end=end, size=place.size + (end - start > place.size))

    def _is_respelled(self, place: FoundSpan, part: str) -> bool:
        """Tell whether a part begins as another of the same person and has most of its signs."""
        key = compact(part)
        return any(
            key[0] == own[0]
            and abs(len(key) - len(own)) <= 1
            and len(set(key) & set(own)) * 2 >= max(len(key), len(own))
            for person in place.owners
            for own in self._keys[person]
        )

    def _is_of(self, place: FoundSpan, form: str) -> bool:
        """Tell whether letters begin a part of a name of somebody whom a place leads to."""
        key = compact(form)
        return any(key in self._of(own) for own in place.owners)

    def _of(self, own: PersonId) -> frozenset[str]:
        known = self._beginnings.get(own)
        if known is None:
            keys = self._keys.get(own, [])
            known = frozenset(key[:size] for key in keys for size in range(1, len(key)))
            self._beginnings[own] = known
        return known


def _wider(place: FoundSpan, start: int, end: int) -> FoundSpan:
    return replace(place, start=start, end=end, size=place.size + 1)


def _without_closing(text: str, match: re.Match[str], end: int) -> int:
    """Return the end without a bracket or a quotation mark that nothing opened behind the name."""
    is_opened = any(char in "([\"'“‘«„" for char in match["joint"])
    while not is_opened and end > match.end("told") and text[end - 1] in ")]\"'”’»“":
        end -= 1
    return end


def _is_short(text: str, start: int, end: int) -> bool:
    """Tell whether the cell or line in which a stretch stands may be a heading or a name alone."""
    first, last = _cell(text, start, end)
    return len(_WORD.findall(text[first:last])) <= _FEW


def _cell(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _FAR), min(len(text), end + _FAR)
    ends = [one.end() for one in _CELL_ENDS.finditer(text, low, start)]
    after = _CELL_ENDS.search(text, end, high)
    return (ends[-1] if ends else low), (after.start() if after is not None else high)


def _ends_others(text: str, place: FoundSpan, before: re.Match[str]) -> bool:
    """Tell whether a letter before initials ends those of somebody else: the S of A.S. / D.S."""
    return place.kind == "initials" and text[before.start() - 1 : before.start()] == "."


def _counts_after(text: str, place: FoundSpan, match: re.Match[str]) -> bool:
    letters, joint = match["told"], match["joint"]
    is_short = _is_short(text, place.start, match.end())
    following = _FOLLOWING.match(text, match.end("told"))
    is_cased = letters[0].lower() != letters[0].upper()
    if is_cased and not letters[0].isupper():
        # A handle or a name in small letters: serikbol o.
        is_small = text[place.start : place.end].islower() and joint[0] in " -_."
        return is_small and is_short and following is None
    if not is_cased and joint[0] not in "·・":
        return False
    digits = f"{joint}{text[match.end('told') : match.end('told') + 1]}"
    if not is_short and any(map(str.isdigit, digits)):
        return False
    if len(letters) > 1:
        is_last = following is None and (is_short or match[0].endswith("."))
        is_cut = joint == ", " and match[0].endswith(".")
        return is_last and (is_cut or joint[0] in " \u00a0-_.·・")
    return _counts_one(text, place, match, following)


def _counts_one(
    text: str, place: FoundSpan, match: re.Match[str], following: re.Match[str] | None
) -> bool:
    """Tell whether a single capital behind a name is an initial, and no word of one letter."""
    letter, joint = match["told"], match["joint"]
    if following is None:
        return True
    is_tight = joint in {" ", "\u00a0", "-", "_"} or any(map(str.isalpha, joint))
    if following[1][0].islower():
        return is_tight and letter != "I"
    is_loud = text[place.start : place.end].isupper()
    return is_tight and not (is_loud and letter.lower() in _WORDS_OF_ONE_LETTER)


def _counts_before(text: str, place: FoundSpan, match: re.Match[str]) -> bool:
    if match["joint"][0] not in _BLANKS or len(match["joint"].strip()) == 1:
        return True
    if "." in match[0]:
        return True
    first, _ = _cell(text, match.start(), place.end)
    is_first = not _WORD.search(text, first, match.start())
    following = _FOLLOWING.match(text, place.end)
    is_going_on = following is not None and following[1][0].islower()
    return is_first and not is_going_on and _is_short(text, match.start(), place.end)
