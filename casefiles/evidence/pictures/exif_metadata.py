"""What EXIF and IPTC blocks of a picture reveal about who made it, where and with what."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from PIL import Image, ImageFile, IptcImagePlugin

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    Item,
    MetadataItem,
    MetadataKind,
)

Tags: TypeAlias = Mapping[int, Any]

_LONGEST: Final = 2_000
_EXIF, _GPS, _MAKER_NOTE = 0x8769, 0x8825, 0x927C
_USER_COMMENT: Final = 0x9286
_COMMENT_HEAD: Final = 8
_MAIN: Final = {
    0x010D: MetadataKind.TITLE,
    0x010E: MetadataKind.SUBJECT,
    0x0131: MetadataKind.SOFTWARE,
    0x000B: MetadataKind.SOFTWARE,
    0x013B: MetadataKind.AUTHOR,
    0x013C: MetadataKind.SOFTWARE,
    0x8298: MetadataKind.OWNER,
    0xC62F: MetadataKind.SERIAL,
    0x9C9B: MetadataKind.TITLE,
    0x9C9C: MetadataKind.COMMENT,
    0x9C9D: MetadataKind.AUTHOR,
    0x9C9E: MetadataKind.KEYWORDS,
    0x9C9F: MetadataKind.SUBJECT,
}
_FIRST_WIDE, _LAST_WIDE = 0x9C9B, 0x9C9F
"""Tags that Windows writes in UTF-16."""
_PHOTO: Final = {
    0xA430: MetadataKind.OWNER,
    0xA431: MetadataKind.SERIAL,
    0xA435: MetadataKind.SERIAL,
    0xA420: MetadataKind.IDENTIFIER,
}
_MAKE, _MODEL, _LENS_MAKE, _LENS_MODEL = 0x010F, 0x0110, 0xA433, 0xA434
_MOMENTS: Final = (
    (MetadataKind.CREATED, 0x9003, 0x9011),
    (MetadataKind.CREATED, 0x9004, 0x9012),
    (MetadataKind.MODIFIED, 0x0132, 0x9010),
)
"""Kind, tag of date and time, tag of the offset from UTC (Exif 3.0)."""
_IPTC: Final = {
    (2, 5): MetadataKind.TITLE,
    (2, 25): MetadataKind.KEYWORDS,
    (2, 55): MetadataKind.CREATED,
    (2, 65): MetadataKind.SOFTWARE,
    (2, 80): MetadataKind.AUTHOR,
    (2, 90): MetadataKind.POSITION,
    (2, 92): MetadataKind.POSITION,
    (2, 95): MetadataKind.POSITION,
    (2, 101): MetadataKind.POSITION,
    (2, 105): MetadataKind.TITLE,
    (2, 110): MetadataKind.ORGANISATION,
    (2, 115): MetadataKind.ORGANISATION,
    (2, 116): MetadataKind.OWNER,
    (2, 118): MetadataKind.ACCOUNT,
    (2, 120): MetadataKind.SUBJECT,
    (2, 122): MetadataKind.LAST_EDITOR,
}
"""Datasets of IPTC-IIM 4.2."""


def exif_items(exif: Image.Exif) -> Iterator[Item]:
    """Yield what an EXIF block tells; what of it is broken is left out."""
    main: Tags = dict(exif)
    photo: Tags = exif.get_ifd(_EXIF)
    yield from _device(main, photo)
    for tags, kinds in ((main, _MAIN), (photo, _PHOTO)):
        for tag, kind in kinds.items():
            wide = _FIRST_WIDE <= tag <= _LAST_WIDE
            yield from trait(kind, _wide(tags.get(tag)) if wide else plain(tags.get(tag)))
    for kind, tag, zone in _MOMENTS:
        moment = plain(photo.get(tag) or main.get(tag))
        yield from trait(kind, f"{moment} {plain(photo.get(zone))}".strip() if moment else "")
    yield from trait(MetadataKind.COMMENT, _user_comment(photo.get(_USER_COMMENT)))
    yield from _position(exif.get_ifd(_GPS))
    notes = photo.get(_MAKER_NOTE)
    if notes:
        yield FileWarning(FileWarningCode.MAKER_NOTES, detail=f"{len(notes):,} bytes")


def iptc_items(image: Image.Image) -> Iterator[Item]:
    """Yield what an IPTC block tells."""
    info = IptcImagePlugin.getiptcinfo(image) if isinstance(image, ImageFile.ImageFile) else None
    for number, kind in _IPTC.items():
        value = (info or {}).get(number, ())
        for one in value if isinstance(value, list) else (value,):
            yield from trait(kind, plain(one))


def trait(kind: MetadataKind, text: str) -> Iterator[MetadataItem]:
    """Yield a trait, if it says anything."""
    content = " ".join(text.split())[:_LONGEST]
    if content.strip("0: "):
        yield MetadataItem(kind, content)


def plain(value: object) -> str:
    """Return a value of a tag as text; nothing for one that is none."""
    if isinstance(value, bytes):
        return _decoded(value.split(b"\0")[0])
    if isinstance(value, tuple):
        return " ".join(plain(one) for one in value[:16])
    return "" if value is None else str(value).split("\0")[0]


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _wide(value: object) -> str:
    if isinstance(value, tuple):
        value = bytes(one & 0xFF for one in value)
    return value.decode("utf-16-le", "ignore").strip("\0") if isinstance(value, bytes) else ""


def _user_comment(value: object) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return ""
    head, text = value[:_COMMENT_HEAD], value[_COMMENT_HEAD:]
    if head.startswith(b"UNICODE"):
        # The byte order is that of the file, which Pillow does not pass on: a letter's high byte
        # is more often zero than its low byte.
        is_big = text[0::2].count(0) >= text[1::2].count(0)
        return text.decode("utf-16-be" if is_big else "utf-16-le", "ignore").strip("\0 ")
    return plain(text)


def _device(main: Tags, photo: Tags) -> Iterator[MetadataItem]:
    for make, model in ((main.get(_MAKE), main.get(_MODEL)), _lens(photo)):
        maker, name = plain(make), plain(model)
        is_stated = name.casefold().startswith(maker.casefold())
        yield from trait(MetadataKind.DEVICE, name if is_stated else f"{maker} {name}")


def _lens(photo: Tags) -> tuple[object, object]:
    return photo.get(_LENS_MAKE), photo.get(_LENS_MODEL)


def _position(gps: Tags) -> Iterator[MetadataItem]:
    """Yield place and time of a satellite fix: degrees, north and east positive."""
    place = [_degrees(gps.get(at), plain(gps.get(at - 1))) for at in (2, 4)]
    if None not in place:
        text = f"{place[0]:.6f}, {place[1]:.6f}"
        height = _number(gps.get(6))
        if height is not None:
            is_below = gps.get(5) in {1, b"\1"}
            text += f", altitude {-height if is_below else height:.0f} m"
        yield MetadataItem(MetadataKind.POSITION, text)
    direction = _number(gps.get(17))
    if direction is not None:
        yield MetadataItem(MetadataKind.POSITION, f"camera pointed to {direction:.0f} degrees")
    yield from trait(MetadataKind.POSITION, _comment_of_gps(gps.get(28)))
    yield from trait(MetadataKind.CREATED, _moment_of_fix(gps))


def _moment_of_fix(gps: Tags) -> str:
    day, clock = plain(gps.get(29)), gps.get(7)
    if not day:
        return ""
    parts = [_number(one) for one in clock] if isinstance(clock, tuple) else []
    if len(parts) != 3 or None in parts:  # noqa: PLR2004  hours, minutes, seconds
        return f"{day} UTC (satellite)"
    hours, minutes, seconds = (int(part or 0) for part in parts)
    return f"{day} {hours:02}:{minutes:02}:{seconds:02} UTC (satellite)"


def _comment_of_gps(value: object) -> str:
    text = _user_comment(value)
    return f"area: {text}" if text else ""


def _degrees(value: object, side: str) -> float | None:
    """Return degrees of degrees, minutes and seconds; None where there is no place."""
    if not isinstance(value, tuple) or not value:
        return None
    total = 0.0
    for part, scale in zip(value, (1, 60, 3600), strict=False):
        number = _number(part)
        if number is None:
            return None
        total += number / scale
    return -total if side.upper() in {"S", "W"} else total


def _number(value: object) -> float | None:
    convert: Callable[[Any], float] = float
    try:
        number = convert(value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return number if math.isfinite(number) else None
