"""Reads a finished page quickly: a small reader first, and in full what that does not settle.

Nothing passes with less certainty than in a full reading: a line is read in full where the small
reader is unsure of it or a protected name comes near, and a page is read in full that does not lie
upright, or on which ink stays unread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.files.ocr import SCRIPTS, FinishedReading, OcrLine, OtherReading
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.language.folding import fold, word_kind
from casefiles.evidence.ocr.columns import stacked
from casefiles.evidence.ocr.letter_chances import packed, unpacked
from casefiles.evidence.ocr.line_finding import Floats, Pixels
from casefiles.evidence.ocr.line_ways import (
    HAN_LATIN_LANGUAGES,
    LanguageHint,
    LineReadings,
    Pictured,
)
from casefiles.evidence.ocr.name_spotting import NEAR
from casefiles.evidence.ocr.page_reading import PageReader
from casefiles.evidence.ocr.quick_reading import QuickLine, QuickReader, is_sure
from casefiles.evidence.ocr.tesseract import evened
from casefiles.evidence.ocr.views import ACROSS, on_page

_QUICK: Final = "zho-quick-0"
"""Way of what the small reader made of a line that was read in full besides."""
_DISTINGUISHED: Final = frozenset(("Arab", "Tibt"))
"""Scripts of which the small reader tells where a word of them may be; others pass for Latin."""
_KINDS: Final = {"a": "Arab", "t": "Tibt"}
_MOST_LEFT: Final = 0.6
"""Share of lines that the small reader leaves, above which the page is read in full at once."""
_LEAST_LETTERS: Final = 5
"""Of a name in such a script: a shorter one is looked for in every line."""


class Cascade:
    """All engines, the small reader first.

    Attributes:
        reader: reads in full.
    """

    def __init__(self, quick: QuickReader, reader: PageReader) -> None:
        self._quick, self._ways, self.reader = quick, reader.ways, reader

    def read(
        self, image: Pixels, dpi: int, hint: LanguageHint, names: Sequence[str]
    ) -> FinishedReading:
        """Read a page.

        Args:
            image: rows, columns, RGB.
            dpi: pixels per inch.
            hint: languages in which names are written; no others are looked for.
            names: that may not be missed, however unsure their letters are.
        """
        page = Pictured(image, evened(image))
        found = self._quick.find(image)
        quick = [self._quick.read(image, one) for one in found if not one.runs_down]
        scores = self._quick.spotter.best([one.letters for one in quick], names)
        is_left = [
            not is_sure(one) or _comes_near(row) for one, row in zip(quick, scores, strict=True)
        ]
        if not found or sum(is_left) > _MOST_LEFT * len(is_left):
            return FinishedReading(self.reader.read(image, dpi, hint))
        others = self._others(hint, names)
        lines: list[LineReadings] = []
        settled: list[str] = []
        doubtful: list[OcrLine] = []
        seen: list[Box] = []
        rows, columns = image.shape[:2]
        for one, row, in_full in zip(quick, scores, is_left, strict=True):
            if not in_full:
                lines.append(self._settled(page, one, others))
                settled.append(packed(one.letters))
                continue
            line = self._ways.read(page, one.found, hint)
            lines.append(line)
            box = on_page(one.found.corners, columns, rows)
            texts = [reading.text for reading in line.readings.values()]
            if one.seen is not None:
                texts.append(one.seen.text)
                other = OtherReading(_QUICK, one.seen.text)
                doubtful.append(OcrLine("", box, (), others=(other,)))
            if self._quick.spotter.sees_unread(row, names, texts):
                seen.append(box)
        askew = [one for one in found if one.runs_down]
        lines += [self._ways.read(page, one, hint) for one in (*askew, *stacked(found))]
        read = self.reader.assembled(page, lines, dpi, hint)
        is_full = bool(read.rotation or read.unread)
        if is_full:
            read = self.reader.read(image, dpi, hint)
        read = replace(read, faint=(*read.faint, *doubtful), unread=(*read.unread, *seen))
        return FinishedReading(read, () if is_full else tuple(settled), is_full=is_full)

    def is_near(self, letters: Sequence[str], names: Sequence[str]) -> bool:
        """Tell whether a name comes near to a line of a page that was read before.

        Args:
            letters: of its lines, as `read` returned them.
            names: that nobody looked for then.

        Raises:
            ValueError: they are no letters.
        """
        lines = [unpacked(one) for one in letters]
        return any(map(_comes_near, self._quick.spotter.best(lines, names)))

    def _others(
        self, hint: LanguageHint, names: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the languages beside Han and Latin for each line, and for mixed lines alone."""
        languages = [
            one for one in self._ways.readable(hint.languages) if one not in HAN_LATIN_LANGUAGES
        ]
        short = set(_short_scripts(names))
        mixed = [one for one in languages if SCRIPTS[one] in _DISTINGUISHED - short]
        return tuple(one for one in languages if one not in mixed), tuple(mixed)

    def _settled(
        self, page: Pictured, one: QuickLine, others: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> LineReadings:
        every, mixed = others
        line = LineReadings(one.found, {})
        if one.seen is not None:
            line.readings[HAN_LATIN_LANGUAGES[0], ACROSS] = one.seen
        self._ways.add(page, line, (ACROSS,), (*every, *(mixed if one.is_mixed else ())))
        return line


def _comes_near(scores: Floats) -> bool:
    return bool(scores.size and scores.max() >= NEAR)


def _short_scripts(names: Sequence[str]) -> Iterator[str]:
    """Yield the scripts in which a name is so short that the small reader may pass it over."""
    for name in names:
        kinds = [word_kind(char) for char in fold(name)]
        for kind, script in _KINDS.items():
            if 0 < kinds.count(kind) < _LEAST_LETTERS:
                yield script
