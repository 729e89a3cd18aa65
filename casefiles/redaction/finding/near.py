"""Two parts of one person near each other, and a part beside initials of the others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.alone import is_written_as_name
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base
from casefiles.redaction.finding.listed import TITLES
from casefiles.redaction.finding.part_search import PartHit, Written
from casefiles.redaction.finding.parts import PARTICLES
from casefiles.redaction.names.patterns import compact

__all__ = ["Near"]

_REACH: Final = 60
"""Characters between two parts at most."""
_AHEAD: Final = 6
"""Parts looked at after each."""
_MARKS: Final = re.compile(r"[\W_]{0,12}\Z|[\W_]{1,3}(?:[^\W\d_]\.[\W_]{0,3}){1,3}\Z")
_BRACKET: Final = re.compile(
    r"[\s,]*(?:\"[^\"]{1,30}\"|[(（\[【«“„][^()（）\[\]\n«»“”„]{1,30}[)）\]】»”“])[\s,]*\Z"
)
_WORD: Final = r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?"
_WORDS: Final = re.compile(rf"[\s,]+(?:{_WORD}[\s,]+(?:al-)?){{1,2}}\Z")
_TOKENS: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_END: Final = re.compile(r"[.!?。！？][\s\"”»)]*\s|\n\s*\n")
_SHORT: Final = 2
_LONG: Final = 5
_LETTER: Final = r"(?:[^\W\d_]['’])?[^\W\d_][a-zа-яєіїґ]{0,2}"
_POINTED: Final = rf"{_LETTER}\.ª?º?"
_AT_LINE_END: Final = r"(?:[^\W\d_]['’])?[^\W\d_][a-zа-яєіїґ]?\.ª?º?\n"
"""What is longer before the end of a line ends a sentence: One."""
_BEFORE: Final = re.compile(
    rf"(?<![^\W_])((?:{_POINTED}[- \u00a0]?|{_AT_LINE_END}){{1,4}}|[^\W\d_]ª?[ \u00a0]|[^\W\d_]_)"
    r"(?:(?:de|del|von|van|al|bin|ibn|d['’])[- ]?)?\Z"
)
_AFTER: Final = re.compile(
    rf"[,/]?[ \u00a0_]?\n?(?:(?:de|del|von|van|al|bin"
    rf"|ibn)[- ])?((?:{_POINTED}[- \u00a0]?){{1,4}}(?![^\W_])"
    rf"|(?<=_)[^\W\d_](?:_[^\W\d_])+(?![^\W\d_])|[^\W\d_](?![^\W_'’])"
    rf"|(?<=[_ ])[A-ZА-ЯІЇ]{{2,3}}(?![^\W\d_]))"
)
_CELL: Final = r"(?:[ \u00a0]{0,12}[|\t][ \u00a0]{0,12}|[ \u00a0]{2,20}|;)"
"""Between two cells of a row."""
_CELL_AFTER: Final = re.compile(
    rf"{_CELL}((?:{_POINTED}[- \u00a0]?){{1,4}}(?![^\W_])|[^\W\d_](?={_CELL}|\s*(?:\n|\Z)))"
)
_CELL_BEFORE: Final = re.compile(
    rf"(?:(?<![^\W_])((?:{_POINTED}[- \u00a0]?){{1,4}})"
    rf"|(?:\A|[|\t\n])[ \u00a0]*([^\W\d_])){_CELL}\Z"
)
_SMALL: Final = re.compile(r"(?<![^\W_])[^\W\d_][._]\Z")
_HAN_AFTER: Final = re.compile("[ \u00a0]?([\u3400-\u9fff])")
_HAN_BEFORE: Final = re.compile("(?<![\u3400-\u9fff])([\u3400-\u9fff])[ \u00a0]?\\Z")
_LEADING_LETTER: Final = re.compile(r"([^\W\d_]+)\.[ \u00a0]?")
_TITLED: Final = re.compile(r"(?<![^\W_])(?:Mr|Mrs|Ms|Miss|Dr|MR|MRS|MS|DR)\.?[ \u00a0]\Z")
"""Before a letter that is a word otherwise: Mr A Zhumabekov."""
_NEVER_INITIALS: Final = frozenset({"mr", "mrs", "ms", "dr"})
"""Titles that stay whatever letter a name begins with: Mr. Melnikov."""
_ROOM: Final = 24
_SMALL_WORD: Final = re.compile(r"['’]?[ \u00a0]?[a-zа-яёіїґәғқңөұүһ]")
_GEORGIAN: Final = re.compile("[\u10d0-\u10ff]")
"""Letters that have capitals for headings alone."""
_WORDS_OF_ONE_LETTER: Final = frozenset("aeioyuаияувоксéèàòоyçі")


class Near:
    """Joins parts that stand near each other."""

    def __init__(self, bases: dict[str, Base]) -> None:
        self._single = {
            key: one for key, one in bases.items() if len(key) == 1 and one.script == "h"
        }
        self._pairs: dict[tuple[str, str], frozenset[PersonId]] = {}

    def find(self, text: str, hits: Sequence[PartHit]) -> Iterator[FoundSpan]:
        """Yield two parts of one person with what stands between them, all as one stretch."""
        for at, hit in enumerate(hits):
            for other in hits[at + 1 : at + 1 + _AHEAD]:
                if other.start > hit.end + _REACH:
                    break
                if other.start < hit.end:
                    continue
                owners = self._both(hit.base, other.base)
                if owners and _counts(text, hit, other):
                    both = _joined(hit, other, owners, is_certain=_is_sure(text, hit, other))
                    yield replace(both, start=_with_letters(text, hit))

    def adjacent_initials(self, text: str, hits: Sequence[PartHit]) -> Iterator[FoundSpan]:
        """Yield parts with an initial of another part of the same person, as one stretch."""
        for hit in hits:
            if hit.base.script in {"h", "u", "t"}:
                yield from self._adjacent_family_name(text, hit)
            elif is_written_as_name(hit):
                yield from _with_initials(text, hit)
                yield from _in_next_cell(text, hit)
                yield from self._adjacent_family_name(text, hit)
            elif hit.is_lower and _SMALL.search(text, max(0, hit.start - 2), hit.start):
                letter = compact(text[hit.start - 2])
                if letter in hit.base.initials:
                    place = _stretch(hit, hit.start - 2, hit.end)
                    is_long = hit.base.is_telling and len(hit.base.key) > _LONG
                    yield replace(place, is_certain=is_long)

    def _adjacent_family_name(self, text: str, hit: PartHit) -> Iterator[FoundSpan]:
        """Yield a part with the one Han character of the family beside it: Kevin 蔡."""
        if not self._single or hit.base.script == "h":
            return
        for match in (
            _HAN_AFTER.match(text, hit.end),
            _HAN_BEFORE.search(text, max(0, hit.start - 2), hit.start),
        ):
            base = self._single.get(compact(match[1])) if match is not None else None
            if match is not None and base is not None and base.near.keys() & hit.base.near.keys():
                start, end = min(hit.start, match.start()), max(hit.end, match.end())
                owners = frozenset(base.near.keys() & hit.base.near.keys())
                yield FoundSpan(
                    start,
                    end,
                    owners,
                    len(hit.base.key) + 1,
                    "part",
                    hit.base.key + base.key,
                    hit.base.text,
                    is_certain=True,
                )

    def _both(self, one: Base, other: Base) -> frozenset[PersonId]:
        """Return whose parts both are, in two places of one name."""
        pair = one.key, other.key
        known = self._pairs.get(pair)
        if known is None:
            known = frozenset(own for own in one.near if _are_apart(own, one, other))
            self._pairs[pair] = known
        return known


def _with_initials(text: str, hit: PartHit) -> Iterator[FoundSpan]:
    start, end, agreeing = hit.start, hit.end, 0
    before = _BEFORE.search(text, max(0, start - _ROOM), start)
    if before is not None:
        title = _titles(before[1], hit.base)
        is_titled = _TITLED.search(text, max(0, before.start() - _ROOM), before.start()) is not None
        if count := _initials(before[1][title:], hit.base, is_after=is_titled):
            start, agreeing = before.start() + title, count
    after = _AFTER.match(text, end)
    is_after = after is not None and after[0][0] in ",_/"
    if after is not None and _begins_sentence(text, after):
        after = None
    if after is not None and (count := _initials(after[1], hit.base, is_after=is_after)):
        end = after.end() - len(after[0]) + len(after[0].rstrip(" \u00a0-"))
        agreeing += count
    if agreeing and hit.base.near:
        place = _stretch(hit, start, end)
        is_certain = place.is_certain or agreeing > 1
        # Whoever answers says it of both together: the part alone may be an open person's.
        word = place.word if is_certain else compact(text[start:end])
        yield replace(place, word=word, is_certain=is_certain)


def _begins_sentence(text: str, after: re.Match[str]) -> bool:
    """Tell whether a letter behind a comma is a word of what follows: Aigerim, I lost it."""
    is_word = after[0][0] == "," and after[1].lower() in _WORDS_OF_ONE_LETTER
    return is_word and _SMALL_WORD.match(text, after.end()) is not None


def _in_next_cell(text: str, hit: PartHit) -> Iterator[FoundSpan]:
    """Yield a part with initials in the cell before or behind its own: Yasinjan | R. | camp."""
    before = _CELL_BEFORE.search(text, max(0, hit.start - 2 * _ROOM), hit.start)
    after = _CELL_AFTER.match(text, hit.end)
    for match, number in ((before, 1), (before, 2), (after, 1)):
        letters = match[number] if match is not None else None
        if match is None or not letters or not _initials(letters, hit.base, is_after=True):
            continue
        start, end = (
            min(hit.start, match.start(number)),
            max(hit.end, match.start(number) + len(letters.rstrip(" \u00a0-"))),
        )
        place = _stretch(hit, start, end)
        yield replace(place, word=compact(text[start:end]), is_certain=False)


def _with_letters(text: str, hit: PartHit) -> int:
    """Return the start of a part with pointed initials of its person before it: M. MOROZ Dmytro."""
    before = _BEFORE.search(text, max(0, hit.start - _ROOM), hit.start)
    is_pointed = before is not None and "." in before[1]
    if before is None or not is_pointed or not _initials(before[1], hit.base):
        return hit.start
    return before.start()


def _titles(written: str, base: Base) -> int:
    """Return where initials begin behind a title that looks like one of them: Ms. T."""
    at = 0
    for match in _LEADING_LETTER.finditer(written):
        if match[1].lower() in _NEVER_INITIALS:
            at = match.end()
            continue
        if fold(match[1]) not in TITLES or match.end() == len(written):
            break
        if len(match[1]) == 1 or compact(match[1])[:1] in base.initials:
            break
        at = match.end()
    return at


def _initials(written: str, base: Base, *, is_after: bool = False) -> int:
    """Count the letters that stand for other parts of a name; none unless most of them do.

    They are capitals, and no words of one letter.
    """
    letters = [piece for piece in re.split(r"[^\w'’]+|_", written) if piece]
    if not letters or _is_small(letters[0][0]):
        return 0
    if "." not in written and any(_is_small(piece[0]) for piece in letters):
        return 0
    if len(letters) == 1 and letters[0].isupper() and len(letters[0]) > 1:
        letters = list(letters[0])
    is_plain = "." not in written and not is_after and len(letters) == 1
    if is_plain and letters[0].lower() in _WORDS_OF_ONE_LETTER:
        return 0
    texts = [compact(letter)[:1] for letter in letters]
    count = sum(one in base.initials for one in texts)
    return count if texts[0] in base.initials and count * 2 >= len(texts) else 0


def _is_small(letter: str) -> bool:
    """Tell whether a letter is a small one of a script that writes names with capitals."""
    return letter != letter.upper() and not _GEORGIAN.match(letter)


def _are_apart(own: PersonId, one: Base, other: Base) -> bool:
    slots = other.near.get(own, frozenset())
    return any(
        slot.name == place.name and slot.position != place.position
        for slot in one.near[own]
        for place in slots
    )


def _counts(text: str, hit: PartHit, other: PartHit) -> bool:
    """Tell whether what stands between two parts joins them."""
    gap = text[hit.end : other.start]
    if {hit.written, other.written} & {Written.LOOSE, Written.INITIALED}:
        return False
    is_lower = hit.is_lower, other.is_lower
    if any(is_lower):
        telling = hit.base.is_telling or other.base.is_telling
        is_close = gap in {" ", "\u00a0", "-", ".", "_", "", ", "}
        return telling and is_close
    if _MARKS.match(gap):
        return True
    sizes = len(hit.base.key), len(other.base.key)
    if min(sizes) <= _SHORT and hit.base.script not in {"h", "t"}:
        return False
    return _BRACKET.match(gap) is not None or _are_names(gap, hit.base)


def _are_names(gap: str, base: Base) -> bool:
    """Tell whether up to two words with capitals, initials or particles stand in a gap."""
    if not _WORDS.match(gap):
        return False
    words = _TOKENS.findall(gap)
    if base.script in {"a", "r", "o"}:
        return base.is_telling and any(fold(word) in PARTICLES for word in words)
    return all(word[0].isupper() or fold(word) in PARTICLES for word in words)


def _is_sure(text: str, hit: PartHit, other: PartHit) -> bool:
    is_cut = _SENTENCE_END.search(text[hit.end : other.start]) is not None
    return not is_cut or hit.base.is_telling or other.base.is_telling


def _joined(
    hit: PartHit, other: PartHit, owners: frozenset[PersonId], *, is_certain: bool
) -> FoundSpan:
    size = len(hit.base.key) + len(other.base.key)
    word, form = f"{hit.base.key}{other.base.key}", f"{hit.base.text} {other.base.text}"
    return FoundSpan(hit.start, other.end, owners, size, "part", word, form, is_certain)


def _stretch(hit: PartHit, start: int, end: int) -> FoundSpan:
    base = hit.base
    is_certain = base.is_telling or (len(base.key) >= _LONG and not base.is_of_open)
    owners = base.owners or frozenset(base.near)
    return FoundSpan(
        start, end, owners, len(base.key) + 1, "initials", base.key, base.text, is_certain
    )
