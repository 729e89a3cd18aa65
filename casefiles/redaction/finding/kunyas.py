"""Names by a child, as Arabic has them: Abu Bilal and Umm Bilal are the parents of Bilal."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.listed import cleaned_names
from casefiles.redaction.finding.parts import parts_of, script_of
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sought import Sought

__all__ = ["Kunyas"]

_KUNYA: Final = re.compile(
    r"(?<![^\W_])(?:Abou|Aboo|Abu|Abi|Umm|Oum|Om|Um|أبو|ابو|أبي|أم|ام)"
    r"[ \u00a0-]([^\W\d_]{3,})(?![^\W_])"
)
_LEAST: Final = 3


class Kunyas:
    """Finds the parents of open people, called by their child; always questions.

    A protected child needs no rule: the part of the name is found, and what stands before it goes.
    """

    def __init__(self, sought: Sought) -> None:
        kin = {one.person_id: _keys(one.names) for one in sought.protected}
        self._owners: dict[str, frozenset[PersonId]] = {}
        self._rejected = {one.person_id: {*map(compact, one.rejected)} for one in sought.protected}
        for child in sought.open:
            keys = _keys(child.names)
            related = frozenset(own for own, parts in kin.items() if parts & keys)
            for key in keys:
                if script_of(key) in {"l", "a"} and len(key) >= _LEAST:
                    known = self._owners.get(key, frozenset())
                    self._owners[key] = known | (related or frozenset(kin))

    def find(self, text: str) -> Iterator[FoundSpan]:
        """Yield names by a child."""
        if not self._owners:
            return
        for match in _KUNYA.finditer(text):
            word = compact(match[0])
            owners = frozenset(
                own
                for own in self._owners.get(compact(match[1]), ())
                if word not in self._rejected[own]
            )
            if owners:
                place = match.start(), match.end(), owners, len(word), "title", word, match[1]
                yield FoundSpan(*place, is_certain=False)


def _keys(names: tuple[str, ...]) -> frozenset[str]:
    parts = (part for text in names for name in cleaned_names(text) for part in parts_of(name))
    return frozenset(part.key for part in parts)
