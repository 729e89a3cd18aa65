"""An invented disclosure with burned pages in every coding, for the tests of this room."""

import io
import random
import zlib
from pathlib import Path

from PIL import Image, ImageDraw

from casefiles.domain.disclosure.disclosed import (
    BurnedPage,
    DisclosedEvent,
    DisclosedExhibit,
    DisclosedFact,
    DisclosedKeyDate,
    DisclosedPerson,
    Disclosure,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.records.evidential_status import EvidentialStatus

RESOURCES = Path(__file__).parents[2] / "resources"
CODINGS = ("ccitt", "grey16", "palette", "jpeg_grey", "jpeg_colour")
_DATES = (
    "2019~",
    "201X",
    "2020-02",
    "2020-11-XX",
    "2021-03-04T14:05+08:00",
    "2021-03-04T09:00Z",
    "2021?",
    "2021-04/2021-06",
    "../2021-07",
    "2021-08-09/..",
)
_PLACES = (
    "Lisbon",
    "ئۈرۈمچى",
    "乌鲁木齐",
    "ལྷ་ས།",
    "Frankfurt am Main, airport, terminal 1",
    "",
    "Praha",
)
_TEXTS = (
    (
        "[PERSON A] is visited at home by two officers of the public security bureau, who ask "
        "where [[the client]] <b>lives</b> &amp; works."
    ),
    "A notice is published. Its summary states “economic crimes” and gives no conduct.",
    "两名警察到[某人 A]家中，询问其哥哥的下落，并要求其“劝返”。家属拒绝后被要求签字。",
    "警察於晚間到訪，要求家屬聯絡當事人返國；[不予公开]當時在場。",
    (
        "The client is stopped at passport control, shown the notice and arrested; [WITHHELD] is "
        "told by telephone at 100 % certainty that «nothing will happen»."
    ),
    "Staff of the embassy stand at the door of the court and photograph those who enter.",
    "Отказ в выдаче: суд первой инстанции запросил дополнительные гарантии.",
    (
        "ساقچىلار 2017-يىلى 5-ئايدا [PERSON A] نىڭ ئۆيىگە كېلىپ، ئۇنىڭ ئاكىسىنىڭ قەيەردىلىكىنى "
        "سورىدى ۋە «قايتىپ كەلسۇن» دېدى (AB/1, p. 1)."
    ),
    "ཉེན་རྟོག་པས་[PERSON A] གྱི་ནང་དུ་ཡོང་ནས། ཁོང་གི་གཅེན་པོ་གང་ན་ཡོད་མེད་འདྲི་བ་བྱས་པ་རེད།",
)


def edition(exhibits: int = 12, pages: int = 1, events: int = 40, facts: int = 24) -> Disclosure:
    """Return a rich disclosure; every third exhibit is produced separately if there are many."""
    chance = random.Random(7)
    listed = tuple(
        DisclosedExhibit(
            mark=f"AB/{number}",
            title=_title(number),
            witness="Anna Beispiel" if number % 4 else "[PERSON A]",
            pages=0 if number % 6 == 0 else pages,
        )
        for number in range(1, exhibits + 1)
    )
    return Disclosure(
        profile="national_court",
        audience="court_open",
        reference="EXT 17/2026",
        title="Republic of Example v. Tursun Sample: resistance to extradition (invented case)",
        client="Tursun Sample",
        requesting_state="People's Republic of Example",
        requested_state="Kingdom of Sample",
        dated="2026-11-24",
        deadlines=(
            DisclosedKeyDate("hearing", "2026-12-03T10:00+01:00", "Regional Court, room 4"),
        ),
        persons=(
            DisclosedPerson("Anna Beispiel", is_pseudonym=False),
            DisclosedPerson("Tursun Sample", is_pseudonym=False),
            DisclosedPerson("[PERSON A]", is_pseudonym=True),
            DisclosedPerson("[PERSON B]", is_pseudonym=True),
        ),
        events=tuple(_event(number, listed, chance) for number in range(events)),
        facts=tuple(_fact(number, listed, chance) for number in range(facts)),
        exhibits=listed,
        has_withheld=True,
        has_boxes=True,
    )


def burned_pages(disclosure: Disclosure) -> list[BurnedPage]:
    """Return a page for each that the disclosure promises, the codings in turn."""
    pages = []
    for exhibit in disclosure.exhibits:
        for number in range(1, exhibit.pages + 1):
            index = len(pages)
            pages.append(_page(exhibit.mark, number, CODINGS[index % 5], is_wide=index % 7 == 3))
    return pages


def _title(number: int) -> str:
    if number == 2:
        return "关于被请求引渡人的情况说明（译文附后）"
    if number == 3:
        return "گۇۋاھلىق بەرگۈچىنىڭ 2021-يىلدىكى باياناتى"
    if number == 4:
        return "དཔང་པོའི་ངག་རྒྱུན་ཡིག་ཆ།"
    if number == 5:
        return (
            "Letter of the Prosecutor General's Office concerning the assurances offered by the "
            "requesting State, with enclosures and a certified translation of each of them"
        )
    return f"Witness material, part {number}"


def _cites(
    listed: tuple[DisclosedExhibit, ...], chance: random.Random
) -> tuple[DisclosedCitation, ...]:
    chosen = sorted(chance.sample(range(len(listed)), k=min(len(listed), chance.choice((1, 1, 2)))))
    return tuple(
        DisclosedCitation(
            listed[at].mark, chance.randint(1, listed[at].pages) if listed[at].pages else 0
        )
        for at in chosen
    )


def _event(
    number: int, listed: tuple[DisclosedExhibit, ...], chance: random.Random
) -> DisclosedEvent:
    cites = () if number % 5 == 4 or not listed else _cites(listed, chance)
    return DisclosedEvent(
        date=_DATES[number % len(_DATES)],
        place=_PLACES[number % len(_PLACES)],
        text=_TEXTS[number % len(_TEXTS)],
        cites=cites,
        standing=EvidentialStatus.CITED if cites else EvidentialStatus.EVIDENCE_TO_FOLLOW,
    )


def _fact(
    number: int, listed: tuple[DisclosedExhibit, ...], chance: random.Random
) -> DisclosedFact:
    cites = () if number % 3 == 2 or not listed else _cites(listed, chance)
    return DisclosedFact(
        text=" ".join(_TEXTS[(number + step) % len(_TEXTS)] for step in range(1 + number % 4)),
        cites=cites,
        standing=EvidentialStatus.CITED if cites else EvidentialStatus.ON_INSTRUCTIONS,
    )


def _page(exhibit: str, number: int, coding: str, *, is_wide: bool) -> BurnedPage:
    width, height = (842.0, 595.0) if is_wide else (595.0, 842.0)
    columns, rows = round(width), round(height)
    image = Image.new("RGB", (columns, rows), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 60, columns - 60, 64), fill=(20, 40, 90))
    for line in range(12):
        draw.line((60, 100 + 30 * line, columns - 60, 100 + 30 * line), fill=(90, 90, 90), width=3)
    draw.rectangle((60, 180, columns - 60, 205), fill=(0, 0, 0))
    draw.text((60, 74), f"page {number} {coding}", fill=(0, 0, 0))
    palette, data = coded(image, coding)
    return BurnedPage(exhibit, number, width, height, columns, rows, coding, palette, data)


