"""A text as rules read it: folded once, with words and the way back."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casefiles.domain.language.folding import han_variants
from casefiles.redaction.names.patterns import IS_SPACED, Compacted, compact, compacted

__all__ = ["TextForms"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NEXT: Final = re.compile(
    r"[\W\d_]*+(?:[a-zà-öø-ÿа-џ][^\W\d_]*+(?:['’ʼ][^\W\d_]++)*+[\W\d_]*+)*+(?:([^\W\d_])|\Z)"
    r"(?:[^\W\d_]*+(?:['’ʼ][^\W\d_]++)*+)"
)
"""The next word that does not begin with a usual small letter; at the end, none."""
_SAMPLE: Final = 200
"""Characters that tell what a text is mostly written in."""
_DIGIT: Final = re.compile(r"\d")
_HAN: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class TextForms:
    """A text with its forms, each made when first asked for.

    Attributes:
        text: as given.
    """

    text: str

    @cached_property
    def key(self) -> str:
        """Return its word characters, folded."""
        return compact(self.text)

    @cached_property
    def whole(self) -> Compacted:
        """Return its word characters with the way back."""
        return compacted(self.text)

    @cached_property
    def plain_han(self) -> str:
        """Return the text with Han in one form of each character, as long as before."""
        return self.text.translate(han_variants()) if self.has_han else self.text

    @cached_property
    def has_han(self) -> bool:
        """Tell whether Han characters stand in it."""
        return not self.text.isascii() and _HAN.search(self.text) is not None

    @cached_property
    def has_digits(self) -> bool:
        """Tell whether digits of any script stand in it."""
        return _DIGIT.search(self.key) is not None

    @cached_property
    def has_point_after_letter(self) -> bool:
        """Tell whether a letter stands alone before a point, as initials do."""
        text = self.text
        return any(at == 1 or not text[at - 2].isalnum() for at in self.points)

    @cached_property
    def points(self) -> tuple[int, ...]:
        """Return where points stand behind a letter or a digit."""
        text, found, at = self.text, [], 0
        while (at := text.find(".", at + 1)) >= 0:
            if text[at - 1].isalnum():
                found.append(at)
        return tuple(found)

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """Return its words that do not begin with a small letter."""
        text = self.text
        if sum(map(str.islower, text[:_SAMPLE])) * 2 < _SAMPLE:
            # Where few words begin small, passing over them costs more than it saves.
            found = _WORD.finditer(text)
            return tuple(match for match in found if not text[match.start()].islower())
        starts = (match.start(1) for match in _NEXT.finditer(text) if match[1])
        words = (_WORD.match(text, at) for at in starts if not text[at].islower())
        return tuple(word for word in words if word is not None)

    @cached_property
    def signs(self) -> frozenset[str]:
        """Return the characters of the text, each once."""
        return frozenset(self.text)

    @cached_property
    def different_words(self) -> frozenset[str]:
        """Return the same, each once."""
        return frozenset(match[0] for match in self.words)

    def is_boundary(self, left: int, right: int) -> bool:
        """Tell whether a word may end between two neighbouring places of the folded text."""
        folded = self.whole.folded
        if left < 0 or right >= len(folded):
            return True
        return not (IS_SPACED[folded[left]] and IS_SPACED[folded[right]])

    def word_around(self, first: int, last: int) -> tuple[int, int]:
        """Return begin and end, in the folded text, of the word in which a stretch stands."""
        folded, is_spaced = self.whole.folded, IS_SPACED
        if is_spaced[folded[first]]:
            while first and is_spaced[folded[first - 1]]:
                first -= 1
        last += 1
        if is_spaced[folded[last - 1]]:
            while last < len(folded) and is_spaced[folded[last]]:
                last += 1
        return first, last

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return begin and end, in the text, of a stretch from one folded place to another."""
        offsets = self.whole.offsets
        return offsets[first], max(offsets[last] + 1, offsets[last + 1])
