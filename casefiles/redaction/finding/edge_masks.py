"""Names of which a paper leaves only the edges: К***в, К-в С.П., W*** X***, H... L..."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.names.patterns import compact

__all__ = ["EdgeMasks", "with_initials"]

_SIGNS: Final = r"(?:[*＊•●×■□█▇▮▬]{2,}|[*＊•●■□█▇▮▬](?=[^\W\d_])|[xX]{3,}|\.{3}|…)"
_ONES: Final = ("...", *"*＊•●×■□█▇▮▬…")
_THREE_X: Final = re.compile("[xX]{3}")
_SIGN: Final = re.compile(_SIGNS)
_MASKED: Final = re.compile(rf"(?<![^\W_])([^\W\d_]{{1,8}}){_SIGNS}([^\W\d_]{{0,8}})(?![^\W_])")
_CUT: Final = re.compile(
    r"(?<![^\W_])([^\W\d_]{1,2})-([^\W\d_]{1,3})(?![^\W_])(?=[ \u00a0](?:[^\W\d_]\.)|[ \u00a0]\()"
    r"|(?:(?<=\.)|(?<=\.[ \u00a0]))(?<![^\W_])([^\W\d_])-([^\W\d_]{1,3})(?![^\W_-])"
)
_LONG_CUT: Final = re.compile(r"(?<![^\W_-])([^\W\d_]{3,4})-([^\W\d_]{2,3})(?![^\W_-])")
"""Of three letters with two at the end no initials are needed: Ахм-ва."""
_LONGEST_CUT: Final = 4
_SCRIPTS: Final = frozenset("lcgar")
_UNCASED: Final = frozenset("ar")
_NEAR: Final = 24
_SHOWN: Final = 3
_INITIALS_AFTER: Final = re.compile(r"(?:[ \u00a0]?[^\W\d_]\.){1,3}")
_INITIALS_BEFORE: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.[ \u00a0]?){1,3}\Z")


class EdgeMasks:
    """Finds masked parts in alphabets; always questions."""

    def __init__(self, index: Index) -> None:
        self._by_first: dict[str, list[Base]] = {}
        for key, base in index.bases.items():
            if base.script in _SCRIPTS and base.is_listed and base.owners:
                self._by_first.setdefault(key[0], []).append(base)

    def find(self, text: str) -> Iterator[FoundSpan]:
        """Yield masked parts: both edges agree, or two of one person stand side by side."""
        if not self._by_first:
            return
        found = (
            []
            if not _may_be_masked(text)
            else [
                (match.start(), match.end(), self._agreeing(match[1], match[2]), match[2])
                for match in _masked(text)
            ]
        )
        for at, (start, end, bases, last) in enumerate(found):
            person_ids = [
                own
                for other_start, other_end, others, _ in found[max(0, at - 1) : at + 2]
                if other_start != start
                and min(abs(other_start - end), abs(start - other_end)) < _NEAR
                for own in _both(bases, others)
            ]
            match = [base for base in bases if last or len(compact(text[start:end])) >= _SHOWN]
            owners = frozenset(person_ids) or frozenset(
                own for base in match for own in base.owners
            )
            if owners:
                yield _place(text, *with_initials(text, start, end), owners, bases[0])
        for cut in _cut(text):
            first, last = list(filter(None, cut.groups()))
            bases = self._agreeing(first, last)
            if bases and last == last.lower():
                yield from self._with_initials(text, cut, bases)

    def _with_initials(
        self, text: str, cut: re.Match[str], bases: list[Base]
    ) -> Iterator[FoundSpan]:
        owners = frozenset(own for base in bases for own in base.owners)
        yield _place(text, *with_initials(text, cut.start(), cut.end()), owners, bases[0])

    def _agreeing(self, first: str, last: str) -> list[Base]:
        begin, end = compact(first), compact(last)
        if not begin or first[0] != first[0].upper():
            return []
        return [
            base
            for base in self._by_first.get(begin[0], [])
            if base.key.startswith(begin)
            and _may_end(base.key, end)
            and (end or base.script not in _UNCASED)
            and len(base.key) > len(begin) + len(end)
        ]


def _may_be_masked(text: str) -> bool:
    """Tell whether signs of a mask stand in a text, so that most texts are passed over at once."""
    return any(sign in text for sign in _ONES) or _THREE_X.search(text) is not None


def _masked(text: str) -> Iterator[re.Match[str]]:
    """Yield masked parts, looked for only at the beginnings of words in which a sign stands."""
    end = 0
    for sign in _SIGN.finditer(text):
        start = sign.start()
        while start > end and text[start - 1].isalnum():
            start -= 1
        match = _MASKED.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _cut(text: str) -> Iterator[re.Match[str]]:
    """Yield parts cut with a hyphen, looked for where one or two letters stand before one."""
    at, end = 0, 0
    while (at := text.find("-", at + 1)) >= 0:
        for size in range(_LONGEST_CUT, 0, -1) if text[at - 1].isalnum() else ():
            start, pattern = at - size, _CUT if size < _SHOWN else _LONG_CUT
            match = pattern.match(text, start) if start >= end else None
            if match is not None:
                end = match.end()
                yield match


def with_initials(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a masked part with the initials beside it."""
    after = _INITIALS_AFTER.match(text, end)
    before = _INITIALS_BEFORE.search(text, max(0, start - _NEAR), start)
    return before.start() if before is not None else start, after.end() if after else end


def _may_end(key: str, end: str) -> bool:
    """Tell whether a word ends so, or would with another ending of its case: -ва, -вой."""
    if not end or key.endswith(end) or (len(end) > 1 and key.endswith(end[:-1])):
        return True
    return len(end) > _SHOWN - 1 and key[:-1].endswith(end[:-2])


def _both(bases: list[Base], others: list[Base]) -> Iterator[PersonId]:
    for base in bases:
        for other in others:
            if other.key != base.key:
                yield from base.near.keys() & other.near.keys()


def _place(text: str, start: int, end: int, owners: frozenset[PersonId], base: Base) -> FoundSpan:
    word = compact(text[start:end])
    return FoundSpan(start, end, owners, len(word), "mask", word, base.text, is_certain=False)