def coded(image: Image.Image, coding: str) -> tuple[bytes, bytes]:
    """Return palette and data of an image in one of the codings."""
    if coding == "ccitt":
        return b"", _ccitt(image)
    if coding == "grey16":
        return b"", _grey16(image)
    if coding == "palette":
        few = image.quantize(64)
        return bytes(few.getpalette() or b""), zlib.compress(few.tobytes())
    output = io.BytesIO()
    image.convert("L" if coding == "jpeg_grey" else "RGB").save(output, "JPEG", quality=80)
    return b"", output.getvalue()


def _ccitt(image: Image.Image) -> bytes:
    output = io.BytesIO()
    bilevel = image.convert("1", dither=Image.Dither.NONE)
    bilevel.save(output, "TIFF", compression="group4", tiffinfo={278: image.height, 262: 0})
    with Image.open(output) as strip:
        (offset,), (size,) = strip.tag_v2[273], strip.tag_v2[279]
    return output.getvalue()[offset : offset + size]


def _grey16(image: Image.Image) -> bytes:
    grey = image.convert("L")
    packed = bytearray()
    for row in range(grey.height):
        line = grey.crop((0, row, grey.width, row + 1)).tobytes()
        line += b"\x00" * (len(line) % 2)
        packed += bytes((a & 0xF0) | (b >> 4) for a, b in zip(line[::2], line[1::2], strict=True))
    return zlib.compress(bytes(packed))
