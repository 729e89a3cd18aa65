"""A Vietnamese name as its keys are typed, where no program joined them: Nguyeenx Thij Hanhj."""

import unicodedata
from collections.abc import Iterator
from typing import Final

__all__ = ["typed_vietnamese"]

_TONES: Final = {"\u0300": ("f", "2"), "\u0301": ("s", "1"), "\u0309": ("r", "3")} | {
    "\u0303": ("x", "4"),
    "\u0323": ("j", "5"),
}
"""Marks of tones with their keys in Telex and in VNI."""
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_BARRED: Final = {"đ": ("dd", "d9"), "Đ": ("DD", "D9")}
_WAYS: Final = (0, 1)
"""Telex and VNI."""


def typed_vietnamese(name: str) -> Iterator[str]:
    """Yield a name as typed in Telex and in VNI, with tones behind words; nothing for others."""
    marks = frozenset(unicodedata.normalize("NFD", name))
    if not (marks & {_HORN, "\u0309", "\u0323"} or marks & _BARRED.keys()):
        return
    for way in _WAYS:
        yield " ".join(_typed(word, way) for word in name.split())


def _typed(word: str, way: int) -> str:
    letters: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char][way]
        elif char == _CIRCUMFLEX:
            letters.append("6" if way else letters[-1].lower())
        elif char == _BREVE:
            letters.append("8" if way else "w")
        elif char == _HORN:
            letters.append("7" if way else "w")
        else:
            letters.append(_BARRED[char][way] if char in _BARRED else char)
    return "".join(letters) + tone
