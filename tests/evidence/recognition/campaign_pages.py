"""Pages for the comparison of two ways to read: each has one name, in some script and condition.

No handwriting: neither way reads it, and an area that looks like it is told as unread by both.
"""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from tests.evidence.recognition.drawn_pages import scanned
from tests.evidence.recognition.planted_pages import inked, words_of

PAGES = 2_000
"""Of the whole campaign."""
SIZE = (2338, 440)
"""As wide as a page at 200 dpi is high: finders see letters as small as on such a page."""

_PARTS = {
    "Latin": (
        "Aygul Tursun Rahile Perhat Zeynep Dolkun Gulnar Ilham Rena Abliz Mihrigul Yasin",
        "Memet Qadir Zununova Tohti Hashim Rehim Obul Sabir Yusup Turdaxun Ismayil Ghopur",
    ),
    "Latin with diacritics": (
        "Gülnar Çağrı Zoë Łukasz Şerife Björn Jürgen Søren Žofia Özlem Ngọc Māris",
        "Öztürk Şahin Müller Wójcik Țepeș Ångström Güneş Nguyễn Bērziņš Kovač Dvořák Ğali",
    ),
    "Han": (
        "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 古丽 阿卜杜 努尔 买买 欧阳",
        "建国 秀英 卫东 明轩 娜扎 热合曼 买提江 丽娟 志强 晓霞 海燕 文革 雪莲 国庆 天翔 拜克力",
    ),
    "Russian": (
        "Раиса Павел Анна Сергей Ольга Дмитрий Марина Виктор Галина Юрий",
        "Ковалёва Сергеевич Журавлёва Щербаков Тимофеева Быстров Гущина Цыганков Фёдорова Эйхман",
    ),
    "Kazakh": (
        "Серікжан Әсел Қайрат Гүлнұр Бауыржан Ұлжан Нұрлан Өмірзақ Іңкәр Ғалымжан",
        "Жұмабек Қасымов Әбдіров Төлегенұлы Сәрсенбай Күләшқызы Мұқанов Оразбаева Ысқақ Шәріпов",
    ),
    "Mongolian": (
        "Батбаяр Оюунчимэг Энхтүвшин Сүхбаатар Цэцэгмаа Нарантуяа Ганзориг Өнөрсайхан",
        "Доржсүрэн Пүрэвжав Мөнхбат Чойжамц Лхагвасүрэн Баянмөнх Түвдэндорж Цогтбаяр",
    ),
    "Uyghur": (
        "ئايگۈل تۇرسۇن دولقۇن راھىلە پەرھات زەينەپ گۈلنار ئىلھام مېھرىگۈل ئابلىز",
        "مەمەت قادىر رېھىم زۇنۇن توختى ھاشىم ئوبۇل سابىر تۇرداخۇن ئىسمايىل",
    ),
    "Arabic": (
        "خالد فاطمة محمود زينب إبراهيم سعاد يوسف مريم طارق هدى",
        "عبدالرحمن الحسيني المصري القحطاني الشهري العثماني البغدادي الصالح النجار الخطيب",
    ),
    "Tibetan": (
        "བསྟན་འཛིན་ ཚེ་རིང་ བློ་བཟང་ སྒྲོལ་མ་ ཀརྨ་ པདྨ་ རྡོ་རྗེ་ དབང་ཆེན་",
        "ཆོས་སྒྲོན རྡོ་རྗེ རྒྱ་མཚོ དབང་མོ ཕུན་ཚོགས རབ་བརྟན བཀྲ་ཤིས ལྷ་མཚོ",
    ),
}
SCRIPTS = {
    "Latin": ("Latn", ("zho", "eng")),
    "Latin with diacritics": ("Latn", ("zho", "eng")),
    "Han": ("Hani", ("zho", "eng")),
    "Russian": ("Cyrl", ("rus", "kaz", "mon")),
    "Kazakh": ("Cyrl", ("rus", "kaz", "mon")),
    "Mongolian": ("Cyrl", ("rus", "kaz", "mon")),
    "Uyghur": ("Arab", ("uig", "ara")),
    "Arabic": ("Arab", ("uig", "ara")),
    "Tibetan": ("Tibt", ("bod",)),
}
"""How each kind of name is drawn, and in which languages a page is read for it."""
_INWARDS = ((1, 1), (-1, 1), (-1, -1), (1, -1))
_BODIES = ("Latn", "Hani", "Latn", "Hani", "Cyrl", "Arab", "Tibt")
_KEPT = ("Latin", "Han")
"""Kinds of which every list of names has some."""


@dataclass(frozen=True)
class CampaignPage:
    """A page, the name that stands on it, and what else is looked for.

    Attributes:
        kind: of the name.
        condition: in which the page is.
        names: the list, of which one stands on the page.
        languages: in which it is read.
    """

    pixels: np.ndarray
    name: str
    kind: str
    condition: str
    names: tuple[str, ...]
    languages: tuple[str, ...]


