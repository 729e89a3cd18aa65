"""Names run together in addresses and handles: lizwhitmore73@, @whitmore_eliz, wmargaret@."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["HandleNames"]

_BEFORE: Final = re.compile(r"(?<![\w.+-])[\w.+-]{5,64}\Z")
_AFTER: Final = re.compile(r"[\w.-]{5,40}")
_SERVER: Final = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_SIGNS: Final = re.compile(r"[\d._+-]+")
_ROOM: Final = 70
_LEAST: Final = 5
_SCRIPTS: Final = frozenset("lcg")


class HandleNames:
    """Finds a part of a name with what a person is called for short, in one word; questions."""

    def __init__(self, index: Index, short: Mapping[str, frozenset[str]]) -> None:
        """Take parts of names, and what each is called for short."""
        self._rejected = index.rejected
        self._bases = tuple(
            base
            for base in index.bases.values()
            if base.is_listed
            and base.owners
            and base.script in _SCRIPTS
            and len(base.key) >= _LEAST
            and not base.what <= {"within"}
        )
        self._possible_rests = {
            base.key: frozenset(_possible_rests(base, short)) for base in self._bases
        }

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield addresses and handles."""
        text = reading.text
        at = text.find("@") if self._bases else -1
        while at >= 0:
            before = _BEFORE.search(text, max(0, at - _ROOM), at)
            own = before or _AFTER.match(text, at + 1)
            server = _SERVER.match(text, at) if before is not None else None
            if own is not None:
                end = server.end() if server is not None else own.end()
                yield from self._of(own[0], own.start(), end)
            at = text.find("@", at + 1)

    def _of(self, handle: str, start: int, end: int) -> Iterator[FoundSpan]:
        key = compact(_SIGNS.sub("", handle))
        for base in self._bases:
            place = key.find(base.key)
            if place < 0 or key == base.key:
                continue
            rests = {key[:place], key[place + len(base.key) :]} - {""}
            owners = frozenset(own for own in base.owners if key not in self._rejected[own])
            if owners and rests <= self._possible_rests[base.key]:
                yield FoundSpan(
                    *(start, end, owners, len(key), "in_word", key, base.text), is_certain=False
                )
                return


def _possible_rests(base: Base, short: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield what may stand beside a part: beginnings of the others, and what is short for them."""
    for mate in base.mates:
        yield from (mate[:size] for size in range(1, len(mate) + 1))
        yield from short.get(mate, ())
