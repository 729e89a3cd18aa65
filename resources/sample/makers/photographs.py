"""Photographs that nobody took: the door of the court, and a visiting card on a table."""

import math
import random
from pathlib import Path

from makers.faces import runs
from makers.layout import NOTICE, RED, Colour, Fractions, Spots
from makers.picture_sheet import as_jpeg, font, grain, length, write
from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageFilter

DOOR_SIZE = (1080, 1440)
CARD_SIZE = (1000, 1240)
TURNED_RIGHT = 6
_SEED = 20231128
_DARK = (36, 38, 46)
_PAPER, _BACK_AT, _BACK_TURNED = (760, 440), (120, 680), -3.1
_WRITTEN = (
    ("colleague", 110, "上官文珏女士："),
    ("sister", 190, "您父母身体都好。祖丽皮耶也好。"),
    ("", 270, "请为他们着想，今天不要作证。"),
    ("number", 350, "+86 119 5550 0137 可以问她。"),
)
_WITNESS = (250, 905, 420, 1290)
_FOLDER = (300, 1085, 420, 1150)
_PLATE = (760, 1278, 900, 1318)


def door() -> tuple[Image.Image, Spots]:
    """Return the picture of the court door as seen, and its spots."""
    width, height = DOOR_SIZE
    picture = _sky(width, height)
    draw = ImageDraw.Draw(picture)
    _courthouse(draw)
    _car(draw)
    for x, scale, coat in (
        (585, 1.0, (30, 32, 40)),
        (690, 1.06, (48, 46, 52)),
        (335, 0.98, (120, 60, 58)),
    ):
        _figure(draw, x, 1290, scale, coat)
    draw.rectangle(_FOLDER, fill=(226, 214, 170), outline=(120, 110, 80), width=2)
    write(draw, (306, 1110), "SHANGGUAN", "bold", 17, (60, 50, 40))
    write(draw, (306, 1138), "上官文珏", "hans", 22, (60, 50, 40))
    picture = picture.filter(ImageFilter.GaussianBlur(1.3))
    picture = ImageChops.multiply(picture, grain(picture.size, random.Random(_SEED), 46))
    draw = ImageDraw.Draw(picture)
    write(draw, (width - 330, height - 60), "2023-11-28 09:43", "sans", 36, (255, 150, 40))
    write_mixed(draw, (30, 40), NOTICE, 26, RED)
    spots = {
        (1, "witness"): [_grown(_WITNESS, 26)],
        (1, "folder"): [_grown(_FOLDER, 18)],
        (1, "plate"): [_grown(_PLATE, 14)],
    }
    return picture, spots


def write_door(picture: Image.Image, path: Path) -> None:
    """Write the picture as a telephone does: lying on its side, with where and by whom."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "INVENTED SAMPLE: Wenjue at the court door"
    exif[ExifTags.Base.Make] = "Invented"
    exif[ExifTags.Base.Model] = "Phone 9"
    exif[ExifTags.Base.Orientation] = TURNED_RIGHT
    exif[ExifTags.Base.DateTime] = "2023:11:28 09:43:12"
    exif[ExifTags.Base.Artist] = "Shangguan Wenjue"
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2023:11:28 09:43:12"
    details[ExifTags.Base.BodySerialNumber] = "IN-0417-55501630"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps())
    lying = picture.transpose(Image.Transpose.ROTATE_90)
    path.write_bytes(as_jpeg(lying, 74, exif))


def card() -> tuple[Image.Image, Spots]:
    """Return the picture of a visiting card, front and back, on a wooden table, and its spots."""
    chance = random.Random(417)
    picture = Image.new("RGB", CARD_SIZE, (122, 88, 58))
    draw = ImageDraw.Draw(picture)
    for _ in range(260):
        y = chance.randrange(1240)
        shade = chance.randrange(-16, 16)
        tone = (122 + shade, 88 + shade, 58 + shade)
        draw.line((0, y, 1000, y + chance.randrange(-20, 20)), fill=tone, width=2)
    _front(picture)
    _back(picture)
    picture = picture.filter(ImageFilter.GaussianBlur(0.7))
    return ImageChops.multiply(picture, grain(picture.size, chance, 30)), card_spots()


def card_spots() -> Spots:
    """Return the written lines of the back that lead to a person, each as wide as the card."""
    return {(1, spot): [_line_of_back(y)] for spot, y, _ in _WRITTEN if spot}


def card_exif() -> Image.Exif:
    """Return the metadata of the card's picture."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "INVENTED SAMPLE: card given to Shangguan Wenjue"
    exif[ExifTags.Base.Artist] = "Shangguan Wenjue"
    exif[ExifTags.Base.DateTime] = "2023:11:28 13:02:50"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps())
    return exif


