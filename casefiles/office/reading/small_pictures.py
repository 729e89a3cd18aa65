"""Return a reading with a sketch of its text."""

from dataclasses import replace
from typing import Final

from PIL import Image

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.files.similarity import SIDE, DocumentSketch, picture_hash, text_sketch
from casefiles.domain.language.folding import search_form

_LONGEST: Final = 160


def with_picture(reading: Extraction, columns: int, rows: int, rgb: bytes) -> Extraction:
    """Return a reading with what its first page or a frame of it looks like, small."""
    picture = Image.frombytes("RGB", (columns, rows), rgb)
    longest = max(columns, rows)
    size = (max(1, columns * _LONGEST // longest), max(1, rows * _LONGEST // longest))
    small = picture.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    has_text = any(page.lines for page in reading.pages[:1])
    grey = picture.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    document_sketch = DocumentSketch(
        *(small.width, small.height, small.tobytes()),
        picture_hash=None if has_text else picture_hash(grey.tobytes()),
        is_scan=not reading.media_type.startswith(("image/", "video/")),
    )
    return replace(reading, likeness=replace(document_sketch, sketch=reading.likeness.sketch))


def with_sketch(reading: Extraction) -> Extraction:
    """Return a reading with a sketch of its text."""
    words = (word for page in reading.pages for word in search_form(page.text).split())
    sketch = text_sketch(words)
    return replace(reading, likeness=replace(reading.likeness, sketch=sketch))
