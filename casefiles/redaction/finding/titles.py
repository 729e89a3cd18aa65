"""A short part after a title: Mr Lü, Ms Ma."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.redaction.finding.hits import Place
from casefiles.redaction.finding.part_search import PartHit, Written

__all__ = ["after_titles"]

_TITLE: Final = re.compile(
    r"(?<![^\W_])(?:Mr|Mrs|Ms|Miss|Mx|Mme|Mlle|M|Messrs|Madam|Madame|Monsieur|Sir|Dr|Prof|Professor|Judge|Attorney"
    r"|Comrade|Herrn?|Frau|Sr|Sra|Srta|Señora?|Don|Doña|Sig|Signora?|Dott|Pani?|Pan[aíu]?|Bay|Bayan|Sayın|Av"
    r"|Uncle|Aunt|Auntie|Old|Little|Lao|Xiao|Brother|Sister|Lawyer|Officer|Г-н|Г-жа|Господин[ауе]?"
    r"|Госпож[аиуе]|г-н[ауе]?|г-ж[аиуе]|MR|MRS|MS|DR)\.?[ \u00a0]+\Z"
)
_ROOM: Final = 14
_LONGEST: Final = 4


def after_titles(text: str, hits: Sequence[PartHit]) -> Iterator[Place]:
    """Yield short parts after a title: always a question."""
    for hit in hits:
        base = hit.base
        is_short = len(base.key) <= _LONGEST and base.script not in {"h", "u", "t"}
        if not is_short or hit.is_lower or hit.written is not Written.WHOLE or not base.owners:
            continue
        if _TITLE.search(text, max(0, hit.start - _ROOM), hit.start):
            size = len(base.key)
            yield Place(
                hit.start,
                hit.end,
                base.owners,
                size,
                "title",
                base.key,
                base.text,
                is_certain=False,
            )
