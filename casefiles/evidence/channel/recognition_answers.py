"""What a worker that recognises pages answers; read back as if an enemy wrote it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.files.ocr import (
    LANGUAGES,
    SCRIPTS,
    FinishedReading,
    OcrLine,
    OcrPage,
    OcrWord,
    OtherReading,
)
from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.evidence.channel.answers import (
    MalformedAnswer,
    baseline_answer,
    baseline_from,
    box_of,
    cleaned,
    exact_list,
    fields_of,
    list_of,
    real,
    whole,
    written,
)

_ENGINES: Final = frozenset(("", "han_latin", "tesseract"))
_MOST_LINES: Final = 3_000
_MOST_CHARACTERS: Final = 60_000
"""Of one page; the densest newspaper has some 20,000."""
_MOST_OTHERS: Final = 100
"""Readings of one line."""
_MOST_OTHER_CHARACTERS: Final = 1_500_000
"""Of one page in all languages and ways."""
_MOST_AREAS: Final = 3_000
_LONGEST_WAY: Final = 30
_LONGEST_VERSION: Final = 100
_DIGITS: Final = 5
_LETTERS: Final = re.compile("[A-Za-z0-9+/]{1,80000}={0,2}")
"""What the small reader thought possible of one line, packed."""
_MOST_LETTERS: Final = 4_000_000
"""Of one page."""
_KEYS: Final = {
    "engine",
    "version",
    "languages",
    "rotation",
    "confidence",
    "lines",
    "unread",
    "scripts",
}


def recognised_answer(page: OcrPage) -> bytes:
    """Write what was recognised.

    What is beyond the bounds of a page is left off, and the whole page told as unread then.
    """
    ocr_lines, is_cut = _within_bounds((*page.lines, *page.faint))
    unread = (*page.unread[: _MOST_AREAS - 1], *((WHOLE_PAGE,) if is_cut else ()))
    return written(
        {
            "engine": page.engine,
            "version": page.version,
            "languages": list(page.languages),
            "rotation": page.rotation,
            "confidence": round(page.confidence, 3),
            "lines": [_plain(line) for line in ocr_lines],
            "unread": [_corners(box) for box in unread],
            "scripts": [list(one) for one in page.scripts],
        }
    )


def finished_answer(reading: FinishedReading) -> bytes:
    """Write what is told of a page that is about to leave, besides what it says."""
    return written({"letters": list(reading.letters), "is_full": reading.is_full})


def finished_from(page: OcrPage, data: bytes) -> FinishedReading:
    """Read what came besides what a page says.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, {"letters", "is_full"})
    letters = tuple(list_of(fields["letters"], _MOST_LINES))
    if not all(isinstance(one, str) and _LETTERS.fullmatch(one) for one in letters):
        raise MalformedAnswer
    if sum(map(len, letters)) > _MOST_LETTERS or not isinstance(fields["is_full"], bool):
        raise MalformedAnswer
    return FinishedReading(page, letters, fields["is_full"])


def nearness_answer(*, comes_near: bool) -> bytes:
    """Write whether a name comes near to a page."""
    return written({"comes_near": comes_near})


