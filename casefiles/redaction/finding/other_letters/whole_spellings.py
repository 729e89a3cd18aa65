"""Whole names in letters that spell their syllables: Park Eun-hye, Misaki Sato, Aye Aye Myint.

Of these names no word says enough by itself; all of them together in a row do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.han.han_spelled import characters_of
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import HANGUL, is_han
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.scripts.burmese import (
    burmese_heads,
    burmese_pattern,
    is_burmese,
    short_forms,
)
from casefiles.redaction.finding.scripts.east_asian import (
    first_kana,
    in_hiragana,
    kana_pattern,
    korean_heads,
    korean_pattern,
    romaji_heads,
    romaji_pattern,
)
from casefiles.redaction.names.patterns import compact

__all__ = ["WholeSpellings"]

_HANGUL_NAME: Final = re.compile(rf"{HANGUL}{{2,4}}")
_KANA: Final = frozenset(map(chr, range(0x3041, 0x30FB)))
_BURMESE: Final = frozenset(map(chr, range(0x1000, 0x10A0)))
_HONORIFICS: Final = "(?:Ma|Daw|U|Ko|Maung|Naw|Saw|Sai|Nang)"
_HONORIFIC: Final = f"(?:{_HONORIFICS}[ \u00a0])?"
_TITLE_BEFORE: Final = re.compile(r"(?<![^\W_])(?:Ms|Mr|Mrs|Miss|Dr)\.?[ \u00a0]\Z")
_ROOM: Final = 6
_MOST_CACHED: Final = 50_000
_LEAST_LETTERS: Final = 6
_LEAST_KANA: Final = 5
_LONGEST_HAN: Final = 5


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A pattern of a name, whose it is, and as it is listed."""

    pattern: str
    owner: PersonId
    form: str


class WholeSpellings:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        names = [(own, name) for own, own_names in index.names.items() for name in own_names]
        self._latin = _Choice(_in_latin(names))
        heads = "|".join(dict.fromkeys(head for _, name in names for head in _heads_of(name)))
        self._heads = re.compile(heads, re.IGNORECASE) if heads else None
        self._known: set[str] = set()
        self._beginning: set[str] = set()
        by_family: defaultdict[str, list[tuple[re.Pattern[str], _Spelled]]] = defaultdict(list)
        for one, families in _in_kana(names):
            pattern = re.compile(one.pattern)
            for family in families:
                by_family[family].append((pattern, one))
        self._kana = tuple(by_family.values())
        self._families = AhoCorasick(list(by_family))
        self._burmese = _Choice(
            _Spelled(f"(?<![\u1000-\u109f]){re.escape(short)}(?![\u1000-\u109f])", own, name)
            for own, name in names
            for short in short_forms(name)
        )

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text has such names."""
        text = reading.text
        pattern = self._latin.pattern
        begun = self._begun(reading.different_words)
        for word in reading.words if begun else ():
            if pattern is None or word[0] not in begun:
                continue
            match = pattern.match(text, word.start())
            if match is not None and len(match[0]) >= _LEAST_LETTERS:
                title = _TITLE_BEFORE.search(text, max(0, match.start() - _ROOM), match.start())
                start = match.start() if title is None else title.start()
                yield from self._place(text, (start, match.end()), self._latin.of(match))
        if text.isascii():
            return
        if self._kana and not reading.signs.isdisjoint(_KANA):
            yield from self._in_kana(text)
        if self._burmese.pattern is not None and not reading.signs.isdisjoint(_BURMESE):
            for match in self._burmese.pattern.finditer(text):
                yield from self._place(text, match.span(), self._burmese.of(match))

    def _in_kana(self, text: str) -> Iterator[FoundSpan]:
        kana = in_hiragana(text)
        for number, start, _ in self._families.find_matches_as_indexes(kana, overlapping=True):
            for pattern, one in self._kana[number]:
                match = pattern.match(kana, start)
                if match is not None and len(compact(match[0])) >= _LEAST_KANA:
                    yield from self._place(text, match.span(), one)

    def _begun(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words with which a name may begin, found once for each."""
        if self._heads is None:
            return frozenset()
        if len(self._known) > _MOST_CACHED:
            self._known.clear()
            self._beginning.clear()
        new = words - self._known
        self._known |= new
        self._beginning |= {word for word in new if self._heads.fullmatch(word)}
        return words & self._beginning

    def _place(self, text: str, span: tuple[int, int], one: _Spelled) -> Iterator[FoundSpan]:
        word = compact(text[slice(*span)])
        if word not in self._rejected[one.owner]:
            place = *span, frozenset((one.owner,)), len(word), "sounds", word, one.form
            yield FoundSpan(*place, is_certain=False)


class _Choice:
    """Several patterns as one, and which of them matched."""

    def __init__(self, spelled: Iterable[_Spelled]) -> None:
        self._spelled = [one for one in spelled if one.pattern]
        choice = "|".join(f"(?P<_{at}>{one.pattern})" for at, one in enumerate(self._spelled))
        self.pattern = re.compile(choice, re.IGNORECASE) if choice else None

    def of(self, match: re.Match[str]) -> _Spelled:
        return self._spelled[int((match.lastgroup or "_0")[1:])]


def _in_latin(names: Sequence[tuple[PersonId, str]]) -> Iterator[_Spelled]:
    for own, name in names:
        joined, pattern = "".join(name.split()), ""
        if _HANGUL_NAME.fullmatch(joined):
            pattern = korean_pattern(joined)
        elif is_han(name) and 1 < len(joined) <= _LONGEST_HAN:
            pattern = romaji_pattern(joined)
        elif is_burmese(name):
            spelled = burmese_pattern(name)
            pattern = f"{_HONORIFIC}{spelled}" if spelled else ""
        if pattern:
            yield _Spelled(f"(?:{pattern})(?![^\\W_])", own, name)


def _heads_of(name: str) -> Iterator[str]:
    """Yield patterns of how a name may begin in Latin letters."""
    joined = "".join(name.split())
    if _HANGUL_NAME.fullmatch(joined):
        yield from korean_heads(joined)
    elif is_han(name) and 1 < len(joined) <= _LONGEST_HAN:
        yield from romaji_heads(joined)
    elif is_burmese(name):
        yield _HONORIFICS
        yield from burmese_heads(name)


def _in_kana(
    names: Sequence[tuple[PersonId, str]],
) -> Iterator[tuple[_Spelled, tuple[str, ...]]]:
    """Yield patterns in hiragana, and how the first character of each is read."""
    for own, name in names:
        is_written = is_han(name) and 1 < len(name) <= _LONGEST_HAN
        for chars in (tuple(name),) if is_written else characters_of(name):
            pattern = kana_pattern(chars)
            if pattern:
                yield _Spelled(pattern, own, name), first_kana(chars)
