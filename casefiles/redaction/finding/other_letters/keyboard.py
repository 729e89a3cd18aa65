"""Names typed while the keyboard was set to the other alphabet: Yehkfy is Нурлан."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["KeyboardSlips"]

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
_UKRAINIAN: Final = "йцукенгшщзхїфівапролджєячсмитьбю'"
_SHIFTED: Final = tuple(zip('{}:"<>~', "[];',.`", strict=True))
_LEAST: Final = 5


class KeyboardSlips:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        found: defaultdict[str, set[PersonId]] = defaultdict(set)
        texts: dict[str, str] = {}
        for base in index.bases.values():
            text = base.text.lower()
            if base.is_listed and base.owners and len(base.key) >= _LEAST and text.isalpha():
                for typed in _typed(text):
                    found[typed].update(base.owners)
                    texts.setdefault(typed, base.text)
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
    for layout in (_RUSSIAN, _UKRAINIAN):
        for keys, signs in ((layout, _LATIN), (_LATIN, layout)):
            if all(char in keys for char in text):
                yield text.translate(str.maketrans(keys, signs))
