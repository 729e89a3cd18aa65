"""Reads one line by itself: in every language that is wanted, and every way it may lie.

No confidence decides what is searched. A line that one language reads badly is read in others, a
line that all read badly is turned and mirrored, and all that was read goes on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.evidence.ocr import han_latin, tesseract
from casefiles.evidence.ocr.columns import laid_down
from casefiles.evidence.ocr.han_latin import HanLatin
from casefiles.evidence.ocr.line_finding import FoundLine, Pixels
from casefiles.evidence.ocr.line_reading import cut_out
from casefiles.evidence.ocr.tesseract import Grey, Tesseract
from casefiles.evidence.ocr.views import (
    ACROSS,
    COLUMN,
    DOWN,
    LEAST_FILLED,
    OVER,
    UP,
    LineOrientation,
    ViewLine,
    joined,
)
from casefiles.evidence.ocr.word_spots import word_spots

HAN_LATIN_LANGUAGES: Final = ("zho", "eng")
SCRIPTS: Final = (HAN_LATIN_LANGUAGES, ("uig", "ara"), ("bod",), ("rus", "kaz", "mon"), ("tur",))
"""Languages of one script, the one by which it is tried first."""
_BADLY: Final = 0.5
"""A line with a letter below is tried in other ways."""
_SHORT, _BADLY_SHORT = 24, 0.9
"""Of a line of few letters all must be surer: head down or in a mirror it passes for another."""
_SEEMS: Final = 0.5
"""Confidence of a word from which a line may be in its script, and all its languages are read."""
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class LanguageHint:
    """What is expected on a page.

    Attributes:
        languages: of `domain.recognition.LANGUAGES`.
        are_certain: nothing else is expected: each line is read in every one of them.
    """

    languages: tuple[str, ...]
    are_certain: bool = False


@dataclass(frozen=True, slots=True)
class Pictured:
    """A page as both engines look at it."""

    image: Pixels
    even: Grey


@dataclass(frozen=True, slots=True)
class LineReadings:
    """A line and all that was read in it, by language and way; of one way each language once."""

    found: FoundLine
    readings: dict[tuple[str, LineOrientation], ViewLine]

    @property
    def is_read_badly(self) -> bool:
        """Whether no reading is sure of all its letters, and has read all of it."""
        return all(
            one.least < (_BADLY_SHORT if one.weight <= _SHORT else _BADLY)
            or one.fills < LEAST_FILLED
            for one in self.readings.values()
        )

    def best(
        self, languages: Iterable[str] = ()
    ) -> tuple[tuple[str, LineOrientation], ViewLine] | None:
        """Return the reading that is farthest above what its engine is sure of."""
        chosen = set(languages)
        some = (one for one in self.readings.items() if not chosen or one[0][0] in chosen)
        return max(some, key=lambda one: merit(one[1]), default=None)


def merit(line: ViewLine) -> float:
    """Tell how well a line was read, over engines that tell confidence each in its own way.

    Returns:
        From 0 up what is text of its language, at most 1.
    """
    least = han_latin.GOOD if line.language in HAN_LATIN_LANGUAGES else tesseract.GOOD
    return (line.confidence - least) / (1 - least)


class LineWays:
    """Reads lines by both engines."""

    def __init__(self, latin: HanLatin, other: Tesseract) -> None:
        self._latin, self._other = latin, other

    def read(self, page: Pictured, found: FoundLine, hint: LanguageHint) -> LineReadings:
        """Read a line in all the ways that it needs."""
        line = LineReadings(found, {})
        plain = (UP, DOWN) if found.runs_down else (ACROSS,)
        first = tuple(self._first(hint))
        self.add(page, line, plain, first)
        if found.runs_down and HAN_LATIN_LANGUAGES[0] in first:
            self._add_column(page, line)
        if not hint.are_certain:
            self.add(page, line, plain, self._further(line, hint))
        if line.is_read_badly:
            elsewhere = tuple(self._elsewhere(hint))
            self.add(page, line, plain, elsewhere)
            turned = tuple(_turned(plain))
            for languages in (first, elsewhere):
                if line.is_read_badly:
                    self.add(page, line, turned, languages)
        return line

    def add(
        self,
        page: Pictured,
        line: LineReadings,
        ways: Iterable[LineOrientation],
        languages: Sequence[str],
    ) -> None:
        """Read a line in some ways and languages, each only once."""
        for way in ways:
            laid = line.found.begun(way.quarters, is_mirrored=way.kind == "mirror")
            for language in languages:
                if (language, way) not in line.readings:
                    seen = self._read(page, laid, language)
                    if seen is not None:
                        line.readings[language, way] = seen
                    if language in HAN_LATIN_LANGUAGES:
                        self._add_words(page, line, way, laid)

    def _read(self, page: Pictured, laid: FoundLine, language: str) -> ViewLine | None:
        if language in HAN_LATIN_LANGUAGES:
            return self._latin.read(page.image, laid)
        return self._other.read(page.even, laid, language)

    def _add_words(
        self, page: Pictured, line: LineReadings, way: LineOrientation, laid: FoundLine
    ) -> None:
        """Read a line of another script word by word: one in Latin letters is lost among others."""
        seen = line.readings.get((HAN_LATIN_LANGUAGES[0], way))
        if seen is not None and seen.fills >= LEAST_FILLED:
            return
        cut = [FoundLine(laid.part(*spot)) for spot in word_spots(cut_out(page.image, laid))]
        read = [one for one in (self._latin.read(page.image, part) for part in cut) if one]
        if read:
            kind = f"{way.kind}words" if way.kind else "words"
            key = HAN_LATIN_LANGUAGES[0], LineOrientation(way.quarters, kind)
            line.readings[key] = joined(read, laid.corners)

    def _add_column(self, page: Pictured, line: LineReadings) -> None:
        crop = laid_down(page.image, line.found)
        seen = None if crop is None else self._latin.read_crop(crop, line.found.begun(3))
        if seen is not None:
            line.readings[HAN_LATIN_LANGUAGES[0], COLUMN] = seen

    def readable(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Return the languages that can be read; what one model reads comes once, and first."""
        texts = tuple(languages)
        both = HAN_LATIN_LANGUAGES[:1] if set(HAN_LATIN_LANGUAGES) & set(texts) else ()
        return (*both, *(one for one in texts if one in self._other.languages))

    def _first(self, hint: LanguageHint) -> Iterator[str]:
        """Yield the languages in which every line is read: all, or one of each script."""
        readable = self.readable(hint.languages)
        if hint.are_certain:
            yield from readable
            return
        for script in SCRIPTS:
            yield from [one for one in script if one in readable][:1]

    def _further(self, line: LineReadings, hint: LanguageHint) -> tuple[str, ...]:
        """Return the other languages of scripts in which a line may be, if only for a word."""
        readable = self.readable(hint.languages)
        seems = {language for (language, _), seen in line.readings.items() if _has_word(seen)}
        return tuple(
            one for script in SCRIPTS if seems & set(script) for one in script if one in readable
        )

    def _elsewhere(self, hint: LanguageHint) -> Iterator[str]:
        """Yield a language of each script that nobody expected and that can be read here."""
        expected = set(self.readable(hint.languages))
        for script in SCRIPTS[:-1]:
            if not expected & set(script):
                yield from self.readable(script)[:1]


def _has_word(seen: ViewLine) -> bool:
    return any(
        word.confidence >= _SEEMS and word.end - word.start >= _SHORTEST for word in seen.words
    )


def _turned(ways: Iterable[LineOrientation]) -> Iterator[LineOrientation]:
    """Yield the ways in which a line is read that nobody can read as it lies."""
    for way in ways:
        if way is ACROSS:
            yield OVER
        yield LineOrientation(way.quarters, "mirror")