def name_of(kind: str, chance: random.Random) -> str:
    first, last = (chance.choice(part.split(" ")) for part in _PARTS[kind])
    return first + last if kind in {"Han", "Tibetan"} else f"{first} {last}"


def _photographed(pixels: np.ndarray, chance: random.Random) -> np.ndarray:
    rows, columns = pixels.shape[:2]
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    pulled = corners + np.array(
        [[side * chance.uniform(4, 22) for side in pair] for pair in _INWARDS], np.float32
    )
    turn = cv2.getPerspectiveTransform(corners, pulled)
    seen = cv2.warpPerspective(pixels, turn, (columns, rows), borderValue=(70, 90, 110))
    down, across = np.mgrid[0:rows, 0:columns]
    far = ((across - chance.uniform(300, 1800)) / 1100) ** 2
    far += ((down - chance.uniform(100, 400)) / 600) ** 2
    lit = (0.62 + 0.38 * np.exp(-far))[:, :, None] * np.array([1.0, 0.97, 0.9])
    soft = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), chance.uniform(0.7, 1.3)) * lit
    soft += np.random.default_rng(chance.randrange(9999)).normal(0, 6, soft.shape)
    coded = io.BytesIO()
    Image.fromarray(np.clip(soft, 0, 255).astype(np.uint8)).save(coded, "JPEG", quality=70)
    return np.asarray(Image.open(coded).convert("RGB"))


def _scanned(pixels: np.ndarray, chance: random.Random) -> np.ndarray:
    return scanned(pixels, chance.uniform(-1.2, 1.2), chance.randrange(9999))


def _faxed(pixels: np.ndarray, chance: random.Random) -> np.ndarray:
    rows, columns = pixels.shape[:2]
    small = cv2.resize(_scanned(pixels, chance), None, fx=0.55, fy=0.55)
    two = ((small > chance.choice((140, 165, 190))) * 255).astype(np.uint8)
    return np.asarray(cv2.resize(two, (columns, rows), interpolation=cv2.INTER_NEAREST))


def _blurred(pixels: np.ndarray, chance: random.Random) -> np.ndarray:
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), chance.uniform(1.2, 2.6)))


def _pale(pixels: np.ndarray, chance: random.Random) -> np.ndarray:
    ink = (255.0 - pixels) * chance.uniform(0.08, 0.3)
    return np.asarray(255 - ink, np.uint8)


def _drawn(pixels: np.ndarray, _chance: random.Random) -> np.ndarray:
    return pixels


_CONDITIONS: dict[str, Callable[[np.ndarray, random.Random], np.ndarray]] = {
    "drawn": _drawn,
    "scanned": _scanned,
    "photographed": _photographed,
    "faxed": _faxed,
    "blurred": _blurred,
    "pale": _pale,
}
CONDITIONS = tuple(_CONDITIONS)


def page_of(number: int) -> CampaignPage:
    """Return a page of the campaign; pages that follow one another differ in kind and condition."""
    chance = random.Random(f"campaign {number}")
    kinds = tuple(SCRIPTS)
    kind, condition = kinds[number % len(kinds)], CONDITIONS[number // len(kinds) % len(CONDITIONS)]
    script, languages = SCRIPTS[kind]
    name, body = name_of(kind, chance), chance.choice((*_BODIES, script))
    pixels = chance.choice((19, 22, 25, 28, 33, 39))
    image, step = Image.new("L", SIZE, 255), round(pixels * 1.9)
    rows = list(range(30, SIZE[1] - 2 * step, step))
    own = chance.choice(rows)
    is_inside = chance.random() < 0.6
    for row in rows:
        parts = [(words_of(body, chance, chance.randrange(20, 60)), body)]
        if row == own:
            before, after = (words_of(body, chance, chance.randrange(5, 16)) for _ in range(2))
            parts = [(before, body), (name, script), (after, body)]
            parts = parts if is_inside else parts[1:2]
        at = 60
        drawn = [inked(*one, pixels) for one in parts]
        base = row + max(one.height for one in drawn)
        for one in drawn:
            image.paste(one, (at, base - one.height))
            at += one.width + round(pixels * 0.3)
    whole = np.stack([np.asarray(image)] * 3, 2)
    others = [name_of(one, chance) for one in (*_KEPT, kind) for _ in range(20)]
    asked = dict.fromkeys(("zho", "eng", *languages))
    if chance.random() < 0.2:
        asked |= dict.fromkeys(("uig", "ara", "bod"))
    return CampaignPage(
        *(_CONDITIONS[condition](whole, chance), name, kind, condition),
        tuple(dict.fromkeys((name, *others))),
        tuple(asked),
    )


def pages(numbers: Iterator[int]) -> Iterator[tuple[int, CampaignPage]]:
    for number in numbers:
        yield number, page_of(number)
