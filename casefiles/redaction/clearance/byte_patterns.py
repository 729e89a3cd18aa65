"""Byte forms of names and numbers: how a secret may lie in a file that nobody decoded."""

import base64
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from ahocorasick_rs import BytesAhoCorasick

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.patterns import UNSPACED, compact

_LATIN_LETTERS: Final = 6
"""Shorter Latin names lie inside other words: they are searched in decoded text, as whole words."""
_OTHER_LETTERS: Final = 4
_DIGITS: Final = 8
_UNSPACED: Final = 2
_SHORTEST_ENCODED: Final = 8
"""Characters of a hexadecimal or base64 form; shorter ones turn up by chance."""
_CHARACTER_SETS: Final = ("utf-8", "utf-16-be", "utf-16-le", "gb18030", "big5", "cp1251", "cp1252")
_CODED_CHARACTER_SETS: Final = ("utf-8", "utf-16-be", "utf-16-le", "gb18030")
_JOINTS: Final = ("_", "-", ".", "+", "%20")
_BASE64_REST: Final = {0: 0, 1: 2, 2: 3}
"""Leading characters of base64 that depend on what stands before, by its length modulo 3."""


@dataclass(frozen=True, slots=True)
class BytePatternHit:
    """A byte form found; size in bytes."""

    start: int
    size: int


class BytePatterns:
    """All byte forms of some written forms, searched at once, letter case aside."""

    def __init__(self, forms: Iterable[str]) -> None:
        long = filter(is_long, forms)
        self._needles = sorted({n.lower() for form in long for n in byte_patterns_of(form)})
        self._automaton = BytesAhoCorasick(self._needles)

    def find(self, data: bytes, shortest: int) -> tuple[BytePatternHit, ...]:
        """Return where byte forms of at least so many bytes stand.

        Args:
            data: any bytes.
            shortest: in noise (pixels, font programs) short forms turn up by chance.
        """
        if not self._needles:
            return ()
        found = self._automaton.find_matches_as_indexes(data.lower(), overlapping=True)
        return tuple(
            BytePatternHit(start, end - start) for _, start, end in found if end - start >= shortest
        )


def is_long(text: str) -> bool:
    """Tell whether a form is long enough to be no part of other words or of chance."""
    kinds = [word_kind(char) for char in compact(text)]
    latin = kinds.count("l")
    unspaced = sum(kind in UNSPACED for kind in kinds)
    digits = kinds.count("d")
    others = len(kinds) - latin - unspaced - digits
    return (
        latin >= _LATIN_LETTERS
        or others >= _OTHER_LETTERS
        or digits >= _DIGITS
        or unspaced >= _UNSPACED
    )


def byte_patterns_of(text: str) -> Iterator[bytes]:
    """Yield the byte forms of a text: as written, otherwise joined and reversed, in each coding."""
    plain = " ".join(text.split())
    for joint in _JOINTS:
        yield from _encodings(plain.replace(" ", joint), _CHARACTER_SETS)
    for form in _written_forms(plain):
        for encoded in _encodings(form, _CHARACTER_SETS):
            yield encoded
            yield encoded[::-1]
        yield from _encodings(form[::-1], _CHARACTER_SETS)
        for encoded in _encodings(form, _CODED_CHARACTER_SETS):
            yield from _coded(encoded)
        if not form.isascii():
            yield quote(form).encode()
            yield _escaped(form).encode()
            yield _entities(form).encode()


def _written_forms(plain: str) -> set[str]:
    """Return a text in both cases and both normal forms, and without its spaces."""
    forms = {plain, plain.replace(" ", ""), plain.upper(), plain.lower()}
    return {unicodedata.normalize(normal, form) for form in forms for normal in ("NFC", "NFD")}


def _encodings(form: str, character_sets: Iterable[str]) -> set[bytes]:
    found = set()
    for name in character_sets:
        with suppress(UnicodeEncodeError):  # without these letters it cannot hold the name
            found.add(form.encode(name))
    return found


def _coded(encoded: bytes) -> Iterator[bytes]:
    hexadecimal = encoded.hex().encode()
    if len(hexadecimal) >= _SHORTEST_ENCODED:
        yield hexadecimal
    yield b"".join(b"\\%03o" % byte for byte in encoded)
    for before, skipped in _BASE64_REST.items():
        whole = len(encoded) - (before + len(encoded)) % 3
        inner = base64.b64encode(bytes(before) + encoded[:whole])[skipped:]
        if len(inner) >= _SHORTEST_ENCODED:
            yield inner


def _escaped(form: str) -> str:
    return "".join(f"\\u{ord(char):04x}" if not char.isascii() else char for char in form)


def _entities(form: str) -> str:
    return "".join(f"&#x{ord(char):x};" if not char.isascii() else char for char in form)
