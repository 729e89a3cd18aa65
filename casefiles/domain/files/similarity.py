"""How alike two documents look or read: a hash of a picture, a sketch of a text."""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

SIDE: Final = 32
"""Columns and rows of the grey picture that a hash is made of."""
NEAR: Final = 8
"""Bits of 64 up to which two pictures are alike: shrinking, greying and JPEG change up to 2."""
NEAR_SCAN: Final = 4
"""The same for scanned pages, which have much in common: white paper and lines of ink."""
_LOW: Final = 8
_LEAST_SPREAD: Final = 40.0
_COSINES: Final = tuple(
    tuple(math.cos(math.pi * (2 * at + 1) * wave / (2 * SIDE)) for at in range(SIDE))
    for wave in range(_LOW)
)
SKETCH: Final = 64
"""Numbers of a sketch: the least hashes of a text's shingles (Broder, 1997)."""
_SHINGLE: Final = 3
_LEAST_SHINGLES: Final = 30
_SIMILAR_TEXT: Final = 0.75
"""Share of common shingles from which two texts count as alike."""
_MOST_WORDS: Final = 200_000


@dataclass(frozen=True, slots=True)
class DocumentSketch:
    """What a document looks like, small.

    Attributes:
        rgb: rows of red, green, blue bytes, top first; empty where there is no picture.
        picture_hash: 64 bits; None where it has none that tells anything.
        is_scan: the hash is of a scanned page rather than of a photo.
        sketch: of its text, ascending; empty where there is too little.
    """

    columns: int = 0
    rows: int = 0
    rgb: bytes = b""
    picture_hash: int | None = None
    is_scan: bool = False
    sketch: tuple[int, ...] = ()


UNSEEN: Final = DocumentSketch()
"""Of a document that was not seen, and has no text to speak of."""


def picture_hash(grey: Sequence[int]) -> int | None:
    """Return the perceptual hash of a grey picture of 32 times 32, from its slow waves.

    The 64 lowest coefficients of a cosine transform against their median (as by Zauner, 2010).

    Returns:
        64 bits; None for a picture so even that they would be noise.
    """
    lines = [grey[row * SIDE : (row + 1) * SIDE] for row in range(SIDE)]
    waves = [[_product(line, wave) for wave in _COSINES] for line in lines]
    found = [
        sum(waves[row][across] * wave[row] for row in range(SIDE))
        for wave in _COSINES
        for across in range(_LOW)
    ]
    steady = sorted(found[1:])
    middle = steady[len(steady) // 2]
    spread = sum(abs(one - middle) for one in steady) / len(steady)
    if spread < _LEAST_SPREAD:
        return None
    bits = 0
    for one in found:
        bits = bits << 1 | (one > middle)
    return bits


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def text_sketch(words: Iterable[str]) -> tuple[int, ...]:
    """Return a sketch of a text in folded words: the least hashes of its runs of three words."""
    texts: list[str] = []
    for word in words:
        texts.append(word)
        if len(texts) >= _MOST_WORDS:
            break
    shingles = {" ".join(texts[at : at + _SHINGLE]) for at in range(len(texts) - _SHINGLE + 1)}
    if len(shingles) < _LEAST_SHINGLES:
        return ()
    hashes = (
        int.from_bytes(hashlib.blake2b(one.encode(), digest_size=8).digest(), "big") >> 1
        for one in shingles
    )
    return tuple(sorted(hashes)[:SKETCH])


def is_visually_similar(one: DocumentSketch, other: DocumentSketch) -> bool:
    """Tell whether two documents look alike."""
    if one.picture_hash is None or other.picture_hash is None:
        return False
    near = NEAR_SCAN if one.is_scan or other.is_scan else NEAR
    return (one.picture_hash ^ other.picture_hash).bit_count() <= near


def is_textually_similar(one: DocumentSketch, other: DocumentSketch) -> bool:
    """Tell whether two documents say much the same."""
    if not one.sketch or not other.sketch:
        return False
    least = sorted({*one.sketch, *other.sketch})[: min(len(one.sketch), len(other.sketch))]
    common = set(one.sketch) & set(other.sketch)
    return len(common.intersection(least)) >= _SIMILAR_TEXT * len(least)
