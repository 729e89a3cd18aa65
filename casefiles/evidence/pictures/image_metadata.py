"""All that a picture reveals beside its pixels: the leak preview of pictures."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PIL import Image

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, Item, MetadataKind
from casefiles.evidence.pictures.exif_metadata import exif_items, iptc_items, plain, trait
from casefiles.evidence.pictures.inner_pictures import inner_items
from casefiles.evidence.pictures.xmp_metadata import xmp_items

_TEXT_KINDS: Final = {
    "author": MetadataKind.AUTHOR,
    "artist": MetadataKind.AUTHOR,
    "title": MetadataKind.TITLE,
    "description": MetadataKind.SUBJECT,
    "copyright": MetadataKind.OWNER,
    "creation time": MetadataKind.CREATED,
    "software": MetadataKind.SOFTWARE,
    "source": MetadataKind.DEVICE,
    "comment": MetadataKind.COMMENT,
    "date:create": MetadataKind.CREATED,
    "date:modify": MetadataKind.MODIFIED,
}
"""Keywords of PNG's text blocks (PNG 1.2, 4.2.3), in small letters."""
_MOST_ITEMS: Final = 2_000
_XMP_TEXT: Final = "XML:com.adobe.xmp"
_XMP_TAG: Final = 700
_EXIF_TEXT: Final = re.compile(r"Raw profile type (?:exif|APP1|iptc|xmp)", re.IGNORECASE)


def picture_items(data: bytes, kind: str) -> tuple[Item, ...]:
    """Return what a picture reveals, each thing once.

    Args:
        data: the file.
        kind: Pillow's name of its type; it was opened and decoded before without a fault.
    """
    # Opened anew: once pixels are decoded some readers let go of the file and of what it tells.
    image = Image.open(io.BytesIO(data), formats=(kind,))
    sources: tuple[tuple[str, Callable[[], Iterable[Item]]], ...] = (
        ("EXIF", lambda: exif_items(image.getexif())),
        ("IPTC", lambda: iptc_items(image)),
        ("XMP", lambda: _xmp(image)),
        ("text", lambda: _texts(image)),
        ("inner pictures", lambda: inner_items(data, image)),
    )
    found: dict[Item, None] = {}
    for name, source in sources:
        try:
            for item in source():
                found.setdefault(item)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  the parser of hostile metadata may raise anything
            found.setdefault(FileWarning(FileWarningCode.UNREADABLE_PARTS, count=1, detail=name))
    return tuple(found)[:_MOST_ITEMS]


def _xmp(image: Image.Image) -> Iterator[Item]:
    packet = image.info.get("xmp") or image.info.get(_XMP_TEXT)
    if not packet:
        packet = getattr(image, "tag_v2", {}).get(_XMP_TAG)
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    if isinstance(packet, bytes):
        yield from xmp_items(packet)


def _texts(image: Image.Image) -> Iterator[Item]:
    """Yield what text blocks of a PNG and comments of JPEG and GIF say."""
    texts = dict(getattr(image, "text", {}) or {})
    for key, value in texts.items():
        if key == _XMP_TEXT or _EXIF_TEXT.match(key):
            continue
        kind = _TEXT_KINDS.get(key.casefold())
        yield from trait(kind or MetadataKind.COMMENT, value if kind else f"{key}: {value}")
    yield from trait(MetadataKind.COMMENT, plain(image.info.get("comment")))
