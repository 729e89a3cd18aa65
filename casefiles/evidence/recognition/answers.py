"""What a worker that recognises pages answers; read back as if an enemy wrote it."""

from typing import Final

from casefiles.domain.boxes import Box
from casefiles.domain.recognition import LANGUAGES, RecognisedLine, RecognisedPage, RecognisedWord
from casefiles.evidence.answers import (
    NonsenseAnswer,
    baseline_from,
    baseline_told,
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
_LONGEST_VERSION: Final = 100
_DIGITS: Final = 5
_KEYS: Final = {"engine", "version", "languages", "rotation", "confidence", "lines"}


def recognised_answer(page: RecognisedPage) -> bytes:
    """Write what was recognised; what is beyond the bounds of a page is left off."""
    lines, room = [], _MOST_CHARACTERS
    for line in page.lines[:_MOST_LINES]:
        room -= len(line.text)
        if room < 0:
            break
        words = [
            [word.start, word.end, *_corners(word.box), round(word.confidence, 3)]
            for word in line.words
        ]
        told = baseline_told(line.baseline)
        lines.append([line.text, *_corners(line.box), words, told])
    return written(
        {
            "engine": page.engine,
            "version": page.version,
            "languages": list(page.languages),
            "rotation": page.rotation,
            "confidence": round(page.confidence, 3),
            "lines": lines,
        }
    )


def recognised_from(data: bytes) -> RecognisedPage:
    """Read what was recognised.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, _KEYS)
    engine, version = fields["engine"], fields["version"]
    if not isinstance(engine, str) or engine not in _ENGINES:
        raise NonsenseAnswer
    if not isinstance(version, str) or len(version) > _LONGEST_VERSION:
        raise NonsenseAnswer
    lines = tuple(_line(value) for value in list_of(fields["lines"], _MOST_LINES))
    if sum(len(line.text) for line in lines) > _MOST_CHARACTERS:
        raise NonsenseAnswer
    return RecognisedPage(
        engine=engine,
        version=cleaned(version),
        languages=tuple(_language(value) for value in list_of(fields["languages"], len(LANGUAGES))),
        rotation=_rotation(fields["rotation"]),
        confidence=real(fields["confidence"], 0.0, 1.0),
        lines=lines,
    )


def _rotation(value: object) -> int:
    rotation = whole(value, 0, 270)
    if rotation % 90:
        raise NonsenseAnswer
    return rotation


def _language(value: object) -> str:
    if not isinstance(value, str) or value not in LANGUAGES:
        raise NonsenseAnswer
    return value


def _line(value: object) -> RecognisedLine:
    text, *corners, words, baseline = exact_list(value, 7)
    if not isinstance(text, str) or not text or cleaned(text).strip() != text:
        raise NonsenseAnswer
    told: list[RecognisedWord] = []
    at = 0
    for item in list_of(words, len(text)):
        word = _word(item, at, len(text))
        told.append(word)
        at = word.end
    if not told:
        raise NonsenseAnswer
    return RecognisedLine(text, box_of(corners), tuple(told), baseline_from(baseline))


def _word(value: object, least: int, most: int) -> RecognisedWord:
    start, end, *corners, confidence = exact_list(value, 7)
    begins = whole(start, least, most - 1)
    ends = whole(end, begins + 1, most)
    return RecognisedWord(begins, ends, box_of(corners), real(confidence, 0.0, 1.0))


def _corners(box: Box) -> list[float]:
    return [round(value, _DIGITS) for value in (box.x0, box.y0, box.x1, box.y1)]
