"""What stands of an address beside its street and house: flat, floor, town, kind of street."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.redaction.names.patterns import compact

__all__ = ["AddressRest", "room_of", "rooms"]

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+[a-z]?(?![^\W_])")
_TOKEN_BEFORE: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_]+|\d+[a-z]?)\Z")
_GAP: Final = re.compile(r"[ \u00a0.,:/№#()-]{0,3}\n?")
_GAP_BEFORE: Final = re.compile(r"[ \u00a0.,:/№#()-]{0,3}\n?\Z")
_LEAST: Final = 3
_ROOM: Final = 40
_MOST: Final = 8
_UNITS: Final = frozenset(
    ["d", "k", "no", "nr", "apt", "apartman", "st", "rd", "ave", "lane", "unit"]
)
"""What short words say of a number in an address: D:4."""
_HAN: Final = re.compile("[\u3400-\u9fff]")
_HAN_AFTER: Final = re.compile(
    "[号號楼樓栋棟幢座单單元室层層]{1,2}|[0-9〇零一二三四五六七八九十百]{1,5}"
)
_HAN_ROOM: Final = re.compile("[0-9]{1,4}[单單]元[0-9]{1,4}[室号號]?|[0-9]{3,4}[室房]")


class AddressRest:
    """Knows the words and numbers of one address."""

    def __init__(
        self, value: str, stems: Callable[[str], Iterable[str]], types: frozenset[str]
    ) -> None:
        self._folded = fold(value)
        words = [one[0] for one in _TOKEN.finditer(self._folded)]
        self._numbers = frozenset(one for one in words if one[0].isdigit())
        self._stems = tuple(
            stem
            for word in words
            if len(word) >= _LEAST and not word[0].isdigit()
            for stem in (word, *stems(word))
            if len(stem) >= _LEAST
        )
        self._types = types | _UNITS
        self._is_han = _HAN.search(self._folded) is not None

    def around(self, folded: str, start: int, end: int) -> tuple[int, int]:
        """Return a place with what stands of the same address on either side of it."""
        if self._is_han and _HAN.search(folded, start, end):
            return self._around_han(folded, start, end)
        for _ in range(_MOST):
            gap = _GAP.match(folded, end)
            token = _TOKEN.match(folded, gap.end() if gap else end)
            if token is None or not self._is_own(token[0]):
                break
            end = token.end()
        for _ in range(_MOST):
            first = max(0, start - _ROOM)
            gap = _GAP_BEFORE.search(folded, first, start)
            token = _TOKEN_BEFORE.search(folded, first, gap.start() if gap else start)
            if token is None or not self._is_own(token[0]):
                break
            start = token.start()
        return start, end

    def _is_own(self, token: str) -> bool:
        if token[0].isdigit():
            return token in self._numbers
        return compact(token) in self._types or token.startswith(self._stems)

    def _around_han(self, folded: str, start: int, end: int) -> tuple[int, int]:
        at = self._folded.find(folded[start : start + 2])
        while start and at > 0 and folded[start - 1] == self._folded[at - 1]:
            start, at = start - 1, at - 1
        while (match := _HAN_AFTER.match(folded, end)) is not None:
            end = match.end()
        return start, end


@cache
def room_of(value: str) -> tuple[str, str]:
    """Return the room of a Chinese address, and the street that stands before its house."""
    folded = fold(value)
    room = _HAN_ROOM.search(folded)
    street = re.search("([\u3400-\u9fff]{2,4}(?:路|街|巷|道|胡同))", folded)
    return (room[0], street[1][-3:]) if room is not None and street is not None else ("", "")


def rooms(folded: str, room: str, street: str) -> Iterator[tuple[int, int]]:
    """Yield where a room stands with its street near it."""
    at = folded.find(room)
    while room and at >= 0:
        first, last = max(0, at - _ROOM // 2), at + len(room) + _ROOM // 2
        near = folded.find(street, first, last)
        if near >= 0:
            yield min(at, near), max(at + len(room), near + len(street))
        at = folded.find(room, at + 1)
