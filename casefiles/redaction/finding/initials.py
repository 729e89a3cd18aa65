"""Initials of all parts of a name: Z.B., in either order."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.han_readings import cuts
from casefiles.domain.ids import PersonId
from casefiles.redaction.finding.hits import Place
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import parts_of, script_of
from casefiles.redaction.patterns import compact

__all__ = ["Initials"]

_POINTED: Final = re.compile(r"(?<![^\W_.])(?:[^\W\d_]\.[ \u00a0-]?){2,4}(?![^\W\d_])")
_UNSPACED: Final = frozenset("hut")
_MOST: Final = 4


class Initials:
    """Finds pointed initials."""

    def __init__(self, index: Index) -> None:
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        for own, names in index.names.items():
            for name in names:
                for letters in _initials(name):
                    if letters not in index.rejected[own]:
                        self._owners[letters].add(own)
                        self._forms.setdefault(letters, name)

    def find(self, text: str) -> Iterator[Place]:
        """Yield initials that may stand for somebody: always a question."""
        if not self._owners or "." not in text:
            return
        for told in _POINTED.finditer(text):
            letters = compact(told[0])
            owners = self._owners.get(letters)
            if owners and told[0].upper() == told[0]:
                start, end = told.start(), told.start() + len(told[0].rstrip(" \u00a0-"))
                yield Place(
                    start,
                    end,
                    frozenset(owners),
                    len(letters),
                    "initials",
                    letters,
                    self._forms[letters],
                    is_certain=False,
                )


def _initials(name: str) -> Iterator[str]:
    keys = [part.key for part in parts_of(name) if part.what != "within"]
    if not 1 < len(keys) <= _MOST or any(not key or _is_unspaced(key) for key in keys):
        return
    letters = [key[0] for key in keys]
    for at in range(len(letters)):
        yield "".join(letters[at:] + letters[:at])
    if len(keys) == 2:  # noqa: PLR2004 - family and given name in pinyin
        for cut in cuts(keys[1]) if keys[1].isascii() else ():
            given = "".join(syllable[0] for syllable in cut)
            yield letters[0] + given
            yield given + letters[0]
        for cut in cuts(keys[0]) if keys[0].isascii() else ():
            given = "".join(syllable[0] for syllable in cut)
            yield letters[1] + given
            yield given + letters[1]


def _is_unspaced(key: str) -> bool:
    return script_of(key) in _UNSPACED