def gps() -> dict[int, object]:
    """Return a place in the middle of the Atlantic, where no Lysmark lies."""
    return {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (46.0, 31.0, 12.4),
        ExifTags.GPS.GPSLongitudeRef: "W",
        ExifTags.GPS.GPSLongitude: (28.0, 4.0, 55.1),
    }


def write_mixed(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: float, ink: Colour
) -> None:
    """Write a text of several faces from the left end of its baseline, in pixels."""
    x, y = at
    for face, run in runs(text, "hans", "sans"):
        write(draw, (x, y), run, face, size, ink)
        x += length(run, face, size)


def _grown(box: tuple[int, int, int, int], edge: int) -> Fractions:
    width, height = DOOR_SIZE
    return (
        (box[0] - edge) / width,
        (box[1] - edge) / height,
        (box[2] + edge) / width,
        (box[3] + edge) / height,
    )


def _sky(width: int, height: int) -> Image.Image:
    strip = Image.new("RGB", (1, height))
    for y in range(height):
        part = min(y / 700, 1)
        strip.putpixel(
            (0, y),
            tuple(round(a + (b - a) * part) for a, b in ((150, 205), (165, 208), (182, 206))),
        )
    return strip.resize((width, height))


def _courthouse(draw: ImageDraw.ImageDraw) -> None:
    stone, shade = (196, 186, 166), (150, 141, 124)
    draw.rectangle((60, 330, 1020, 1180), fill=stone)
    draw.polygon([(30, 330), (540, 120), (1050, 330)], fill=(206, 197, 178), outline=shade)
    draw.polygon([(140, 312), (540, 158), (940, 312)], fill=(186, 177, 158))
    draw.rectangle((40, 330, 1040, 410), fill=(212, 203, 184), outline=shade)
    sign = font("bold", 38)
    draw.text((540, 371), "REGIONAL COURT OF HALVIK", fill=(92, 84, 70), font=sign, anchor="mm")
    for x in (110, 265, 420, 610, 765, 920):
        draw.rectangle((x, 420, x + 56, 1120), fill=(214, 206, 190))
        for groove in range(8, 56, 12):
            draw.line((x + groove, 430, x + groove, 1110), fill=(186, 177, 160), width=3)
        draw.rectangle((x - 10, 410, x + 66, 436), fill=(222, 214, 198), outline=shade)
        draw.rectangle((x - 10, 1104, x + 66, 1130), fill=(222, 214, 198), outline=shade)
    for x in (182, 340, 690, 846):
        draw.rectangle((x, 520, x + 62, 760), fill=(74, 84, 96), outline=shade, width=5)
        draw.line((x + 31, 520, x + 31, 760), fill=shade, width=4)
    draw.rectangle((478, 640, 610, 1130), fill=(66, 44, 30), outline=(120, 96, 70), width=8)
    draw.line((544, 650, 544, 1130), fill=(40, 26, 18), width=5)
    for step in range(7):
        y = 1130 + step * 24
        edge = 40 - step * 6
        draw.rectangle(
            (edge, y, 1080 - edge, y + 24), fill=(184 - step * 6, 178 - step * 6, 166 - step * 6)
        )
        draw.line((edge, y, 1080 - edge, y), fill=(146, 140, 130), width=2)
    draw.rectangle((0, 1298, 1080, 1440), fill=(96, 96, 98))
    for x in range(0, 1080, 90):
        draw.line((x, 1298, x - 40, 1440), fill=(88, 88, 90), width=3)


