"""Sheets for tiny cases: small PDF pages on which one line alone depends on a secret."""

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS: Final = Path(__file__).parents[3] / "resources" / "fonts"
SIZE: Final = (300.0, 200.0)
LEADING: Final = 15
TOP: Final = 170
LEFT: Final = 20
BEFORE: Final = (
    "The officers came at six in the morning.",
    "They asked for the telephone and the books.",
    "Nobody was allowed to leave the house.",
)
AFTER: Final = (
    "The house was searched until noon.",
    "Nothing was written down that day.",
    "The door was sealed with paper.",
    "They left by the back of the yard.",
)
DRAWN: Final = {"Han": "NotoSansSC", "Arab": "NotoSansArabic", "Tibt": "NotoSerifTibetan"}
Draw = Callable[[Canvas], None]


@cache
def font_of(script: str = "") -> str:
    """Return a font that draws a script; empty for Latin, Cyrillic and Greek."""
    name = f"{DRAWN.get(script, 'NotoSans')}-Regular"
    pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    return name


def script_of(text: str) -> str:
    """Return the script whose font draws a text."""
    for char in text:
        if "\u0600" <= char <= "\u06ff":
            return "Arab"
        if "\u0f00" <= char <= "\u0fff":
            return "Tibt"
        if char == "×" or "\u2e80" <= char <= "\ua4cf":
            return "Han"
    return ""


def write(canvas: Canvas, text: str, x: float, y: float, size: float = 11) -> None:
    """Draw a text; one that runs to the left as it is seen, so that its letters stand in order."""
    script = script_of(text)
    canvas.setFont(font_of(script), size)
    canvas.drawString(x, y, text[::-1] if script == "Arab" else text)


def sheet(*held: str, size: float = 11, more: Draw | None = None) -> bytes:
    """Return a page with public lines, held lines in the middle, and public lines again."""
    return sheets([[*BEFORE, *held, *AFTER[: 4 - len(held) + 1]]], {*held}, size, more)


def sheets(
    pages: Sequence[Sequence[str]],
    held: set[str],
    size: float = 11,
    more: Draw | None = None,
) -> bytes:
    """Return pages of lines, those that are held in a size of their own."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SIZE, invariant=1)
    for lines in pages:
        if more is not None:
            more(canvas)
        for row, line in enumerate(lines):
            write(canvas, line, LEFT, TOP - LEADING * row, size if line in held else 11)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn(draw: Draw, size: tuple[float, float] = SIZE) -> bytes:
    """Return one page that somebody draws."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
