"""What a small reader thought possible at each step of a line: the best letters and their chances.

It is stored with a reading, so that a longer list of names is looked for without reading again.
"""

import base64
import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from casefiles.evidence.ocr.line_finding import Floats

_MOST: Final = 20
"""Letters of one step."""
_LEAST: Final = 1e-4
"""Chance of a letter below which it is not stored."""
FLOOR: Final = float(np.log(_LEAST))
"""Logarithm of the chance that a letter has at most which is not stored."""
_FINE: Final = 25.0
"""Parts of a unit of the logarithm that are stored."""
_MOST_STEPS: Final = 2_000
_MOST_BYTES: Final = 4 * _MOST_STEPS * (_MOST + 1)


@dataclass(frozen=True, slots=True)
class LetterChances:
    """The best letters of a line, by step.

    Attributes:
        steps: how many there are.
        at: step of each letter, rising.
        letters: number of each in the list of the reader; 0 is none.
        logs: logarithm of its chance.
    """

    steps: int
    at: npt.NDArray[np.uint16]
    letters: npt.NDArray[np.uint16]
    logs: Floats


def best_letters(chances: Floats) -> LetterChances:
    """Return the best letters of each step of a line.

    Args:
        chances: by step and letter.
    """
    at, letters = np.nonzero(chances >= _LEAST)
    found = chances[at, letters]
    order = np.lexsort((-found, at))
    at, letters, found = at[order], letters[order], found[order]
    first = np.searchsorted(at, at, side="left")
    is_best = np.arange(len(at)) - first < _MOST
    # As they are stored: to look again finds what the first look found.
    parts = np.round(-np.log(np.minimum(found[is_best], 1.0)) * _FINE).astype(np.uint8)
    return LetterChances(
        int(chances.shape[0]),
        at[is_best].astype(np.uint16),
        letters[is_best].astype(np.uint16),
        -parts.astype(np.float32) / np.float32(_FINE),
    )


def packed(line: LetterChances) -> str:
    """Return the letters of a line as a short text."""
    parts = np.round(-line.logs * _FINE).astype(np.uint8)
    steps = np.array([line.steps], "<u2").tobytes()
    counts = np.bincount(line.at, minlength=line.steps).astype(np.uint8).tobytes()
    data = steps + counts + line.letters.astype("<u2").tobytes() + parts.tobytes()
    return base64.b64encode(zlib.compress(data, 6)).decode()


def unpacked(text: str) -> LetterChances:
    """Return the letters of a line from their text.

    Raises:
        ValueError: it is no such text.
    """
    inflate = zlib.decompressobj()
    try:
        data = inflate.decompress(base64.b64decode(text, validate=True), _MOST_BYTES)
    except zlib.error as error:
        raise ValueError("no letters of a line") from error
    steps = int.from_bytes(data[:2], "little")
    counts = np.frombuffer(data[2 : 2 + steps], np.uint8)
    total = int(counts.sum())
    if not inflate.eof or len(counts) != steps or len(data) != 2 + steps + 3 * total:
        raise ValueError("no letters of a line")
    letters = np.frombuffer(data[2 + steps : 2 + steps + 2 * total], "<u2")
    parts = np.frombuffer(data[2 + steps + 2 * total :], np.uint8)
    at = np.repeat(np.arange(steps, dtype=np.uint16), counts)
    return LetterChances(
        steps, at, letters.astype(np.uint16), -parts.astype(np.float32) / np.float32(_FINE)
    )
