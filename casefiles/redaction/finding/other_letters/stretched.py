"""Names with a letter drawn out, as chats write them: Dolmaaa."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["Stretched"]

_DRAWN: Final = re.compile(r"([^\W\d_])\1\1+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 4
_LONGEST: Final = 40


class Stretched:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._bases = {
            key: base
            for key, base in index.bases.items()
            if base.is_listed and base.owners and len(key) >= _LEAST
        }

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield words that are a part of a name once their letters are not drawn out."""
        text = reading.text
        for drawn in _DRAWN.finditer(text):
            start = drawn.start()
            while start and text[start - 1].isalpha() and drawn.start() - start < _LONGEST:
                start -= 1
            word = _WORD.match(text, start)
            if word is None or len(word[0]) > _LONGEST:
                continue
            key = compact(word[0])
            for plain in (compact(_DRAWN.sub(way, word[0])) for way in (r"\1", r"\1\1")):
                base = self._bases.get(plain)
                owners = frozenset() if base is None else base.owners
                owners = frozenset(own for own in owners if key not in self._rejected[own])
                if base is not None and owners and key != plain:
                    place = *word.span(), owners, len(key), "slip", key, base.text
                    yield FoundSpan(*place, is_certain=False)
