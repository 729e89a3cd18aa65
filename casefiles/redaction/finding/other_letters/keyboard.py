"""Names typed while the keyboard was set to the other alphabet: Yehkfy is Нурлан."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import HANGUL
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact

__all__ = ["KeyboardSlips"]

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
_UKRAINIAN: Final = "йцукенгшщзхїфівапролджєячсмитьбю'"
_ARABIC: Final = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\0ىةوزذ"
_PERSIAN: Final = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو\0\0"
_HANGUL_KEYS: Final = (
    tuple("rrseefaqqttdwwczxvg"),
    tuple(words_of("k o i o j p u p h hk ho hl y n nj np nl b m ml l")),
    ("", *words_of("r r rt s sw sg e f fr fa fq ft fx fv fg a q qt t t d w c z x v g")),
)
"""Which keys type the beginning, the vowel and the end of a syllable."""
_FIRST_HANGUL: Final = 0xAC00
_LAYOUTS: Final = (_RUSSIAN, _UKRAINIAN, _ARABIC, _PERSIAN)
_SHIFTED: Final = tuple(zip('{}:"<>~', "[];',.`", strict=True))
_LEAST: Final = 5
_HANGUL: Final = re.compile(f"{HANGUL}{{2,5}}")


class KeyboardSlips:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        found: defaultdict[str, set[PersonId]] = defaultdict(set)
        texts: dict[str, str] = {}
        for base in index.bases.values():
            text = base.text.lower()
            if base.is_listed and base.owners and text.isalpha():
                for typed in _typed(text):
                    if len(typed) >= _LEAST:
                        found[typed].update(base.owners)
                        texts.setdefault(typed, base.text)
        for own, names in index.names.items():
            for name in filter(_HANGUL.fullmatch, names):
                found[_hangul_keys(name)].add(own)
                texts.setdefault(_hangul_keys(name), name)
        self._typed = tuple((typed, texts[typed], frozenset(own)) for typed, own in found.items())
        self._rejected = index.rejected
        self._finder = AhoCorasick([typed for typed, _, _ in self._typed])

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield words whose keys are those of a part of a name."""
        text = reading.text
        keys = text.lower()
        for sign, key in _SHIFTED:
            keys = keys.replace(sign, key)
        if len(keys) != len(text):
            return
        for number, start, end in self._finder.find_matches_as_indexes(keys):
            typed, form, everyone = self._typed[number]
            around = keys[max(0, start - 1) : start], keys[end : end + 1]
            if any(map(str.isalnum, around)):
                continue
            word = compact(typed)
            owners = frozenset(own for own in everyone if word not in self._rejected[own])
            if owners:
                place = start, end, owners, len(typed), "sounds", word, form
                yield FoundSpan(*place, is_certain=False)


def _typed(text: str) -> Iterator[str]:
    """Yield what the keys of a word give in the other alphabets."""
    if _HANGUL.fullmatch(text):
        yield _hangul_keys(text)
    for form in dict.fromkeys((text, text.replace("ё", "е"))):
        for layout in _LAYOUTS:
            for keys, signs in ((layout, _LATIN), (_LATIN, layout)):
                if all(char in keys for char in form):
                    yield form.translate(str.maketrans(keys, signs))


def _hangul_keys(text: str) -> str:
    """Return the keys that type syllables of Hangul."""
    firsts, vowels, ends = _HANGUL_KEYS
    codes = [divmod(ord(char) - _FIRST_HANGUL, len(ends)) for char in text]
    return "".join(
        firsts[row // len(vowels)] + vowels[row % len(vowels)] + ends[end] for row, end in codes
    )
