"""A screenshot of a chat on a telephone."""

from pathlib import Path

from makers.faces import is_arabic, runs
from makers.layout import NOTICE, RED, Spots, pieces
from makers.photographs import write_mixed
from makers.picture_sheet import length, write
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

SIZE = (1080, 2340)
_TEXT = 42
_LINE = 62
_WIDEST = 700
_HEAD = (84, 220)
_WHITE, _GREEN, _GREY, _INK = (255, 255, 255), (149, 236, 105), (237, 237, 237), (20, 20, 20)


def screenshot(title: str, bubbles: list[list[str]]) -> tuple[Image.Image, Spots]:
    """Draw a chat.

    Args:
        title: name and handle above the chat; it is the spot `title`.
        bubbles: kind (in, out, time), spot or empty, text.

    Returns:
        The picture and its spots.
    """
    picture = Image.new("RGB", SIZE, _GREY)
    draw = ImageDraw.Draw(picture)
    spots: Spots = {}
    _frame(draw, title)
    _spot(spots, "title", *_HEAD)
    y = 250
    for kind, spot, text in bubbles:
        if kind == "time":
            write_mixed(draw, (360, y + 44), text, 30, (140, 140, 140))
            y += 84
            continue
        bottom = _bubble(draw, y, text, is_own=kind == "out")
        if spot:
            _spot(spots, spot, y - 14, bottom + 14)
        y = bottom + 34
    if y > SIZE[1] - 170:
        raise ValueError("the chat is longer than the screen")
    return picture, spots


def write_screenshot(picture: Image.Image, path: Path) -> None:
    """Write the picture with a small palette and the words that telephones leave in PNG."""
    words = PngInfo()
    words.add_text("Comment", "INVENTED SAMPLE")
    words.add_itxt("Title", "祖丽皮耶 zulpiye_kumush88")
    words.add_text("Source", "nurehmet.b@bazarmail.example")
    small = picture.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(path, "PNG", pnginfo=words, optimize=True)


def _frame(draw: ImageDraw.ImageDraw, title: str) -> None:
    write(draw, (60, 58), "21:48", "bold", 36, _INK)
    draw.rounded_rectangle((930, 30, 1000, 60), 6, outline=_INK, width=3)
    draw.rectangle((936, 36, 975, 54), fill=_INK)
    draw.line((70, 132, 46, 156), fill=_INK, width=6)
    draw.line((46, 156, 70, 180), fill=_INK, width=6)
    size = 44
    wide = sum(length(run, face, size) for face, run in runs(title, "hans", "sans"))
    write_mixed(draw, ((SIZE[0] - wide) / 2, 172), title, size, _INK)
    draw.line((0, 222, SIZE[0], 222), fill=(214, 214, 214), width=2)
    top = SIZE[1] - 150
    draw.rectangle((0, top, *SIZE), fill=(247, 247, 247))
    draw.line((0, top, SIZE[0], top), fill=(214, 214, 214), width=2)
    draw.rounded_rectangle((120, top + 24, 860, top + 94), 12, fill=_WHITE)
    for x in (60, 920, 1020):
        draw.ellipse((x - 30, top + 29, x + 30, top + 89), outline=(60, 60, 60), width=5)
    write_mixed(draw, (160, SIZE[1] - 18), NOTICE, 24, RED)


def _bubble(draw: ImageDraw.ImageDraw, top: int, text: str, *, is_own: bool) -> int:
    lines = _broken(text)
    wide = max(_length(line) for line in lines)
    bottom = top + len(lines) * _LINE + 40
    left = SIZE[0] - 150 - wide - 60 if is_own else 150
    right = left + wide + 60
    draw.rounded_rectangle((left, top, right, bottom), 16, fill=_GREEN if is_own else _WHITE)
    face_left = SIZE[0] - 124 if is_own else 30
    tone = (96, 125, 160) if is_own else (190, 140, 120)
    draw.rounded_rectangle((face_left, top, face_left + 94, top + 94), 12, fill=tone)
    draw.ellipse((face_left + 30, top + 16, face_left + 64, top + 52), fill=_GREY)
    draw.chord((face_left + 14, top + 56, face_left + 80, top + 130), 180, 360, fill=_GREY)
    for index, line in enumerate(lines):
        y = top + 20 + _TEXT + index * _LINE
        if is_arabic(line[0]):
            x = right - 30 - length(line, "arab", _TEXT)
            write(draw, (x, y), line, "arab", _TEXT, _INK)
        else:
            write_mixed(draw, (left + 30, y), line, _TEXT, _INK)
    return round(bottom)


def _broken(text: str) -> list[str]:
    lines = [""]
    for piece in pieces(text):
        if lines[-1] and _length(lines[-1] + piece.text.rstrip()) > _WIDEST:
            lines.append("")
        lines[-1] += piece.text
    return [line.strip() for line in lines]


def _length(text: str) -> float:
    if is_arabic(text[0]):
        return length(text, "arab", _TEXT)
    return sum(length(run, face, _TEXT) for face, run in runs(text, "hans", "sans"))


def _spot(spots: Spots, name: str, top: float, bottom: float) -> None:
    spots[1, name] = [(0.0, top / SIZE[1], 1.0, bottom / SIZE[1])]
