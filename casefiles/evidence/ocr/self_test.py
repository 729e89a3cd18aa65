"""Reads a page that we wrote, so that whatever loads late is there before the lock."""

from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from casefiles.domain.files.ocr import LANGUAGES
from casefiles.evidence.channel.recognition_answers import finished_answer, recognised_answer
from casefiles.evidence.ocr.cascade import Cascade
from casefiles.evidence.ocr.line_ways import LanguageHint

_TEXT: Final = "Warm words, 2024.\nТеплые слова"


def rehearse(engines: Cascade, resources: Path) -> None:
    """Read a small page in every way that pages are read."""
    font = ImageFont.truetype(str(resources / "fonts" / "NotoSans-Regular.ttf"), 24)
    image = Image.new("RGB", (320, 96), "white")
    ImageDraw.Draw(image).multiline_text((10, 10), _TEXT, font=font, fill="black")
    upright, reader = np.array(image), engines.reader
    recognised_answer(
        reader.read(np.ascontiguousarray(np.rot90(upright)), 200, LanguageHint(LANGUAGES))
    )
    line = upright[:50]
    for language in LANGUAGES:
        reader.read(line, 200, LanguageHint((language,), are_certain=True))
    names = ("words", "слова")
    reading = engines.read(line, 200, LanguageHint(LANGUAGES, are_certain=True), names)
    finished_answer(reading)
    engines.is_near(reading.letters, names)
