"""Mongolian names that Chinese writes in one word: 乌云 of 乌云其木格, and Uyunqimge."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import is_surname, readings
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.listed import HAN_TITLES
from casefiles.redaction.finding.parts import is_han
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact

__all__ = ["MongolNames"]

_ENDS: Final = words_of(
    "其木格 其其格 琪琪格 格日勒 高娃 图雅 图娅 托娅 塔娜 巴特尔 巴图 巴雅尔 吉日嘎拉 毕力格 毕勒格"
    " 达来 朝鲁 孟和 布和 满都拉 乌拉 娜仁 斯琴 额尔敦 特木尔 铁木尔 苏荣 扎布"
)
"""Elements with which such names end."""
_ROLES: Final = words_of(
    "证人 被告 被告人 嫌疑人 当事人 申请人 受害人 被害人 原告 教师 老师 记者 医生 律师 同学 叫 找"
)
_FOLLOWING: Final = words_of("系 说 称 姐 哥 大姐 大哥 的证言 的陈述 的口供")
_BEFORE: Final = re.compile(rf"(?:{'|'.join(map(compact, _ROLES))})\Z")
_AFTER: Final = re.compile("|".join(map(compact, (*HAN_TITLES, *_FOLLOWING))))
_NEAR: Final = 6
_LEAST_NAME: Final = 4
_LEAST_PART: Final = 2
_LEAST_SOUNDS: Final = 4
_LEAST_LETTERS: Final = 7
_VOWELS: Final = str.maketrans("", "", "aeiouüwyh'’-")
_DOUBLED: Final = re.compile(r"(.)\1+")
_MOST_CACHED: Final = 50_000
_HAN: Final = re.compile("[\u3400-\u9fff]")


class MongolNames:
    """Finds their parts, and how clerks spell them in Latin letters; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._parts: dict[str, tuple[PersonId, str]] = {}
        self._sounds: defaultdict[str, list[tuple[PersonId, str]]] = defaultdict(list)
        for own, names in index.names.items():
            for name in names:
                key = compact(name)
                if not is_han(name) or not name.isalpha() or len(key) < _LEAST_NAME:
                    continue
                for part in _parts(key):
                    self._parts.setdefault(part, (own, name))
                sound = _sound("".join(next(iter(readings(char)), "") for char in name))
                if len(sound) >= _LEAST_SOUNDS:
                    self._sounds[sound].append((own, name))
        choice = "|".join(sorted(map(re.escape, self._parts), key=len, reverse=True))
        self._pattern = re.compile(choice) if choice else None
        self._listed = frozenset(index.bases)
        self._seen: set[str] = set()
        self._spelled: dict[str, tuple[PersonId, str]] = {}

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text has such a part or such a word."""
        if self._pattern is not None and reading.has_han:
            yield from self._in_han(reading.plain_han)
        spelled = self._spelling(reading.different_words) if self._sounds else frozenset()
        for match in reading.words if spelled else ():
            if match[0] in spelled:
                known = self._spelled[match[0]]
                yield from self._place(match.span(), compact(match[0]), *known)

    def _in_han(self, text: str) -> Iterator[FoundSpan]:
        for match in self._pattern.finditer(text) if self._pattern is not None else ():
            start, end = match.span()
            is_named = _BEFORE.search(text, max(0, start - _NEAR), start) is not None
            is_named |= _AFTER.match(text, end) is not None
            is_apart = not _HAN.match(text[start - 1 : start]) and not _HAN.match(text[end:])
            is_word = match[0] in ordinary_words()
            if is_named or (is_apart and not is_word):
                yield from self._place(match.span(), match[0], *self._parts[match[0]])

    def _spelling(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words that spell a name, found once for each."""
        if len(self._seen) > _MOST_CACHED:
            self._seen.clear()
            self._spelled.clear()
        for word in words - self._seen:
            self._seen.add(word)
            if len(word) < _LEAST_LETTERS or not word.isascii():
                continue
            known = self._sounds.get(_sound(word))
            if known and compact(word) not in self._listed:
                self._spelled[word] = known[0]
        return words & self._spelled.keys()

    def _place(
        self, span: tuple[int, int], word: str, own: PersonId, form: str
    ) -> Iterator[FoundSpan]:
        if word not in self._rejected[own]:
            place = *span, frozenset((own,)), len(word), "sounds", word, form
            yield FoundSpan(*place, is_certain=False)


def _parts(key: str) -> Iterator[str]:
    """Yield what stands before an element of a name, and the element that ends it."""
    for end in map(compact, _ENDS):
        if key.endswith(end) and len(key) - len(end) >= _LEAST_PART:
            yield key[: -len(end)]
            if len(end) > _LEAST_PART:
                yield end
            return
    # A Chinese name of four characters has a family before it, or two.
    if not is_surname(key[0]):
        yield key[:_LEAST_PART]


def _sound(spelled: str) -> str:
    """Return the consonants of a word of pinyin, each once in a row."""
    return _DOUBLED.sub(r"\1", spelled.lower().translate(_VOWELS))
