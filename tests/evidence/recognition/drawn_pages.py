"""Pages with known text: drawn with the fonts of the program, and spoiled as scanners do."""
# ruff: noqa: E501  texts as they are

import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from casefiles.domain.files.extraction import Raster

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"

# Mostly articles 1, 3 and 9 of the Universal Declaration of Human Rights; all names are invented.
TEXTS = {
    "eng": (
        "NotoSans-Regular.ttf",
        (
            "All human beings are born free and equal in dignity and rights. They are endowed with"
            " reason and conscience. No one shall be subjected to arbitrary arrest, detention or"
            " exile. The applicant was handed over on 14 March 2023 at 06:40."
        ),
    ),
    "zho": (
        "NotoSansSC-Regular.ttf",
        (
            "人人生而自由，在尊严和权利上一律平等。任何人不得加以任意逮捕、拘禁或放逐。犯罪嫌疑人张伟，"
            "男，身份证号码650102198503141234，因涉嫌诈骗于2023年3月14日被刑事拘留。"
        ),
    ),
    "zho_traditional": (
        "NotoSansTC-Regular.ttf",
        (
            "人人生而自由，在尊嚴和權利上一律平等。任何人不得加以任意逮捕、拘禁或放逐。陳大文於二零二三年"
            "三月十四日在機場被捕，其後移交有關部門處理。"
        ),
    ),
    "uig": (
        "NotoSansArabic-Regular.ttf",
        (
            "ھەممە ئادەم زاتىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر بولۇپ تۇغۇلغان."
            " ئۇلار ئەقىلگە ۋە ۋىجدانغا ئىگە ھەمدە بىر-بىرىگە قېرىنداشلىق"
            " مۇناسىۋىتىگە خاس روھ بىلەن"
            " مۇئامىلە قىلىشى كېرەك."
        ),
    ),
    "ara": (
        "NotoSansArabic-Regular.ttf",
        (
            "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل"
            " بعضهم بعضا بروح الإخاء. لا يجوز القبض على أي إنسان أو حجزه أو نفيه تعسفا."
        ),
    ),
    "bod": (
        "NotoSerifTibetan-Regular.ttf",
        (
            "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང་། ཐོབ་ཐངགི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད་ལ། ཁོང་ཚོར་རང་བྱུང་གི་བློ་རྩལ་དང་"
            "བསམ་ཚུལ་བཟང་པོ་འདོན་པའི་འོས་བབས་ཀྱང་ཡོད།"
        ),
    ),
    "rus": (
        "NotoSans-Regular.ttf",
        (
            "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены"
            " разумом и совестью. Никто не может быть подвергнут произвольному аресту, задержанию или"
            " изгнанию."
        ),
    ),
    "kaz": (
        "NotoSans-Regular.ttf",
        (
            "Барлық адамдар тумысынан азат және қадір-қасиеті мен құқықтары тең болып дүниеге келеді."
            " Адамдарға ақыл-парасат, ар-ождан берілген, сондықтан олар бір-бірімен туыстық,"
            " бауырмалдық қарым-қатынас жасаулары тиіс."
        ),
    ),
    "mon": (
        "NotoSans-Regular.ttf",
        (
            "Хүн бүр төрж мэндлэхэд эрх чөлөөтэй, адилхан нэр төртэй, ижил эрхтэй байдаг. Оюун ухаан"
            " нандин чанар заяасан хүн гэгч өөр хоорондоо ахан дүүгийн үзэл санаагаар харьцах учиртай."
        ),
    ),
    "tur": (
        "NotoSans-Regular.ttf",
        (
            "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana"
            " sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler."
        ),
    ),
}
FROM_RIGHT = frozenset(("uig", "ara"))
UNSPACED = frozenset(("zho", "zho_traditional"))


@dataclass(frozen=True)
class Drawn:
    """A page, what stands on it, and where each of its lines stands in pixels."""

    pixels: np.ndarray
    lines: tuple[str, ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    dpi: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def drawn(key: str, size: tuple[float, float] = (6.0, 3.0), *, dpi: int = 200, points: int = 12):
    """Draw a text of `TEXTS` on paper of so many inches."""
    face, text = TEXTS[key]
    columns, rows = round(size[0] * dpi), round(size[1] * dpi)
    image = Image.new("L", (columns, rows), 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONTS / face), round(points * dpi / 72))
    direction = "rtl" if key in FROM_RIGHT else "ltr"
    margin, top = round(dpi * 0.5), round(dpi * 0.5)
    lines, boxes = [], []
    for line in _broken(
        text,
        key,
        lambda part: pen.textlength(part, font, direction=direction) <= columns - 2 * margin,
    ):
        width = pen.textlength(line, font, direction=direction)
        left = columns - margin - width if direction == "rtl" else margin
        pen.text((left, top), line, 0, font, direction=direction)
        lines.append(line)
        boxes.append((left, top, left + width, top + points * dpi / 72 * 1.4))
        top += round(points * dpi / 72 * 1.9)
    return Drawn(np.stack([np.asarray(image)] * 3, 2), tuple(lines), tuple(boxes), dpi)


def _broken(text, key, fits):
    if key in UNSPACED:
        units = list(text)
    elif key == "bod":
        units = re.findall(r"[^་ ]+[་ ]?", text)
    else:
        units = [f"{word} " for word in text.split(" ")]
    line = ""
    for unit in units:
        if line and not fits((line + unit).rstrip()):
            yield line.rstrip()
            line = ""
        line += unit
    yield line.rstrip()


def scanned(pixels: np.ndarray, angle: float = 0.6, seed: int = 1) -> np.ndarray:
    """Spoil a page: askew, blurred, shaded, noisy, and coded as a poor JPEG."""
    rows, columns = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, 1)
    paper = (255, 255, 255)
    soft = cv2.GaussianBlur(
        cv2.warpAffine(pixels, turn, (columns, rows), borderValue=paper), (0, 0), 0.8
    ).astype(np.float32)
    soft *= np.linspace(1, 0.85, columns)[None, :, None]
    soft += np.random.default_rng(seed).normal(0, 8, soft.shape)
    coded = io.BytesIO()
    Image.fromarray(np.clip(soft, 0, 255).astype(np.uint8)).save(coded, "JPEG", quality=55)
    return np.asarray(Image.open(coded).convert("RGB"))


def raster(pixels: np.ndarray, dpi: int = 200) -> Raster:
    rows, columns = pixels.shape[:2]
    width, height = columns / dpi * 72, rows / dpi * 72
    return Raster(1, width, height, columns, rows, np.ascontiguousarray(pixels).tobytes())


def error_rate(wanted: str, told: str) -> float:
    """Return the share of characters to be changed (Levenshtein), spaces left aside."""
    one, other = ("".join(unicodedata.normalize("NFKC", text).split()) for text in (wanted, told))
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        before, row = row, [at]
        for place, against in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (char != against)))
    return row[-1] / max(1, len(one))
