"""Reads lines of Han and Latin text, by the recognition model of PP-OCRv6 and greedy CTC."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from casefiles.evidence.ocr.line_finding import Floats, FoundLine, Pixels
from casefiles.evidence.ocr.sessions import opened

_HEIGHT: Final = 48
"""Pixels of a line as the model sees it."""
_NARROWEST, _WIDEST = 320, 3_200
_BLANK: Final = 0


@dataclass(frozen=True, slots=True)
class ReadCharacter:
    """A character and where it stands along its line, both from 0 to 1."""

    text: str
    at: float
    confidence: float


@dataclass(frozen=True, slots=True)
class LineCharacters:
    """The characters of a line; none if there is nothing to read."""

    characters: tuple[ReadCharacter, ...]

    @property
    def confidence(self) -> float:
        """Mean over the characters; 0 without any."""
        found = [one.confidence for one in self.characters]
        return sum(found) / len(found) if found else 0.0


class LineReader:
    """Reads lines that were cut out; loads its model at once.

    Attributes:
        characters: what the model knows, in its order; the first is none.
    """

    def __init__(self, model: bytes, letters: str = "") -> None:
        """Load a model.

        Args:
            model: its file.
            letters: line by line, where the file does not tell them.
        """
        self._session = opened(model)
        metadata = self._session.get_modelmeta().custom_metadata_map
        self.characters = ("", *(letters or metadata["character"]).splitlines(), " ")

    def read(self, crops: Sequence[Pixels]) -> list[LineCharacters]:
        """Read pictures of single lines, in the order given."""
        return [self._read(crop) for crop in crops]

    def _read(self, crop: Pixels) -> LineCharacters:
        """Read one line by itself: in a batch much of the work is padding of the shorter ones."""
        return self.decided(*self.chances(crop))

    def chances(self, crop: Pixels) -> tuple[Floats, float]:
        """Return the chance of each letter at each step, and the room over the line's own width."""
        width = _seen_width(crop)
        room = np.zeros((1, 3, _HEIGHT, max(_NARROWEST, width)), np.float32)
        scaled = np.asarray(cv2.resize(crop, (width, _HEIGHT)), np.float32)[:, :, ::-1]
        room[0, :, :, :width] = scaled.transpose(2, 0, 1) / 127.5 - 1.0
        scores: Floats = self._session.run(None, {"x": room})[0][0]
        return scores, room.shape[3] / width

    def decided(self, scores: Floats, span: float) -> LineCharacters:
        """Collapse what repeats and drop blanks, of what `chances` returned."""
        chosen: npt.NDArray[np.intp] = scores.argmax(axis=1)
        chances = scores[np.arange(len(chosen)), chosen]
        is_new = np.ones(len(chosen), bool)
        is_new[1:] = chosen[1:] != chosen[:-1]
        found = []
        for step in np.flatnonzero(is_new & (chosen != _BLANK)):
            text = self.characters[chosen[step]]
            at = min(1.0, (float(step) + 0.5) / len(chosen) * span)
            found.append(ReadCharacter(text, at, float(min(1.0, max(0.0, chances[step])))))
        return LineCharacters(tuple(found))


def cut_out(image: Pixels, line: FoundLine) -> Pixels:
    """Cut a line out of its page and set it straight, from the corner where it begins."""
    width, height = max(1, round(line.width)), max(1, round(line.height))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(line.corners, target)
    crop = cv2.warpPerspective(
        image, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.ascontiguousarray(crop, np.uint8)


def _seen_width(crop: Pixels) -> int:
    return min(_WIDEST, max(1, math.ceil(_HEIGHT * int(crop.shape[1]) / int(crop.shape[0]))))
