"""How sure a part of a name is where it stands alone."""

from typing import Final

from casefiles.redaction.finding.hits import Place
from casefiles.redaction.finding.part_search import PartHit, Written
from casefiles.redaction.finding.words import says_little

__all__ = ["alone", "is_written_as_name"]

_LEAST: Final = 3
_LEAST_LOWER: Final = 5
_LEAST_GLUED: Final = 5
_LEAST_LOOSE: Final = 6


def alone(hit: PartHit) -> Place | None:
    """Return a part that stands alone as what it is taken for; None where it is passed over."""
    level = _level(hit)
    base = hit.base
    if level is None or not base.owners:
        return None
    return Place(
        hit.start,
        hit.end,
        base.owners,
        len(base.key),
        "part" if hit.written is not Written.LOOSE else "in_word",
        base.key,
        base.text,
        level,
    )


def is_written_as_name(hit: PartHit) -> bool:
    """Tell whether a part has the capital that names have, or its script has none."""
    return not hit.is_lower and hit.written is not Written.LOOSE


def _level(hit: PartHit) -> bool | None:
    """Return whether it goes at once; None for neither that nor a question."""
    base, size = hit.base, len(hit.base.key)
    if not base.is_listed and (hit.is_lower or says_little(base.key)):
        return None
    if base.script in {"h", "u", "t"}:
        return base.is_telling if size > 1 else None
    if hit.written is Written.LOOSE or hit.is_lower:
        least = _LEAST_LOWER if hit.is_lower else _LEAST_LOOSE
        is_odd = hit.is_lower and hit.written is Written.LOOSE
        return False if base.is_telling and size >= least and not is_odd else None
    if size < _LEAST:
        return None
    if hit.written is Written.GLUED and size < _LEAST_GLUED:
        return False
    return base.is_telling
