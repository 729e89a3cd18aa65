"""Reads a page line by line, and tells what of it is shown, what is searched and what is unread."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord, OtherReading
from casefiles.evidence.ocr import han_latin, tesseract
from casefiles.evidence.ocr.columns import stacked
from casefiles.evidence.ocr.han_latin import HanLatin
from casefiles.evidence.ocr.line_finding import FoundLine, Pixels, in_order
from casefiles.evidence.ocr.line_ways import (
    HAN_LATIN_LANGUAGES,
    SCRIPTS,
    LanguageHint,
    LineReadings,
    LineWays,
    Pictured,
    merit,
)
from casefiles.evidence.ocr.seals import ReadSeal, seals_of, without
from casefiles.evidence.ocr.tesseract import Tesseract, evened
from casefiles.evidence.ocr.unread_areas import left_over, read_mask, scripts_read, unread_areas
from casefiles.evidence.ocr.views import (
    ACROSS,
    COLUMN,
    LineOrientation,
    ViewLine,
    baseline_of,
    on_page,
)

__all__ = ["HAN_LATIN_LANGUAGES", "LanguageHint", "PageReader"]

_FROM_RIGHT: Final = frozenset(("uig", "ara"))
_WEAK: Final = 0.6
"""Lines below may be in another script than their page."""
_UNREADABLE: Final = 0.4
"""Of a page below nothing is shown; that what was read is searched all the same."""
_NOISE: Final = 0.3
_LONG, _LONG_NOISE = 40, 0.15
"""Of so many letters in the language of its page even a line that was hardly read is text."""
_SPECK, _PLAIN = 3, 0.9
"""Fewer characters on a page than this are dirt to look at, unless they are plain."""
_SIGNS: Final = 3
"""Characters of a line below which it may be a sign of a seal."""
_FAINT: Final = 0.5
"""Words below count as hardly read."""


class PageReader:
    """All engines; made once, in a process that has not seen evidence.

    Attributes:
        ways: in which it reads a line.
    """

    def __init__(self, latin: HanLatin, other: Tesseract) -> None:
        self._latin, self._other = latin, other
        self.ways = LineWays(latin, other)

    def read(self, image: Pixels, dpi: int, hint: LanguageHint) -> OcrPage:
        """Read a page.

        Args:
            image: rows, columns, RGB.
            dpi: pixels per inch.
            hint: expected languages; those whose data is not here are passed over.
        """
        found = self._latin.find(image)
        page = Pictured(image, evened(image))
        lines = [self.ways.read(page, one, hint) for one in (*found, *stacked(found))]
        return self.assembled(page, lines, dpi, hint)

    def assembled(
        self, page: Pictured, lines: Sequence[LineReadings], dpi: int, hint: LanguageHint
    ) -> OcrPage:
        """Return what a page says whose lines were read, and what of it is unread.

        Args:
            page: as both engines look at it.
            lines: all that were found on it.
            dpi: pixels per inch.
            hint: expected languages.
        """
        image = page.image
        rotation = _rotation(lines)
        if rotation == 2:  # noqa: PLR2004  head down
            # Lines that read well as they lie are read as the page lies, too.
            languages = self.ways.readable(hint.languages)
            for line in lines:
                if not line.found.runs_down:
                    self.ways.add(page, line, [LineOrientation(2)], languages)
        # Signs round a seal are found one by one as well, and read as if each were a line.
        all_read, rings = (read_mask(image, dpi, lines, least) for least in (0, _SIGNS))
        seals = seals_of(self.ways, page, (left_over(image, rings), all_read), dpi, hint)
        left = without(left_over(image, all_read), seals)
        unread = [
            *unread_areas(left, dpi),
            *(seal.line.found for seal in seals if not seal.is_read and seal.is_alone),
        ]
        return self._assembled_page(image, (lines, seals), LineOrientation(rotation), hint, unread)

    def _assembled_page(
        self,
        image: Pixels,
        read: tuple[Sequence[LineReadings], Sequence[ReadSeal]],
        way: LineOrientation,
        hint: LanguageHint,
        unread: Sequence[FoundLine],
    ) -> OcrPage:
        lines, seals = read
        rows, columns = image.shape[:2]
        language = _language(lines, way, self.ways.readable(hint.languages))
        ordered = _ordered(lines, way, columns, rows, from_right=language in _FROM_RIGHT)
        chosen = [_shown(line, (language, way), hint) for line in ordered]
        weights: Counter[str] = Counter()
        for key, line in zip(chosen, ordered, strict=True):
            if key is not None:
                weights[line.readings[key].language] += line.readings[key].weight
        confidence = _confidence(zip(chosen, ordered, strict=True))
        total = sum(weights.values())
        is_speck = total < _SPECK and confidence < _PLAIN
        if confidence < _UNREADABLE or is_speck:
            chosen, weights = [None] * len(ordered), Counter()
        ocr_lines = [
            _line(line, key, way, (columns, rows))
            for line, key in zip(ordered, chosen, strict=True)
        ]
        areas = tuple(on_page(one.corners, columns, rows) for one in unread)
        # What is round a seal has no place in the order of lines: it is searched, not shown.
        ocr_lines += [_line(seal.line, None, way, (columns, rows)) for seal in seals]
        faint = tuple(one for one in ocr_lines if not one.text and one.others)
        scripts = scripts_read([*lines, *(seal.line for seal in seals if seal.is_read)])
        if not weights:
            return OcrPage("", "", (), 0, 0.0, (), faint, areas, scripts)
        is_latin = language in HAN_LATIN_LANGUAGES
        return OcrPage(
            engine=han_latin.ENGINE if is_latin else tesseract.ENGINE,
            version=self._latin.version if is_latin else self._other.version,
            languages=tuple(one for one, _ in weights.most_common()),
            rotation=way.quarters * 90,
            confidence=confidence,
            lines=tuple(one for one in ocr_lines if one.text),
            faint=faint,
            unread=areas,
            scripts=scripts,
        )


def _rotation(lines: Iterable[LineReadings]) -> int:
    """Return by how many quarters the page is turned clockwise to be read: as most letters are."""
    letters = dict.fromkeys(range(4), 0.0)
    for line in lines:
        best = line.best()
        if best is not None and not best[0][1].kind:
            # What is not sure of its letters says little of how they stand.
            letters[best[0][1].quarters] += best[1].weight * max(0.1, 1 + merit(best[1]))
    return max(letters, key=lambda quarters: letters[quarters])


def _language(lines: Sequence[LineReadings], way: LineOrientation, readable: Sequence[str]) -> str:
    """Return the language that most lines of a page are in, of those that are expected."""
    votes: Counter[str] = Counter()
    for line in lines:
        tried = {key: one for key, one in line.readings.items() if key[1] == way}
        own = [key for key in tried if key[0] in readable] or list(tried)
        if own:
            best = max(own, key=lambda key: merit(tried[key]))
            votes[best[0]] += max(1, tried[best].weight)
    if not votes:
        return readable[0] if readable else HAN_LATIN_LANGUAGES[0]
    script = max(SCRIPTS, key=lambda some: sum(votes[one] for one in some))
    if "tur" in readable and script == HAN_LATIN_LANGUAGES and _merit(lines, "tur", way) >= 0:
        # English has the finer engine, which passes for Turkish but for its own letters.
        return "tur"
    some = [one for one in script if any((one, way) in line.readings for line in lines)]
    return max(some, key=lambda one: _merit(lines, one, way))


def _merit(lines: Iterable[LineReadings], language: str, way: LineOrientation) -> float:
    read = [line.readings[language, way] for line in lines if (language, way) in line.readings]
    total = sum(one.weight for one in read)
    return sum(merit(one) * one.weight for one in read) / total if total else -10.0


def _shown(
    line: LineReadings, page: tuple[str, LineOrientation], hint: LanguageHint
) -> tuple[str, LineOrientation] | None:
    """Return which reading of a line is shown: in the language of its page, or a surer one."""
    own = line.readings.get(page)
    if own is not None and own.confidence >= _WEAK:
        return page
    best = line.best(_all_of(hint) if hint.are_certain else ())
    if best is not None and merit(best[1]) >= 0:
        return best[0]
    if own is not None and own.confidence >= (_LONG_NOISE if own.weight >= _LONG else _NOISE):
        return page
    return best[0] if own is None and best is not None and best[1].confidence >= _WEAK else None


def _all_of(hint: LanguageHint) -> tuple[str, ...]:
    has_both = set(hint.languages) & set(HAN_LATIN_LANGUAGES)
    return (*hint.languages, *(HAN_LATIN_LANGUAGES if has_both else ()))


def _confidence(chosen: Iterable[tuple[tuple[str, LineOrientation] | None, LineReadings]]) -> float:
    shown = [line.readings[key] for key, line in chosen if key is not None]
    total = sum(one.weight for one in shown)
    return sum(one.confidence * one.weight for one in shown) / max(1, total)


def _ordered(
    lines: Sequence[LineReadings],
    way: LineOrientation,
    columns: int,
    rows: int,
    *,
    from_right: bool,
) -> list[LineReadings]:
    """Return lines in the order in which the page is read once it is turned."""
    moved = {id(line): _upright(line.found, way.quarters, columns, rows) for line in lines}
    by_place = {id(moved[id(line)]): line for line in lines}
    placed = in_order([moved[id(line)] for line in lines], from_right=from_right)
    return [by_place[id(one)] for one in placed]


def _upright(line: FoundLine, quarters: int, columns: int, rows: int) -> FoundLine:
    x, y = line.corners[:, 0], line.corners[:, 1]
    turned = {0: (x, y), 1: (rows - y, x), 2: (columns - x, rows - y), 3: (y, columns - x)}
    across, down = turned[quarters]
    corners = line.corners.copy()
    corners[:, 0], corners[:, 1] = across, down
    return FoundLine(corners).begun(quarters)


def _line(
    line: LineReadings,
    shown: tuple[str, LineOrientation] | None,
    page: LineOrientation,
    size: tuple[int, int],
) -> OcrLine:
    """Return a line as it stands on the page, with all that it may say besides."""
    seen = line.readings.get(shown) if shown is not None else None
    others = tuple(
        OtherReading(_name(key), one.text, tuple(_faint_words(one)))
        for key, one in line.readings.items()
        if key != shown and (seen is None or one.text != seen.text)
    )
    box = on_page(line.found.corners, *size)
    if seen is None or shown is None:
        return OcrLine("", box, (), others=others)
    words = tuple(
        OcrWord(word.start, word.end, on_page(word.corners, *size), word.confidence)
        for word in seen.words
    )
    quarters = 3 if shown[1] is COLUMN else shown[1].quarters
    turned = (quarters - page.quarters) % 4
    base = baseline_of(line.found, shown[1], *size)
    return OcrLine(seen.text, box, words, turned, _name(shown), others, base)


def _faint_words(seen: ViewLine) -> Iterator[tuple[int, int]]:
    for word in seen.words:
        if word.confidence < _FAINT:
            yield word.start, word.end


def _name(key: tuple[str, LineOrientation]) -> str:
    language, way = key
    return language if way == ACROSS else f"{language}-{way.name}"