def _car(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((640, 1330, 1075, 1392), fill=(70, 70, 72))
    draw.polygon([(690, 1196), (740, 1120), (935, 1120), (990, 1196)], fill=(24, 26, 32))
    draw.polygon([(716, 1192), (752, 1134), (925, 1134), (964, 1192)], fill=(98, 110, 122))
    draw.rounded_rectangle((655, 1190, 1030, 1345), 30, fill=_DARK)
    draw.rectangle((655, 1262, 1030, 1268), fill=(64, 66, 74))
    for x in (684, 948):
        draw.rounded_rectangle((x, 1212, x + 58, 1244), 8, fill=(232, 224, 196))
        draw.ellipse((x - 14, 1310, x + 72, 1388), fill=(18, 18, 20))
    draw.rectangle(_PLATE, fill=(238, 238, 232), outline=(20, 20, 20), width=3)
    draw.text((830, 1298), "HV 4417", fill=(20, 20, 30), font=font("bold", 28), anchor="mm")


def _figure(draw: ImageDraw.ImageDraw, x: int, feet: int, scale: float, coat: Colour) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * scale, feet + dy * scale

    draw.ellipse((*at(-70, -14), *at(70, 16)), fill=(120, 116, 110))
    for leg in (-22, 6):
        draw.rectangle((*at(leg, -150), *at(leg + 18, 0)), fill=(28, 28, 34))
    draw.polygon([at(-46, -300), at(46, -300), at(56, -120), at(-56, -120)], fill=coat)
    for arm, hand in ((-46, -66), (46, 66)):
        draw.line((*at(arm, -286), *at(hand, -150)), fill=coat, width=round(26 * scale))
        draw.ellipse((*at(hand - 10, -158), *at(hand + 10, -138)), fill=(205, 168, 140))
    draw.polygon([at(-12, -300), at(12, -300), at(0, -230)], fill=(232, 232, 230))
    draw.rectangle((*at(-10, -320), *at(10, -296)), fill=(196, 158, 130))
    draw.ellipse((*at(-30, -386), *at(30, -308)), fill=(210, 172, 144))
    draw.pieslice((*at(-33, -394), *at(33, -320)), 180, 360, fill=(30, 24, 22))
    for eye in (-12, 12):
        draw.ellipse((*at(eye - 3, -350), *at(eye + 3, -344)), fill=(40, 30, 28))
    draw.arc((*at(-12, -340), *at(12, -322)), 20, 160, fill=(120, 70, 64), width=2)


def _front(picture: Image.Image) -> None:
    paper = Image.new("RGB", (760, 440), (246, 243, 234))
    draw = ImageDraw.Draw(paper)
    draw.ellipse((40, 40, 110, 110), outline=RED, width=5)
    write_mixed(draw, (140, 88), "中华人民共和国驻利斯马克大使馆", 28, RED)
    write_mixed(draw, (60, 220), "高立珩  GAO Liheng", 46, (30, 30, 34))
    write_mixed(draw, (60, 270), "二等秘书  Second Secretary", 26, (70, 70, 74))
    write_mixed(draw, (60, 352), "+999 20 555 0100", 24, (70, 70, 74))
    write_mixed(draw, (60, 412), NOTICE, 17, RED)
    _lay(picture, paper, (110, 120), 2.4)


def _back(picture: Image.Image) -> None:
    paper = Image.new("RGB", _PAPER, (246, 243, 234))
    draw = ImageDraw.Draw(paper)
    for _, y, line in _WRITTEN:
        write_mixed(draw, (60, y), line, 38, (34, 48, 120))
    write_mixed(draw, (60, 418), NOTICE, 17, RED)
    _lay(picture, paper, _BACK_AT, _BACK_TURNED)


def _line_of_back(baseline: int) -> Fractions:
    """Return the area of a line as it lies on the table, turned with the card."""
    turn = math.radians(_BACK_TURNED)
    width, height = _PAPER
    left, top = _BACK_AT
    # A turned picture grows around its middle.
    grown = abs(width * math.cos(turn)) + abs(height * math.sin(turn))
    tall = abs(width * math.sin(turn)) + abs(height * math.cos(turn))
    corners = [
        (
            left + grown / 2 + dx * math.cos(turn) + dy * math.sin(turn),
            top + tall / 2 - dx * math.sin(turn) + dy * math.cos(turn),
        )
        for dx in (40 - width / 2, 720 - width / 2)
        for dy in (baseline - 38 - height / 2, baseline + 10 - height / 2)
    ]
    xs, ys = zip(*corners, strict=True)
    return (
        min(xs) / CARD_SIZE[0],
        min(ys) / CARD_SIZE[1],
        max(xs) / CARD_SIZE[0],
        max(ys) / CARD_SIZE[1],
    )


def _lay(picture: Image.Image, paper: Image.Image, at: tuple[int, int], angle: float) -> None:
    turn = Image.Resampling.BICUBIC
    cover = Image.new("L", paper.size, 255).rotate(angle, expand=True, resample=turn)
    shadow = cover.point([v // 2 for v in range(256)]).filter(ImageFilter.GaussianBlur(6))
    picture.paste((40, 26, 16), (at[0] + 8, at[1] + 12), shadow)
    picture.paste(paper.rotate(angle, expand=True, resample=turn), at, cover)
