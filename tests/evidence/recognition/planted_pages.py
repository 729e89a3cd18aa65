"""Pages of text in which a name stands once, in another script or another way up than the rest."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.evidence.recognition.drawn_pages import FONTS, TEXTS, scanned

FACES = {
    "Latn": "NotoSans-Regular.ttf",
    "Cyrl": "NotoSans-Regular.ttf",
    "Hani": "NotoSansSC-Regular.ttf",
    "Arab": "NotoSansArabic-Regular.ttf",
    "Tibt": "NotoSerifTibetan-Regular.ttf",
}
NAMES = {
    "Latn": ("Aygul Memet", "Tursun Qadir", "Rahile Zununova", "Perhat Tohti", "Zeynep Hashim"),
    "Cyrl": ("Ковалёва Раиса", "Серікжан Жұмабек", "Батбаяр Доржсүрэн", "Павел Сергеевич"),
    "Hani": ("古丽娜尔", "买买提江", "欧阳明轩", "努尔买买提", "陈卫东"),
    "Arab": ("ئايگۈل مەمەت", "تۇرسۇن قادىر", "دولقۇن رېھىم", "خالد عبدالرحمن"),
    "Tibt": ("བསྟན་འཛིན་ཆོས་སྒྲོན", "ཚེ་རིང་རྡོ་རྗེ", "བློ་བཟང་རྒྱ་མཚོ"),
}
LANGUAGES = {
    "Latn": ("zho", "eng"),
    "Hani": ("zho", "eng"),
    "Arab": ("uig", "ara"),
    "Tibt": ("bod",),
    "Cyrl": ("rus", "kaz", "mon"),
}
BODIES = {"Latn": "eng", "Hani": "zho", "Cyrl": "rus", "Arab": "uig", "Tibt": "bod"}
PLACES = (
    "a line",
    "inside a line",
    "up the margin",
    "down the margin",
    "upside down",
    "mirrored",
    "at 45 degrees",
    "column",
)
SIZE = (1100, 900)
_FROM_RIGHT = {"Arab"}
_UNSPACED = {"Hani", "Tibt"}


@dataclass(frozen=True)
class Planted:
    """A page, and the name that stands on it."""

    pixels: np.ndarray
    name: str
    script: str
    body: str
    place: str


def face(script: str, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / FACES[script]), pixels)


def words_of(script: str, chance: random.Random, length: int) -> str:
    """Return words of some script about so many letters long, from anywhere in its text."""
    text = TEXTS[BODIES[script]][1].replace("张伟", "某某").replace("650102198503141234", "")
    if script in _UNSPACED:
        start = chance.randrange(len(text) // 2)
        return (text[start:] + text)[: length // (2 if script == "Hani" else 1)]
    words = text.split()
    chosen: list[str] = []
    while sum(map(len, chosen)) + len(chosen) < length:
        chosen.append(chance.choice(words))
    return " ".join(chosen)


def inked(text: str, script: str, pixels: int, grey: int = 0) -> Image.Image:
    """Return a text on white, in a picture that just holds it."""
    font = face(script, pixels)
    direction = "rtl" if script in _FROM_RIGHT else "ltr"
    pen = ImageDraw.Draw(Image.new("L", (8, 8)))
    left, top, right, bottom = pen.textbbox((0, 0), text, font, direction=direction)
    image = Image.new("L", (int(right - left) + 12, int(bottom - top) + 12), 255)
    ImageDraw.Draw(image).text((6 - left, 6 - top), text, grey, font, direction=direction)
    return image


def planted(script: str, body: str, place: str, seed: int, *, is_scanned: bool = False) -> Planted:
    """Draw a page of one script with a name in another, or the same."""
    chance = random.Random(f"{script} {body} {place} {seed}")
    name = chance.choice(NAMES[script])
    pixels = chance.choice((24, 26, 30))
    step = round(pixels * 1.9)
    image = Image.new("L", SIZE, 255)
    rows = list(range(60, SIZE[1] - 260, step))
    own = chance.choice(rows[1:-1])
    for row in rows:
        if row == own and place == "inside a line":
            _inside(image, row, (name, script), body, pixels, chance)
        elif row == own and place == "a line":
            image.paste(inked(name, script, pixels), (120, row))
        else:
            line = inked(words_of(body, chance, 42), body, pixels)
            image.paste(line.crop((0, 0, min(line.width, 780), line.height)), (120, row))
    if place not in {"a line", "inside a line"}:
        _beside(image, place, name, script, pixels)
    whole = np.stack([np.asarray(image)] * 3, 2)
    if is_scanned:
        whole = scanned(whole, chance.uniform(-1.0, 1.0), seed)
    return Planted(whole, name, script, body, place)


def _inside(
    image: Image.Image,
    row: int,
    name: tuple[str, str],
    body: str,
    pixels: int,
    chance: random.Random,
) -> None:
    left = inked(words_of(body, chance, 14), body, pixels)
    own = inked(*name, pixels)
    right = inked(words_of(body, chance, 12), body, pixels)
    at, base = 120, row + max(left.height, own.height, right.height)
    for one in (left, own, right):
        image.paste(one, (at, base - one.height))
        at += one.width + 2


def _beside(image: Image.Image, place: str, name: str, script: str, pixels: int) -> None:
    """Draw a name where no line of the page runs."""
    own = inked(name, script, pixels)
    if place == "up the margin":
        image.paste(own.rotate(90, expand=True, fillcolor=255), (30, 200))
    elif place == "down the margin":
        image.paste(own.rotate(270, expand=True, fillcolor=255), (1020, 200))
    elif place == "upside down":
        image.paste(own.rotate(180), (300, SIZE[1] - 120))
    elif place == "mirrored":
        image.paste(own.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (300, SIZE[1] - 120))
    elif place == "at 45 degrees":
        turned = own.rotate(45, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
        image.paste(turned, (300, SIZE[1] - 10 - turned.height))
    else:
        at = 80
        for sign in name:
            drawn = inked(sign, script, pixels)
            image.paste(drawn, (1000, at))
            at += round(pixels * 1.2)


def seal(name: str, script: str = "Hani", *, seed: int = 0, is_red: bool = True) -> np.ndarray:
    """A page of English with a name round a seal."""
    page = planted("Latn", "Latn", "a line", seed).pixels.copy()
    page[:] = 255
    chance = random.Random(seed)
    words = Image.new("L", SIZE, 255)
    for row in range(60, 420, 50):
        words.paste(inked(words_of("Latn", chance, 42), "Latn", 26), (120, row))
    page[:] = np.stack([np.asarray(words)] * 3, 2)
    middle, radius, size = (550, 680), 110, 34
    ring = Image.new("L", SIZE, 255)
    pen = ImageDraw.Draw(ring)
    pen.ellipse(
        [middle[0] - radius - 50, middle[1] - radius - 50, middle[0] + radius + 50,
         middle[1] + radius + 50], outline=0, width=4,
    )  # fmt: skip
    letters = list(name)
    step = min(36.0, 300 / max(1, len(letters) - 1))
    first = -step * (len(letters) - 1) / 2
    for at, letter in enumerate(letters):
        tile = Image.new("L", SIZE, 255)
        drawn = inked(letter, script, size)
        tile.paste(drawn, (middle[0] - drawn.width // 2, middle[1] - radius - drawn.height // 2))
        turned = tile.rotate(
            -(first + step * at), center=middle, fillcolor=255, resample=Image.Resampling.BICUBIC
        )
        ring = Image.fromarray(np.minimum(np.asarray(ring), np.asarray(turned)))
    ink = 255 - np.asarray(ring, np.float32)
    colour = np.array((200, 30, 30) if is_red else (0, 0, 0), np.float32)
    blended = page * (1 - ink[:, :, None] / 255) + colour * (ink[:, :, None] / 255)
    return np.asarray(np.clip(blended, 0, 255), np.uint8)


def places_of(script: str) -> tuple[str, ...]:
    """Return where a name in a script may stand: only signs that part stand in a column."""
    return PLACES if script == "Hani" else PLACES[:-1]


def every_place(seed: int) -> Iterator[Planted]:
    """Yield a page for each script of a name, each script of a page and each place."""
    for script in NAMES:
        for body in BODIES:
            for place in places_of(script):
                yield planted(script, body, place, seed)


def shadowed(pixels: np.ndarray) -> np.ndarray:
    """A page as a telephone sees it: light from one side, a little blurred."""
    columns = pixels.shape[1]
    light = np.linspace(1.0, 0.55, columns)[None, :, None]
    soft = cv2.GaussianBlur(pixels, (0, 0), 0.9).astype(np.float32) * light
    return np.asarray(np.clip(soft, 0, 255), np.uint8)
