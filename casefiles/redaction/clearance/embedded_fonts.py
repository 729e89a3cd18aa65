"""Fonts of a finished PDF: their letters and shapes must be those that the public text needs."""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from fontTools.ttLib import TTFont, TTLibError

from casefiles.domain.foundation.errors import ExportStopped

_ROW: Final = re.compile(rb"<[0-9A-Fa-f]{4}>\s*<([0-9A-Fa-f]+)>")
_RANGES: Final = b"beginbfrange"
"""Ours tell each code by itself."""
_BYTES_OF_CODE: Final = 2


def count_unneeded(file_bytes: bytes, public_text: str) -> int:
    """Count letters and shapes in embedded fonts that the public text does not account for.

    Args:
        file_bytes: the file exactly as it will be written.
        public_text: everything that it may say; figures and signs may stand in any file.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    needed = _letters_of(public_text)
    try:
        with pikepdf.open(io.BytesIO(file_bytes)) as pdf:
            fonts = [one for one in pdf.objects if _is_font(one)]
            return sum(_unneeded(font, needed) for font in fonts)
    except (pikepdf.PdfError, TTLibError):
        pass
    # Raised out here, because the reader's error may carry contents of the file.
    raise ExportStopped("clearance_unreadable")


def _is_font(one: Any) -> bool:
    return (
        isinstance(one, pikepdf.Dictionary)
        and one.get("/Type") == "/Font"
        and one.get("/Subtype") not in {"/CIDFontType2", "/CIDFontType0"}
    )


def _unneeded(font: Any, needed: frozenset[str]) -> int:
    if font.get("/Subtype") != "/Type0" or "/ToUnicode" not in font:
        return 1
    data = bytes(font.ToUnicode.read_bytes())
    letters = {letter for row in _ROW.findall(data) for letter in _letters_of(_text(row))}
    strange = sum(letter not in needed for letter in letters) + (_RANGES in data)
    descendant = font.DescendantFonts[0]
    program = descendant.get("/FontDescriptor", {}).get("/FontFile2")
    if program is None:
        return strange + 1
    codes = bytes(descendant.CIDToGIDMap.read_bytes())
    numbers = {
        int.from_bytes(codes[at : at + _BYTES_OF_CODE], "big")
        for at in range(0, len(codes), _BYTES_OF_CODE)
    }
    return strange + sum(_unreached(bytes(program.read_bytes()), numbers | {0}))


def _text(row: bytes) -> str:
    return bytes.fromhex(row.decode()).decode("utf-16-be", "replace")


def _unreached(program: bytes, reached: set[int]) -> Iterator[int]:
    """Yield one for each shape with ink that no code leads to."""
    with TTFont(io.BytesIO(program), lazy=True) as font:
        order, outlines = font.getGlyphOrder(), font["glyf"]
        names = {order[number] for number in reached if number < len(order)}
        waiting = list(names)
        while waiting:
            glyph = outlines[waiting.pop()]
            parts = set(glyph.getComponentNames(outlines)) - names
            names |= parts
            waiting += parts
        for name in order:
            yield int(name not in names and bool(outlines[name].numberOfContours))


def _letters_of(text: str) -> frozenset[str]:
    """Return the letters and marks of a text in every case and normal form."""
    forms = {text, text.upper(), text.lower()}
    forms |= {unicodedata.normalize(form, one) for one in forms for form in ("NFC", "NFD", "NFKC")}
    return frozenset(
        char for one in forms for char in set(one) if unicodedata.category(char)[0] in "LM"
    )
