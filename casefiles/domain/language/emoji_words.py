"""Emojis in words: what our fonts cannot draw is printed as its Unicode name in brackets.

Chats are full of them, and no font here has them in ink alone. They are put in words before names
are looked for, so that what is searched is what is printed: a rose may be the name of somebody.
Signs that our fonts do have stay as they are. Names are those of Unicode, which never change.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_DRAWN: Final = (
    "\u2190-\u2199\u21b8\u21b9\u21c4-\u21c6\u21cb\u21cc\u21d0\u21d2\u21d4\u21e6-\u21e9\u21f5"
    "\u2305-\u2307\u2312\u2318\u2329\u232a\u23b0\u23b1\u23be-\u23cc\u23ce\u23da\u23db\u25a0-\u25ab"
    "\u25b1-\u25b3\u25b6\u25b7\u25bc\u25bd\u25c0\u25c1\u25c6\u25c7\u25c9-\u25cc\u25ce-\u25d3"
    "\u25e2-\u25e6\u25ef\u2600-\u2603\u2605\u2606\u2609\u260e\u260f\u2616\u2617\u261c-\u261f\u262f"
    "\u2638\u2640-\u2642\u2660-\u266f\u2672-\u267d\u26a0\u26bd\u26be\u2702\u2713\u271a\u273d\u273f"
    "\u2740\u2756\u2776-\u2793\u27a1\u2934\u2935\u2b05-\u2b07\u2b1a\u2b95"
    "\U0001f100-\U0001f10c\U0001f110-\U0001f16c\U0001f170-\U0001f1ac\U0001f200-\U0001f202"
    "\U0001f210-\U0001f23b\U0001f240-\U0001f248\U0001f250\U0001f251"
)
"""Signs of the ranges below that a font of ours has, upright and bold."""
_RANGES: Final = (
    "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001fbff"
)
_FLAG: Final = "[\U0001f1e6-\U0001f1ff]{2}"
_LOOK: Final = "[\ufe0e\ufe0f]"
_TONE: Final = "[\U0001f3fb-\U0001f3ff]"
_TAGS: Final = "[\U000e0020-\U000e007f]"
_JOINER: Final = "\u200d"
_ONE: Final = f"[{_RANGES}](?:{_LOOK}|{_TONE}|\u20e3|{_TAGS})*"
_SIGN: Final = re.compile(
    f"{_FLAG}|[0-9#*]\ufe0f?\u20e3|{_ONE}(?:{_JOINER}{_ONE})*{_JOINER}?|\u20e3"
)
_IS_DRAWN: Final = re.compile(f"[{_DRAWN}]{_LOOK}*")
_FIRST_LETTER: Final = 0x1F1E6
_TAG_BASE: Final = 0xE0000
_KEYCAP: Final = "\u20e3"
_RUN: Final = re.compile(f"(?:{_SIGN.pattern})+")
_CALLED: Final = {
    "\u2764": "red heart",
    "\U0001f44d": "thumbs up",
    "\U0001f44e": "thumbs down",
    "\U0001f3fb": "light skin tone",
    "\U0001f3fc": "medium-light skin tone",
    "\U0001f3fd": "medium skin tone",
    "\U0001f3fe": "medium-dark skin tone",
    "\U0001f3ff": "dark skin tone",
}
"""What is commonly shown, where the old name of a sign says something else."""


@dataclass(frozen=True, slots=True)
class WordedText:
    """A text whose emojis are words.

    Attributes:
        text: as it is searched and printed.
    """

    text: str
    _sources: tuple[tuple[int, int], ...] = ()
    _places: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the text as it was typed is now; words are in it as a whole."""
        return self._place(start, is_end=False), self._place(end, is_end=True)

    def _place(self, at: int, *, is_end: bool) -> int:
        found = bisect_right(self._sources, at, key=lambda one: one[0]) - 1
        if found < 0:
            return at
        (start, end), place = self._sources[found], self._places[found]
        if at >= end:
            return place[1] + at - end
        return place[1] if is_end and at > start else place[0]


def worded(text: str) -> WordedText:
    """Return a text with what our fonts cannot draw in words."""
    if text.isascii():
        return WordedText(text)
    pieces: list[str] = []
    sources: list[tuple[int, int]] = []
    places: list[tuple[int, int]] = []
    at = long = 0
    for run in _RUN.finditer(text):
        for start, end, words in _in_words(run.group(), run.start()):
            pieces += [text[at:start], words]
            long += start - at + len(words)
            sources.append((start, end))
            places.append((long - len(words), long))
            at = end
    if not pieces:
        return WordedText(text)
    return WordedText("".join((*pieces, text[at:])), tuple(sources), tuple(places))


def _in_words(run: str, first: int) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where signs of a run are words, and these; equal ones are counted."""
    for sign, equal in groupby(_SIGN.finditer(run), key=lambda one: one.group()):
        if not _IS_DRAWN.fullmatch(sign):
            spans = [one.span() for one in equal]
            count = f" \u00d7 {len(spans)}" if len(spans) > 1 else ""
            yield first + spans[0][0], first + spans[-1][1], f"[{_name(sign)}{count}]"


def _name(sign: str) -> str:
    """Return what a sign is called."""
    if re.fullmatch(_FLAG, sign):
        return f"flag {''.join(chr(ord('A') + ord(char) - _FIRST_LETTER) for char in sign)}"
    if sign[0] in "0123456789#*":
        return f"keycap {sign[0]}"
    texts: list[str] = []
    tags = ""
    for char in sign:
        if _TAG_BASE < ord(char) < _TAG_BASE + 0x7F:
            tags += chr(ord(char) - _TAG_BASE)
        elif not re.match(f"{_LOOK}|{_JOINER}|{_TAGS}", char):
            known = _CALLED.get(char) or unicodedata.name(char, "").lower()
            texts.append(known or f"emoji U+{ord(char):04X}")
    return ", ".join([*texts, tags.upper()] if tags else texts)
