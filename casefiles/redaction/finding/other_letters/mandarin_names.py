"""Chinese names by their sound in Hangul, katakana and zhuyin: 우쓰위안, ウー・スー."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import cuts, readings, spelled_syllables
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import is_han
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.scripts.mandarin_sounds import in_zhuyin, kana_way, korean_way
from casefiles.redaction.finding.scripts.sounded_letters import in_latin
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.spelling_variants.traditions import is_chinese_latin

__all__ = ["MandarinNames"]

_ZHUYIN: Final = frozenset(map(chr, range(0x3105, 0x3130)))
_KATAKANA: Final = frozenset(map(chr, range(0x30A1, 0x30FB)))
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_ZHUYIN_RUN: Final = re.compile("[ㄅ-ㄯ][ㄅ-ㄯˊˇˋ˙ˉ \u3000]*[ㄅ-ㄯˊˇˋ˙ˉ]")
_TONES: Final = re.compile("[ˊˇˋ˙ˉ \u3000]")
_KANA_RUN: Final = re.compile("[ァ-ヺ][ァ-ヺー]*(?:[・=＝ \u3000][ァ-ヺ][ァ-ヺー]*){0,3}")
_KANA_JOINTS: Final = re.compile("[・=＝ \u3000ー]")
_HANGUL_RUN: Final = re.compile(
    "(?<![\uac00-\ud7a3])(?=([\uac00-\ud7a3]{1,4} [\uac00-\ud7a3]{1,9}|[\uac00-\ud7a3]{3,9}))"
)
_LONGEST: Final = 4
_LEAST_SYLLABLES: Final = 2
_LEAST_HANGUL: Final = 3
_LEAST_KANA: Final = 4
_MOST_AFTER: Final = 3
"""Syllables of Korean endings behind a name."""
_MOST_READINGS: Final = 2

_Name = tuple[re.Pattern[str], PersonId, str]


class MandarinNames:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        rows = [
            (own, name, order)
            for own, names in index.names.items()
            for name in names
            for order in _orders(name)
        ]
        self._zhuyin = _patterns(rows, in_zhuyin)
        self._kana = _patterns(rows, kana_way)
        self._korean = _patterns(rows, korean_way)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text has the sound of such a name."""
        text = reading.text
        if text.isascii() or not self._zhuyin:
            return
        if not reading.signs.isdisjoint(_ZHUYIN):
            for run in _ZHUYIN_RUN.finditer(text):
                yield from self._whole(run, _TONES.sub("", run[0]), self._zhuyin)
        if not reading.signs.isdisjoint(_KATAKANA):
            yield from self._in_kana(text)
        for run in _HANGUL_RUN.finditer(text) if _HANGUL.search(text) is not None else ():
            yield from self._begun(run)

    def _in_kana(self, text: str) -> Iterator[FoundSpan]:
        for run in _KANA_RUN.finditer(text):
            if len(run[0]) >= _LEAST_KANA:
                latin = in_latin(_KANA_JOINTS.sub("", run[0]))
                yield from self._whole(run, latin, self._kana)

    def _whole(
        self, run: re.Match[str], written: str, names: Sequence[_Name]
    ) -> Iterator[FoundSpan]:
        for pattern, own, form in names:
            if pattern.fullmatch(written):
                yield from self._place(run[0], run.span(), own, form)

    def _begun(self, run: re.Match[str]) -> Iterator[FoundSpan]:
        """Yield a name with which words of Hangul begin; endings stand behind it."""
        words = run[1]
        least = max(_LEAST_HANGUL, len(words) - _MOST_AFTER)
        for written in (words, words.split(" ")[0]):
            for size in range(len(written), least - 1, -1):
                yield from self._of_hangul(written[:size], run.start())
            least = max(_LEAST_HANGUL, len(words.split(" ")[0]) - _MOST_AFTER)

    def _of_hangul(self, written: str, start: int) -> Iterator[FoundSpan]:
        latin = in_latin(written.replace(" ", ""))
        for pattern, own, form in self._korean if len(compact(written)) >= _LEAST_HANGUL else ():
            if pattern.fullmatch(latin):
                yield from self._place(written, (start, start + len(written)), own, form)

    def _place(
        self, written: str, span: tuple[int, int], own: PersonId, form: str
    ) -> Iterator[FoundSpan]:
        word = compact(written)
        if word not in self._rejected[own]:
            place = *span, frozenset((own,)), len(word), "sounds", word, form
            yield FoundSpan(*place, is_certain=False)


def _patterns(
    rows: Sequence[tuple[PersonId, str, Sequence[str]]], way: Callable[[str], str]
) -> tuple[_Name, ...]:
    found = []
    for own, name, order in rows:
        ways = [way(syllable) for syllable in order]
        if all(ways):
            found.append((re.compile("".join(ways)), own, name))
    return tuple(found)


def _orders(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the syllables of a Chinese name, family first, and with the given name first."""
    for syllables, family in dict.fromkeys(_syllables(name)):
        if _LEAST_SYLLABLES <= len(syllables) <= _LONGEST:
            yield syllables
            yield (*syllables[family:], *syllables[:family])


def _syllables(name: str) -> Iterator[tuple[tuple[str, ...], int]]:
    words = tuple(name.split())
    if is_han(name) and name.isalpha():
        for number in range(_MOST_READINGS):
            found = [readings(char)[number : number + 1] or readings(char)[:1] for char in name]
            if all(found):
                yield tuple(one[0] for one in found), 1
    elif is_chinese_latin(words):
        rows = [min(cuts(compact(word)), key=len) for word in words]
        row = [(spelled_syllables(one) or (one,))[0] for part in rows for one in part]
        yield tuple(row), len(rows[0])
