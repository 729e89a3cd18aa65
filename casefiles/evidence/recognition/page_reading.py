"""Finds out how a page lies and in which script it is, and reads it by the engine made for that."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.recognition import RecognisedPage
from casefiles.evidence.recognition import han_latin, tesseract
from casefiles.evidence.recognition.han_latin import HanLatin
from casefiles.evidence.recognition.line_finding import FoundLine, Pixels, in_order, is_lying
from casefiles.evidence.recognition.tesseract import Grey, Sight, Tesseract, evened
from casefiles.evidence.recognition.views import SeenLine, View, turned

HAN_LATIN_LANGUAGES: Final = ("zho", "eng")
_OF_SCRIPT: Final = {
    "Arabic": ("uig", "ara"),
    "Cyrillic": ("rus", "kaz", "mon"),
    "Tibetan": ("bod",),
    "Latin": ("tur",),
}
_FROM_RIGHT: Final = frozenset(("uig", "ara"))
_SURE: Final = 2.0
_SAMPLE: Final = 3
"""Lines by which a language and a way up are tried."""
_WEAK: Final = 0.6
"""Lines below may be in another script than their page."""
_UNREADABLE: Final = 0.4
"""A page below shows no text, or none that anybody here can read."""
_NOISE: Final = 0.3
_SPECK, _PLAIN = 3, 0.9
"""Fewer characters on a page than this are dirt, unless they are plain."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is expected on a page.

    Attributes:
        languages: of `domain.recognition.LANGUAGES`.
        are_certain: a person said that it is these and no others.
    """

    languages: tuple[str, ...]
    are_certain: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """One way up of a page, for both engines."""

    view: View
    even: Grey

    @property
    def sample(self) -> list[FoundLine]:
        """Some of the longest lines."""
        return sorted(self.view.lines, key=lambda line: -line.width)[:_SAMPLE]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A way to read a page, and how well it did on some lines: good from 0 up, at most 1."""

    side: _Side
    language: str
    merit: float


