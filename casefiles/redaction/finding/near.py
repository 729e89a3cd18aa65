"""Two parts of one person near each other, and a part beside initials of the others."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.domain.folding import fold
from casefiles.domain.ids import PersonId
from casefiles.redaction.finding.alone import is_written_as_name
from casefiles.redaction.finding.hits import Place
from casefiles.redaction.finding.index import Base
from casefiles.redaction.finding.part_search import PartHit, Written
from casefiles.redaction.finding.parts import PARTICLES
from casefiles.redaction.patterns import compact

__all__ = ["Near"]

_REACH: Final = 60
"""Characters between two parts at most."""
_AHEAD: Final = 6
"""Parts looked at after each."""
_MARKS: Final = re.compile(r"[\W_]{0,12}\Z")
_BRACKET: Final = re.compile(
    r"[\s,]*(?:\"[^\"]{1,30}\"|[(（\[【«“„][^()（）\[\]\n«»“”„]{1,30}[)）\]】»”“])[\s,]*\Z"
)
_WORD: Final = r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?"
_WORDS: Final = re.compile(rf"[\s,]+(?:{_WORD}[\s,]+){{1,2}}\Z")
_TOKENS: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_END: Final = re.compile(r"[.!?。！？][\s\"”»)]*\s|\n\s*\n")
_SHORT: Final = 2
_LONG: Final = 5
_INITIAL: Final = r"[^\W\d_]"
_BEFORE: Final = re.compile(rf"(?<![^\W_])({_INITIAL})(\.?)[-\s]*(?:({_INITIAL})\.?[-\s]*)?\Z")
_AFTER: Final = re.compile(
    rf"(,?)[ \u00a0]?\n?({_INITIAL})(?:\.|(?![^\W_]))(?:[-\s]*({_INITIAL})(?:\.|(?![^\W_.])))?"
)
_ROOM: Final = 8
_WORDS_OF_ONE_LETTER: Final = frozenset("aeioyuаияувоксéèàòоyçі")


class Near:
    """Joins parts that stand near each other."""

    def __init__(self, bases: dict[str, Base]) -> None:
        self._pairs: dict[tuple[str, str], frozenset[PersonId]] = {}
        self._initials: dict[PersonId, frozenset[str]] = {}
        found: dict[PersonId, set[str]] = {}
        for key, base in bases.items():
            if base.script not in {"h", "u", "t"} and base.is_listed:
                for own in base.near:
                    found.setdefault(own, set()).add(key)
        for own, keys in found.items():
            self._initials[own] = frozenset(keys)

    def find(self, text: str, hits: Sequence[PartHit]) -> Iterator[Place]:
        """Yield two parts of one person with what stands between them, all as one stretch."""
        for at, hit in enumerate(hits):
            for other in hits[at + 1 : at + 1 + _AHEAD]:
                if other.start > hit.end + _REACH:
                    break
                if other.start < hit.end:
                    continue
                owners = self._both(hit.base, other.base)
                if owners and _counts(text, hit, other):
                    yield _joined(hit, other, owners, is_certain=_is_sure(text, hit, other))

    def beside_initials(self, text: str, hits: Sequence[PartHit]) -> Iterator[Place]:
        """Yield parts with an initial of another part of the same person, as one stretch."""
        for hit in hits:
            if not is_written_as_name(hit) or hit.base.script in {"h", "u", "t"}:
                continue
            if hit.base.is_listed:
                yield from self._with_initials(text, hit)

    def _both(self, one: Base, other: Base) -> frozenset[PersonId]:
        """Return whose parts both are, in two places of one name."""
        pair = one.key, other.key
        known = self._pairs.get(pair)
        if known is None:
            known = frozenset(own for own in one.near if _are_apart(own, one, other))
            self._pairs[pair] = known
        return known

    def _with_initials(self, text: str, hit: PartHit) -> Iterator[Place]:
        before = _BEFORE.search(text, max(0, hit.start - _ROOM), hit.start)
        if before is not None and _is_initial(before[1], before[2]):
            owners = self._who(hit.base, before[1])
            if owners:
                yield _stretch(hit, before.start(), hit.end, owners)
        after = _AFTER.match(text, hit.end)
        if after is not None and _is_initial(after[2], after[0][-1:] + after[1]):
            owners = self._who(hit.base, after[2])
            if owners:
                yield _stretch(hit, hit.start, after.end(), owners)

    def _who(self, base: Base, letter: str) -> frozenset[PersonId]:
        first = compact(letter)
        return frozenset(
            own
            for own in base.near
            if any(key[0] == first for key in self._initials.get(own, ()) if key != base.key)
        )


def _are_apart(own: PersonId, one: Base, other: Base) -> bool:
    told = other.near.get(own, frozenset())
    return any(
        slot.name == place.name and slot.position != place.position
        for slot in one.near[own]
        for place in told
    )


def _counts(text: str, hit: PartHit, other: PartHit) -> bool:
    """Tell whether what stands between two parts joins them."""
    gap = text[hit.end : other.start]
    if Written.LOOSE in {hit.written, other.written}:
        return False
    is_lower = hit.is_lower, other.is_lower
    if any(is_lower):
        telling = hit.base.is_telling or other.base.is_telling
        is_close = gap in {" ", "\u00a0", "-", ".", "_", ""}
        return telling and is_close and all(is_lower)
    if _MARKS.match(gap):
        return True
    sizes = len(hit.base.key), len(other.base.key)
    if min(sizes) <= _SHORT and hit.base.script not in {"h", "t"}:
        return False
    return _BRACKET.match(gap) is not None or _are_names(gap)


def _are_names(gap: str) -> bool:
    """Tell whether up to two words with capitals, initials or particles stand in a gap."""
    if not _WORDS.match(gap):
        return False
    return all(word[0].isupper() or fold(word) in PARTICLES for word in _TOKENS.findall(gap))


def _is_sure(text: str, hit: PartHit, other: PartHit) -> bool:
    is_cut = _SENTENCE_END.search(text[hit.end : other.start]) is not None
    return not is_cut or hit.base.is_telling or other.base.is_telling


def _joined(
    hit: PartHit, other: PartHit, owners: frozenset[PersonId], *, is_certain: bool
) -> Place:
    size = len(hit.base.key) + len(other.base.key)
    word, form = f"{hit.base.key}{other.base.key}", f"{hit.base.text} {other.base.text}"
    return Place(hit.start, other.end, owners, size, "part", word, form, is_certain)


def _is_initial(letter: str, sign: str) -> bool:
    """Tell whether a letter stands for a name: a capital, and no word of one letter."""
    if not letter.isupper():
        return False
    return "." in sign or "," in sign or letter.lower() not in _WORDS_OF_ONE_LETTER


def _stretch(hit: PartHit, start: int, end: int, owners: frozenset[PersonId]) -> Place:
    base = hit.base
    is_certain = base.is_telling or len(base.key) >= _LONG
    return Place(start, end, owners, len(base.key) + 1, "initials", base.key, base.text, is_certain)
