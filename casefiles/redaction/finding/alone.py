"""How sure a part of a name is where it stands alone."""

import re
from typing import Final

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base
from casefiles.redaction.finding.part_search import PartHit, Written
from casefiles.redaction.finding.small_letters import begins_sentence, is_chat, is_handle
from casefiles.redaction.finding.words import is_place, ordinary_words, says_little

__all__ = ["alone", "is_written_as_name"]

_SPACED: Final = re.compile(r"[^\W\d_](?: [^\W\d_])+")
_LEAST: Final = 2
_LEAST_PROPOSED: Final = 4
_LEAST_LOWER: Final = 4
_LEAST_GLUED: Final = 5
_LEAST_LOOSE: Final = 6
_LEAST_MATE: Final = 3
_INITIALS: Final = 2


def alone(text: str, hit: PartHit) -> FoundSpan | None:
    """Return a part that stands alone as what it is taken for; None where it is passed over."""
    level = _level(text, hit)
    base = hit.base
    if level is None or not base.owners:
        return None
    return FoundSpan(
        hit.start,
        hit.end,
        base.owners,
        len(base.key),
        "in_word" if hit.written in {Written.LOOSE, Written.INITIALED} else "part",
        base.key,
        base.text,
        level,
    )


def is_written_as_name(hit: PartHit) -> bool:
    """Tell whether a part has the capital that names have, or its script has none."""
    return not hit.is_lower and hit.written not in {Written.LOOSE, Written.INITIALED}


def _level(text: str, hit: PartHit) -> bool | None:  # noqa: C901, PLR0911 - one answer for each way to write
    """Return whether it goes at once; None for neither that nor a question."""
    base, size = hit.base, len(hit.base.key)
    if not base.is_listed and _is_weak_proposal(base):
        return None
    if base.script in {"h", "u", "t"}:
        return base.is_telling if size > 1 else None
    if hit.is_lower and hit.written in {Written.WHOLE, Written.GLUED}:
        return _of_small_letters(text, hit)
    if not base.is_listed and (hit.is_lower or _is_word_of_sentence(text, hit)):
        return None
    if hit.written in {Written.JOINED, Written.INITIALED}:
        return _of_handle(hit)
    if hit.written is Written.LOOSE:
        is_requested = base.is_telling and size >= _LEAST_LOOSE and not hit.is_lower
        return False if is_requested else None
    if base.is_listed and size >= _LEAST_LOWER and _SPACED.fullmatch(text, hit.start, hit.end):
        return True  # only a form spaces letters, and beside a label it is a value
    if hit.is_owner and hit.written is Written.WHOLE and size < _LEAST_GLUED:
        return base.is_telling
    if size <= _LEAST or (hit.written is Written.GLUED and size < _LEAST_GLUED):
        says_nothing = says_little(hit.key) and not hit.is_accented
        return None if says_nothing or is_place(hit.key) else False
    if hit.is_changed and (hit.key in ordinary_words() or begins_sentence(text, hit.start)):
        return False  # Gołębie are pigeons, if they do not belong to Gołąb
    return base.is_telling


def _is_word_of_sentence(text: str, hit: PartHit) -> bool:
    """Tell whether half of a double name that nobody listed so is an ordinary word: Марш."""
    return hit.base.what == {"within"} and begins_sentence(text, hit.start)


def _of_small_letters(text: str, hit: PartHit) -> bool | None:
    """Return how sure a part is without its capital: in a chat and a handle as with one."""
    base, size = hit.base, len(hit.base.key)
    least = _LEAST_LOWER if hit.written is Written.WHOLE else _LEAST_GLUED
    if size < least or hit.key in ordinary_words():
        return None
    if hit.is_changed and not is_chat(text, hit.start, hit.end):
        return None
    if not base.is_listed:
        return False if size >= _LEAST_GLUED and is_chat(text, hit.start, hit.end) else None
    if base.is_telling and is_handle(text, hit.start, hit.end):
        return True
    if base.is_telling:
        return is_chat(text, hit.start, hit.end)
    return None if base.key in ordinary_words() else False


def _of_handle(hit: PartHit) -> bool | None:
    """Return how sure a part is that stands in one word with others of its person."""
    base = hit.base
    size = len(base.key)
    if hit.written is Written.JOINED:
        return True if size >= _LEAST_MATE else None
    if base.is_telling and size >= _LEAST_LOOSE:
        return True
    is_of_initials = size >= _LEAST_LOWER and len(hit.key) - size == _INITIALS
    if is_of_initials and hit.key not in ordinary_words():
        return False  # jhpark
    is_short_first = size >= _LEAST_MATE and hit.key.startswith(base.key) and not hit.is_lower
    return False if size >= _LEAST_GLUED or is_short_first else None


def _is_weak_proposal(base: Base) -> bool:
    """Tell whether a part of a form that nobody confirmed is too short, or a word, to be asked."""
    return len(base.key) < _LEAST_PROPOSED or base.key in ordinary_words()