def nearness_from(data: bytes) -> bool:
    """Read whether a name comes near to a page.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    comes_near = fields_of(data, {"comes_near"})["comes_near"]
    if not isinstance(comes_near, bool):
        raise MalformedAnswer
    return comes_near


def _within_bounds(lines: Sequence[OcrLine]) -> tuple[list[OcrLine], bool]:
    ocr_lines: list[OcrLine] = []
    room, other_room = _MOST_CHARACTERS, _MOST_OTHER_CHARACTERS
    for line in lines[:_MOST_LINES]:
        room -= len(line.text)
        other_room -= sum(len(one.text) for one in line.others)
        if room < 0 or other_room < 0:
            break
        ocr_lines.append(line)
    return ocr_lines, len(ocr_lines) < len(lines)


def _plain(line: OcrLine) -> list[object]:
    words = [
        [word.start, word.end, *_corners(word.box), round(word.confidence, 3)]
        for word in line.words
    ]
    others = [[one.way, one.text, [list(span) for span in one.faint]] for one in _clean(line)]
    found = baseline_answer(line.baseline)
    return [line.text, *_corners(line.box), words, line.turned, line.way, others, found]


def _clean(line: OcrLine) -> Iterator[OtherReading]:
    """Yield other readings of a line without the controls that engines may put into a text."""
    for one in line.others[:_MOST_OTHERS]:
        text = cleaned(one.text).strip()
        if text:
            yield one if text == one.text else replace(one, text=text, faint=())


def recognised_from(data: bytes) -> OcrPage:
    """Read what was recognised.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, _KEYS)
    engine, version = fields["engine"], fields["version"]
    if not isinstance(engine, str) or engine not in _ENGINES:
        raise MalformedAnswer
    if not isinstance(version, str) or len(version) > _LONGEST_VERSION:
        raise MalformedAnswer
    lines = tuple(_line(value) for value in list_of(fields["lines"], _MOST_LINES))
    if sum(len(line.text) for line in lines) > _MOST_CHARACTERS:
        raise MalformedAnswer
    others = (one for line in lines for one in line.others)
    if sum(len(one.text) for one in others) > _MOST_OTHER_CHARACTERS:
        raise MalformedAnswer
    return OcrPage(
        engine=engine,
        version=cleaned(version),
        languages=tuple(_language(value) for value in list_of(fields["languages"], len(LANGUAGES))),
        rotation=_rotation(fields["rotation"]),
        confidence=real(fields["confidence"], 0.0, 1.0),
        lines=tuple(line for line in lines if line.text),
        faint=tuple(line for line in lines if not line.text),
        unread=tuple(_area(value) for value in list_of(fields["unread"], _MOST_AREAS)),
        scripts=tuple(_script(value) for value in list_of(fields["scripts"], len(LANGUAGES))),
    )


def _script(value: object) -> tuple[str, int]:
    code, count = exact_list(value, 2)
    if code not in SCRIPTS.values():
        raise MalformedAnswer
    return str(code), whole(count, 1, _MOST_LINES)


def _area(value: object) -> Box:
    return box_of(exact_list(value, 4))


def _rotation(value: object) -> int:
    rotation = whole(value, 0, 270)
    if rotation % 90:
        raise MalformedAnswer
    return rotation


def _language(value: object) -> str:
    if not isinstance(value, str) or value not in LANGUAGES:
        raise MalformedAnswer
    return value


def _line(value: object) -> OcrLine:
    text, *corners, words, turned, way, others, baseline = exact_list(value, 10)
    if not isinstance(text, str) or cleaned(text).strip() != text:
        raise MalformedAnswer
    ocr_words: list[OcrWord] = []
    at = 0
    for item in list_of(words, len(text)):
        word = _word(item, at, len(text))
        ocr_words.append(word)
        at = word.end
    read = tuple(_other(one) for one in list_of(others, _MOST_OTHERS))
    if bool(ocr_words) != bool(text) or not (text or read):
        raise MalformedAnswer
    return OcrLine(
        *(text, box_of(corners), tuple(ocr_words)),
        turned=whole(turned, 0, 3),
        way=_way(way),
        others=read,
        baseline=baseline_from(baseline),
    )


def _way(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_WAY or cleaned(value) != value:
        raise MalformedAnswer
    return value


def _other(value: object) -> OtherReading:
    way, text, faint = exact_list(value, 3)
    if not isinstance(text, str) or not text or cleaned(text).strip() != text:
        raise MalformedAnswer
    spans: list[tuple[int, int]] = []
    at = 0
    for item in list_of(faint, len(text)):
        start, end = exact_list(item, 2)
        begins = whole(start, at, len(text) - 1)
        at = whole(end, begins + 1, len(text))
        spans.append((begins, at))
    return OtherReading(_way(way), text, tuple(spans))


def _word(value: object, least: int, most: int) -> OcrWord:
    start, end, *corners, confidence = exact_list(value, 7)
    begins = whole(start, least, most - 1)
    ends = whole(end, begins + 1, most)
    return OcrWord(begins, ends, box_of(corners), real(confidence, 0.0, 1.0))


def _corners(box: Box) -> list[float]:
    return [round(value, _DIGITS) for value in (box.x0, box.y0, box.x1, box.y1)]