class PageReader:
    """All engines; made once, in a process that has not seen evidence."""

    def __init__(self, latin: HanLatin, other: Tesseract) -> None:
        self._latin = latin
        self._other = other

    def read(self, image: Pixels, dpi: int, wanted: Wanted) -> RecognisedPage:
        """Read a page.

        Args:
            image: rows, columns, RGB.
            dpi: pixels per inch.
            wanted: expected languages; those whose data is not here are passed over.
        """
        found = self._latin.find(image)
        if not found:
            return _NOTHING
        even = evened(image)
        sight = self._other.look(even, dpi)
        choice = self._chosen(list(_sides(image, found, sight)), wanted, sight)
        if choice is None:
            return _NOTHING
        lines = self._lines(choice, wanted)
        return self._told(choice, [line for line in lines if line.confidence >= _NOISE])

    def _chosen(
        self, sides: Sequence[_Side], wanted: Wanted, sight: Sight | None
    ) -> _Choice | None:
        """Choose the way up and the language: as they seem to be, or else by trying all."""
        likely = () if wanted.are_certain else tuple(self._of_script(wanted, sight))
        best = self._best([sides[0]], likely)
        if best is None or best.merit < 0:
            expected = self._readable(wanted.languages)
            best = self._best(sides, tuple(dict.fromkeys((*likely, *expected))))
        return best

    def _best(self, sides: Sequence[_Side], languages: Sequence[str]) -> _Choice | None:
        tried = [
            _Choice(side, language, self._merit(side, language))
            for side in sides
            for language in languages
        ]
        return max(tried, key=lambda choice: choice.merit, default=None)

    def _merit(self, side: _Side, language: str) -> float:
        """Compare languages by how far they are above what their engine is sure of."""
        read = self._read(side, side.sample, language)
        told = sum(line.confidence for line in read if line is not None) / len(read)
        least = han_latin.GOOD if language in HAN_LATIN_LANGUAGES else tesseract.GOOD
        return (told - least) / (1 - least)

    def _readable(self, languages: Sequence[str]) -> Iterator[str]:
        """Yield the languages that can be read; what one model reads comes once."""
        yield from (one for one in languages if one in self._other.languages)
        if any(one in HAN_LATIN_LANGUAGES for one in languages):
            yield HAN_LATIN_LANGUAGES[0]

    def _of_script(self, wanted: Wanted, sight: Sight | None) -> Iterator[str]:
        """Yield the languages of a script: expected ones, or any if the script is certain."""
        if sight is None:
            return
        own = [one for one in _OF_SCRIPT.get(sight.script, ()) if one in self._other.languages]
        expected = [one for one in own if one in wanted.languages]
        if sight.script == "Latin":
            # Turkish is looked for only where it is expected: English has the finer engine.
            yield from expected or HAN_LATIN_LANGUAGES[:1]
        elif sight.script in _OF_SCRIPT:
            yield from expected or (own if sight.certainty >= _SURE else ())
        else:
            yield HAN_LATIN_LANGUAGES[0]

    def _read(
        self, side: _Side, lines: Sequence[FoundLine], language: str
    ) -> list[SeenLine | None]:
        if language in HAN_LATIN_LANGUAGES:
            return self._latin.read(side.view.image, lines)
        return self._other.read(side.even, lines, language)

    def _lines(self, choice: _Choice, wanted: Wanted) -> Iterator[SeenLine]:
        """Read all lines; those that seem to be in another script by the other engine too."""
        from_right = choice.language in _FROM_RIGHT
        ordered = in_order(choice.side.view.lines, from_right=from_right)
        read = self._read(choice.side, ordered, choice.language)
        for found, line in zip(ordered, read, strict=True):
            if line is not None and line.confidence >= _WEAK:
                yield line
            else:
                mended = self._mended(choice, found, wanted) or line
                if mended is not None:
                    yield mended

    def _mended(self, choice: _Choice, found: FoundLine, wanted: Wanted) -> SeenLine | None:
        """Read a line in what else is expected; None if that is no surer."""
        if wanted.are_certain:
            return None
        is_latin = choice.language in HAN_LATIN_LANGUAGES
        others = [
            language
            for language in self._readable(wanted.languages)
            if (language in HAN_LATIN_LANGUAGES) != is_latin
        ]
        tried = [self._read(choice.side, [found], language)[0] for language in others]
        best = max(filter(None, tried), key=lambda line: line.confidence, default=None)
        least = tesseract.GOOD if is_latin else han_latin.GOOD
        return best if best is not None and best.confidence >= least else None

    def _told(self, choice: _Choice, lines: Sequence[SeenLine]) -> RecognisedPage:
        weights: Counter[str] = Counter()
        for line in lines:
            weights[line.language] += line.weight
        total = sum(weights.values())
        confidence = sum(line.confidence * line.weight for line in lines) / max(1, total)
        is_speck = total < _SPECK and confidence < _PLAIN
        if confidence < _UNREADABLE or is_speck:
            return _NOTHING
        is_latin = choice.language in HAN_LATIN_LANGUAGES
        view = choice.side.view
        return RecognisedPage(
            engine=han_latin.ENGINE if is_latin else tesseract.ENGINE,
            version=self._latin.version if is_latin else self._other.version,
            languages=tuple(language for language, _ in weights.most_common()),
            rotation=view.rotation,
            confidence=confidence,
            lines=tuple(view.line(line) for line in lines),
        )


_NOTHING: Final = RecognisedPage("", "", (), 0, 0.0, ())


def _sides(image: Pixels, found: Sequence[FoundLine], sight: Sight | None) -> Iterator[_Side]:
    """Yield both ways up in which the lines run across; the one that seems right first."""
    rotations = [90, 270] if is_lying(found) else [0, 180]
    if sight is not None and sight.rotation == rotations[1]:
        rotations.reverse()
    for rotation in rotations:
        view = turned(image, found, rotation)
        yield _Side(view, evened(view.image))
