"""Setting a text of `texts/` on pages, and remembering where each marked name came to stand.

A line of a text is a paragraph, a table row (`| a | b |`) or an order (`@head ...`). `{name|words}`
calls the words by a name, the *spot*; a mark of the case form is laid over a spot.
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

from makers.faces import is_arabic, is_han, runs

MARGIN = 62.0
SIZE = 10.5
LEADING = 17.5
RED = (190, 30, 35)
INK = (25, 25, 30)
NOTICE = "INVENTED SAMPLE · 虚构样本 · no real person, authority or case"
_SPOT = re.compile(r"\{(\w+)\|([^}]*)\}")
_NO_START = "，。、；：）》」』！？”,.;:)!?"
_NO_END = "（《「『“("
_HEADS = {"head": 16.0, "headline": 20.0, "subhead": 9.5}

Colour = tuple[int, int, int]
Fractions = tuple[float, float, float, float]
Spots = dict[tuple[int, str], list[Fractions]]


class Surface(Protocol):
    """Pages to draw on; lengths in points from the top left, text by its baseline."""

    width: float
    height: float

    def measure(self, text: str, face: str, size: float) -> float:
        """Return the width of a text."""

    def draw(self, x: float, y: float, text: str, face: str, size: float, ink: Colour) -> None:
        """Draw a text of one face."""

    def draw_hidden(self, x: float, y: float, text: str, size: float) -> None:
        """Put a text on the page that nobody sees."""

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a thin line."""

    def cover(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Lay a black box over what is there."""

    def stamp(self, x: float, y: float, words: str) -> None:
        """Press a round red stamp, by its centre."""

    def sign(self, x: float, y: float) -> None:
        """Write a signature that cannot be read."""

    def thumb(self, x: float, y: float) -> None:
        """Press a red fingerprint."""

    def next_page(self, *, is_landscape: bool) -> None:
        """Go on to a fresh page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are not broken, and the spot they belong to."""

    text: str
    spot: str


@dataclass(slots=True)
class Setting:
    """Where the setting of one document stands."""

    surface: Surface
    han: str
    secrets: tuple[str, ...]
    page: int = 1
    y: float = MARGIN
    is_rtl: bool = False
    columns: tuple[float, ...] = ()
    spots: Spots = field(default_factory=dict)

    def remember(self, spot: str, top: float, bottom: float) -> None:
        """Add a stretch of lines to a spot, as wide as the page but for a narrow edge."""
        height = self.surface.height
        y0, y1 = top / height, bottom / height
        boxes = self.spots.setdefault((self.page, spot), [])
        if boxes and boxes[-1][3] >= y0:
            y0 = boxes.pop()[1]
        boxes.append((0.03, y0, 0.97, y1))


def set_text(source: str, surface: Surface, han: str, secrets: tuple[str, ...]) -> Spots:
    """Set a whole text.

    Args:
        source: in the form described above.
        surface: to draw on, at its first page.
        han: face for Chinese, hans or hant.
        secrets: names that must never be drawn outside a spot.

    Returns:
        The spots as fractions of the page as displayed, by page and name.

    Raises:
        ValueError: a secret stands outside a spot, or the text runs off a page.
    """
    setting = Setting(surface, han, secrets)
    _notice(setting)
    for line in source.splitlines():
        if line.startswith("@"):
            order, _, words = line[1:].partition(" ")
            _obey(setting, order, words.strip())
        elif line.startswith("|"):
            _row(setting, line.strip().removeprefix("| ").removesuffix(" |").split(" | "))
        elif line.strip():
            _paragraph(setting, line.strip(), "sans")
        if setting.y > surface.height - 46:
            raise ValueError(f"page {setting.page} is too full")
    return setting.spots


def pieces(text: str) -> list[Piece]:
    """Cut a text where a line may break."""
    cut: list[Piece] = []
    position = 0
    for match in (*_SPOT.finditer(text), None):
        end = match.start() if match else len(text)
        cut.extend(Piece(word, "") for word in _words(text[position:end]))
        if match:
            cut.extend(Piece(word, match[1]) for word in _words(match[2]))
            position = match.end()
    return cut


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        glued = bool(words) and (
            character in _NO_START
            or words[-1][-1] in _NO_END
            or not (is_han(character) or is_han(words[-1][-1]) or words[-1].endswith(" "))
        )
        if glued:
            words[-1] += character
        else:
            words.append(character)
    return words


def _notice(setting: Setting) -> None:
    surface = setting.surface
    parts = runs(NOTICE, "hans", "sans")
    x = (surface.width - sum(surface.measure(run, face, 8) for face, run in parts)) / 2
    for face, run in parts:
        surface.draw(x, surface.height - 24, run, face, 8, RED)
        x += surface.measure(run, face, 8)


def _obey(setting: Setting, order: str, words: str) -> None:
    surface = setting.surface
    right = surface.width - MARGIN
    if order in _HEADS:
        _centred(setting, words, _HEADS[order], "sans" if order == "subhead" else "bold")
    elif order == "right":
        width = _width(setting, words, "sans", SIZE)
        _draw(setting, right - width, setting.y + SIZE, words, ("sans", SIZE, INK))
        setting.y += LEADING
    elif order == "bold":
        _paragraph(setting, words, "bold")
    elif order == "gap":
        setting.y += float(words)
    elif order == "rule":
        surface.line(MARGIN, setting.y, right, setting.y)
        setting.y += 8
    elif order == "table":
        setting.columns = tuple(float(share) / 100 for share in words.split())
    elif order in {"page", "landscape"}:
        surface.next_page(is_landscape=order == "landscape")
        setting.page, setting.y, setting.is_rtl = setting.page + 1, MARGIN, False
        _notice(setting)
    else:
        _adorn(setting, order, words)


def _adorn(setting: Setting, order: str, words: str) -> None:
    surface = setting.surface
    right = surface.width - MARGIN
    if order == "stamp":
        surface.stamp(right - 58, setting.y - 22, words)
    elif order == "sign":
        surface.sign(right - 120, setting.y + 4)
        setting.y += 30
    elif order == "thumb":
        surface.thumb(right - 90, setting.y - 8)
    elif order == "cover":
        surface.cover(MARGIN, setting.y - LEADING + 1, right - 120, setting.y - 2)
    elif order == "hidden":
        surface.draw_hidden(MARGIN, surface.height - 44, _SPOT.sub(r"\2", words), SIZE)
    elif order == "rtl":
        setting.is_rtl = True
    else:
        raise ValueError(f"unknown order {order}")


def _centred(setting: Setting, words: str, size: float, weight: str) -> None:
    width = _width(setting, words, weight, size)
    x = (setting.surface.width - width) / 2
    _draw(setting, x, setting.y + size, words, (weight, size, INK))
    setting.y += size * 1.75


def _paragraph(setting: Setting, text: str, weight: str) -> None:
    _check_secrets(setting, _SPOT.sub("\n", text))
    left, right = MARGIN, setting.surface.width - MARGIN
    for line in _lines(setting, pieces(text), right - left, weight):
        _line(setting, line, left, right, weight)
        setting.y += LEADING


def _check_secrets(setting: Setting, open_words: str) -> None:
    if any(secret in open_words for secret in setting.secrets):
        raise ValueError(f"page {setting.page}: a secret stands outside a spot")


def _lines(setting: Setting, cut: list[Piece], width: float, weight: str) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for piece in cut:
        needed = _width(setting, piece.text.rstrip(), weight, SIZE)
        if lines[-1] and used + needed > width:
            lines.append([])
            used = 0.0
        lines[-1].append(piece)
        used += _width(setting, piece.text, weight, SIZE)
    return lines


def _line(setting: Setting, line: list[Piece], left: float, right: float, weight: str) -> None:
    baseline = setting.y + SIZE
    whole = "".join(piece.text for piece in line).strip()
    for spot in sorted({piece.spot for piece in line if piece.spot}):
        setting.remember(spot, baseline - SIZE * 1.35, baseline + SIZE * 0.65)
    if setting.is_rtl:
        x = right - setting.surface.measure(whole, "arab", SIZE)
        setting.surface.draw(x, baseline, whole, "arab", SIZE, INK)
    else:
        _draw(setting, left, baseline, whole, (weight, SIZE, INK))


def _row(setting: Setting, cells: list[str]) -> None:
    surface = setting.surface
    row = "|".join(cells)
    if not _SPOT.search(row):
        _check_secrets(setting, row)
    left, full = MARGIN, surface.width - 2 * MARGIN
    top, bottom = setting.y, setting.y
    for cell, share in zip(cells, setting.columns, strict=True):
        setting.y = top + 4
        setting.is_rtl = bool(cell) and is_arabic(cell[0])
        for line in _lines(setting, pieces(cell), full * share - 8, "sans"):
            _line(setting, line, left + 4, left + full * share - 4, "sans")
            setting.y += LEADING - 2
        setting.is_rtl = False
        bottom = max(bottom, setting.y + 3)
        left += full * share
    left = MARGIN
    for share in (*setting.columns, 0.0):
        surface.line(left, top, left, bottom)
        left += full * share
    for y in (top, bottom):
        surface.line(MARGIN, y, surface.width - MARGIN, y)
    for match in _SPOT.finditer(row):
        setting.remember(match[1], top, bottom + 1)
    setting.y = bottom


def _width(setting: Setting, text: str, weight: str, size: float) -> float:
    surface = setting.surface
    return sum(surface.measure(run, face, size) for face, run in runs(text, setting.han, weight))


def _draw(setting: Setting, x: float, y: float, text: str, look: tuple[str, float, Colour]) -> None:
    weight, size, ink = look
    for face, run in runs(text, setting.han, weight):
        setting.surface.draw(x, y, run, face, size, ink)
        x += setting.surface.measure(run, face, size)
