"""Reads lines by Tesseract: scripts other than Han, one language at a time.

Its own search for lines is not used: on pages with little text, or a little askew, it lost whole
lines without a word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt
import tesserocr

from casefiles.evidence.ocr.line_finding import Floats, FoundLine, Pixels
from casefiles.evidence.ocr.line_reading import cut_out
from casefiles.evidence.ocr.views import ViewLine, ViewWord

ENGINE: Final = "tesseract"
GOOD: Final = 0.75
"""Confidence of text in its own language; 0.57 was the most of one in another script."""
_MARGIN: Final = 10
_DPI: Final = 200
_LEAST_SIDE: Final = 24
"""Pixels; what is smaller holds no line, and the library complains of it."""

_FINE: Final = frozenset(("bod", "uig", "ara"))
_FINE_HEIGHT: Final = 80
"""Pixels of a line in scripts whose signs differ by small strokes: a third fewer are misread."""
_EDGE: Final = 0.2
"""Heights of such a line by which it is taken longer at both ends: the last sign is lost else."""

Grey = npt.NDArray[np.uint8]


class Tesseract:
    """The engine with the data of all its languages loaded.

    Attributes:
        languages: those that it can read.
        version: of the engine.
    """

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        """Load language data.

        Args:
            folder: that has it.
            languages: to load.
        """
        self._readers = {one: _opened(folder, one) for one in languages}
        self.languages = frozenset(languages)
        self.version = tesserocr.tesseract_version().splitlines()[0].strip().capitalize()

    def read(self, image: Grey, line: FoundLine, language: str) -> ViewLine | None:
        """Read a line of an evened picture in one language; None where there is nothing to read."""
        if language in _FINE:
            line = line.longer(_EDGE)
        crop = cut_out(image, line)
        if min(crop.shape[:2]) < _LEAST_SIDE // 2:
            return None
        if language in _FINE and crop.shape[0] < _FINE_HEIGHT:
            scale = _FINE_HEIGHT / crop.shape[0]
            larger = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
            crop = np.asarray(larger, np.uint8)
        # Letters that touch the edge are not recognised.
        edge = _MARGIN
        room = cv2.copyMakeBorder(crop, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=(255.0,))
        reader = self._readers[language]
        for mode in (tesserocr.PSM.SINGLE_LINE, tesserocr.PSM.RAW_LINE):
            reader.SetPageSegMode(mode)
            _give(reader, np.asarray(room, np.uint8))
            text = " ".join(reader.GetUTF8Text().split())
            words = tuple(_words(reader)) if text else ()
            reader.Clear()
            if words:
                return _matched(text, words, (line, crop.shape[1]), language)
        return None


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: int
    right: int
    confidence: float


def evened(image: Pixels) -> Grey:
    """Return the brightness of each pixel against that of the paper around it.

    A shadow over a page with little text would otherwise pass for ink.
    """
    bright = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(bright, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    around = cv2.resize(paper, (bright.shape[1], bright.shape[0]))
    return np.asarray(cv2.divide(bright, np.maximum(around, 1), scale=255), np.uint8)


def _opened(folder: Path, name: str) -> Any:
    return tesserocr.PyTessBaseAPI(
        path=f"{folder}/", lang=name, oem=tesserocr.OEM.LSTM_ONLY, psm=tesserocr.PSM.AUTO
    )


def _give(reader: Any, image: Grey) -> None:
    rows, columns = image.shape
    # Not SetImage, which goes through a file of its own and asks for the working folder.
    reader.SetImageBytes(np.ascontiguousarray(image).tobytes(), columns, rows, 1, columns)
    reader.SetSourceResolution(_DPI)


def _words(reader: Any) -> Iterator[_Word]:
    """Yield the words in the order of reading, but with their letters as they stand."""
    for place in tesserocr.iterate_level(reader.GetIterator(), tesserocr.RIL.WORD):
        box = place.BoundingBox(tesserocr.RIL.WORD)
        try:
            text = str(place.GetUTF8Text(tesserocr.RIL.WORD)).strip()
        except RuntimeError:
            continue
        if text and box is not None:
            confidence = min(1.0, max(0.0, place.Confidence(tesserocr.RIL.WORD) / 100))
            yield _Word(text, box[0] - _MARGIN, box[2] - _MARGIN, confidence)


def _matched(
    text: str, words: Sequence[_Word], place: tuple[FoundLine, int], language: str
) -> ViewLine:
    """Put the text of a line and the places of its words together.

    The text has its letters in the order of reading; the words of the iterator do not, where
    they run from right to left. Both come in the same order, word by word.

    Args:
        text: without doubled spaces.
        words: as the iterator told them.
        place: the line, and the width of its picture in pixels.
        language: in which it was read.
    """
    line, width = place
    spans = list(_spans(text))
    if len(spans) == len(words):
        seen = [
            ViewWord(*span, _corners(line, word, width), word.confidence, word.confidence)
            for span, word in zip(spans, words, strict=True)
        ]
    else:
        confidence = sum(word.confidence for word in words) / len(words)
        least = min(word.confidence for word in words)
        seen = [ViewWord(*span, line.corners, confidence, least) for span in spans]
    return ViewLine(text, line.corners, tuple(seen), language)


def _corners(line: FoundLine, word: _Word, width: int) -> Floats:
    left = min(max(word.left / width, 0.0), 0.999)
    return line.part(left, min(max(word.right / width, left + 0.001), 1.0))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for word in text.split(" "):
        yield start, start + len(word)
        start += len(word) + 1
