"""A small reader that looks at every line first, and tells which ones a larger one must read.

It is a fifth of the work. Where it is sure of each letter, and no protected name comes near to what
it thought possible, nothing that the larger reader would say could be a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from casefiles.evidence.ocr.han_latin import seen_line
from casefiles.evidence.ocr.letter_chances import LetterChances, best_letters
from casefiles.evidence.ocr.line_finding import FoundLine, LineFinder, Pixels
from casefiles.evidence.ocr.line_reading import LineReader, ReadCharacter, cut_out
from casefiles.evidence.ocr.models import QuickModels
from casefiles.evidence.ocr.name_spotting import NameSpotter
from casefiles.evidence.ocr.views import LEAST_FILLED, ViewLine, is_han
from casefiles.evidence.ocr.word_spots import word_spots

_LONGEST: Final = 1280
"""Pixels of the longer side of a page as the small finder sees it."""
_SURE: Final = 0.9
"""Confidence of a line, in the mean, from which nobody need read it again."""
_LEAST: Final = 0.5
_SHORT, _LEAST_SHORT = 24, 0.9
"""Confidence of the least certain letter from which it is so, and of a line of few letters."""
_HAN, _OTHER = 0.7, 0.25
"""Width of a narrow sign, in heights of its line."""
_EDGE: Final = 0.1
"""Heights of a line by which letters may lie beside the ink of their word."""
_SURE_OF_WORD, _SURE_OF_LETTER = 0.95, 0.8
_PASSED_OVER: Final = 1.0
"""Heights of a line without a letter, in ink."""
_FILLED, _EDGES, _NARROWEST = 0.4, 0.3, 0.2
"""Share of a word that its letters fill, less what edges take, in heights of a line.

Of 789 words of Uyghur, Arabic and Tibetan in lines of English and Chinese, clean and spoiled, four
passed by these measures, none of more than four letters.
"""


@dataclass(frozen=True, slots=True)
class QuickLine:
    """A line as the small reader read it.

    Attributes:
        seen: what it decided for; None for nothing.
        letters: what it thought possible.
        is_mixed: some word may be in a script that it does not know.
    """

    found: FoundLine
    seen: ViewLine | None
    letters: LetterChances
    is_mixed: bool


class QuickReader:
    """The small models, loaded.

    Attributes:
        spotter: finds names in what the reader thought possible.
    """

    def __init__(self, models: QuickModels) -> None:
        """Start the models."""
        self._finder = LineFinder(models.finds, _LONGEST)
        self._reader = LineReader(models.reads, models.letters)
        self.spotter = NameSpotter(self._reader.characters)

    def find(self, image: Pixels) -> list[FoundLine]:
        """Return where lines of text of any script stand."""
        return self._finder.find(image)

    def read(self, image: Pixels, line: FoundLine) -> QuickLine:
        """Read a line of a picture as it lies."""
        crop = cut_out(image, line)
        chances, span = self._reader.chances(crop)
        read = self._reader.decided(chances, span)
        is_mixed = _may_hold_others([one for one in read.characters if one.text.strip()], crop)
        return QuickLine(line, seen_line(line, read), best_letters(chances), is_mixed)


def is_sure(line: QuickLine) -> bool:
    """Tell whether the small reader is sure enough of a line that no larger one need read it."""
    seen = line.seen
    if seen is None or seen.confidence < _SURE or seen.fills < LEAST_FILLED:
        return False
    return seen.least >= (_LEAST_SHORT if seen.weight <= _SHORT else _LEAST)


def _may_hold_others(letters: Sequence[ReadCharacter], crop: Pixels) -> bool:
    """Tell whether some word of a line may be in a script that the small reader does not know.

    Of such a word it makes few letters, or is not sure of one, or passes ink over.
    """
    height, width = crop.shape[:2]
    edge = _EDGE * height / width
    return any(
        _is_odd(
            [one for one in letters if start - edge <= one.at <= end + edge],
            (start, end),
            width / height,
        )
        for start, end in word_spots(crop) or [(0.0, 1.0)]
    )


def _is_odd(letters: Sequence[ReadCharacter], place: tuple[float, float], length: float) -> bool:
    if not letters:
        return True
    sure = [one.confidence for one in letters]
    start, end = place
    signs = sum(_HAN if is_han(one.text) else _OTHER for one in letters)
    places = np.array([start, *sorted(one.at for one in letters), end])
    return bool(
        sum(sure) / len(sure) < _SURE_OF_WORD
        or min(sure) < _SURE_OF_LETTER
        or np.diff(places).max() * length > _PASSED_OVER
        or signs < _FILLED * max((end - start) * length - _EDGES, _NARROWEST)
    )
