"""The house's own font faces, held in memory before a worker is locked."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILES = (
    "NotoSans-Regular.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansTC-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSerifTibetan-Regular.ttf",
)
"""In the order in which a character looks for a face that has it."""

LATIN, SIMPLIFIED, TRADITIONAL, ARABIC, TIBETAN = range(len(FILES))

_SEGMENTS_FORMAT, _GROUPS_FORMAT = 4, 12
_LAST_CODE_OF_SEGMENTS = 0xFFFF


@dataclass(frozen=True, slots=True)
class FontFile:
    """A TrueType font.

    Attributes:
        name: of the family, without style.
        data: the whole font file.
        characters: code points that it can draw.
    """

    name: str
    data: bytes
    characters: frozenset[int]


def load_faces(folder: Path) -> tuple[FontFile, ...]:
    """Read the faces from a folder of fonts.

    Raises:
        OSError: a file is missing or cannot be read.
        ValueError: a file is no TrueType font of the expected form.
    """
    faces = []
    for name in FILES:
        data = (folder / name).read_bytes()
        try:
            faces.append(FontFile(name.partition("-")[0], data, _characters(data)))
        except (struct.error, KeyError) as error:
            raise ValueError("not a font of the expected form") from error
    return tuple(faces)


def font_table(data: bytes, tag: bytes) -> bytes:
    """Return one table of a font file.

    Raises:
        KeyError: the font has no such table.
        struct.error: the file is cut off.
    """
    (count,) = struct.unpack_from(">H", data, 4)
    for position in range(12, 12 + 16 * count, 16):
        name, _checksum, offset, length = struct.unpack_from(">4sIII", data, position)
        if name == tag:
            return data[offset : offset + length]
    raise KeyError(tag)


def _characters(data: bytes) -> frozenset[int]:
    """Read which code points the `cmap` table maps (OpenType 1.9, formats 4 and 12)."""
    table = font_table(data, b"cmap")
    (count,) = struct.unpack_from(">H", table, 2)
    found: set[int] = set()
    for position in range(4, 4 + 8 * count, 8):
        (offset,) = struct.unpack_from(">I", table, position + 4)
        (form,) = struct.unpack_from(">H", table, offset)
        if form == _SEGMENTS_FORMAT:
            found.update(_segment_characters(table[offset:]))
        elif form == _GROUPS_FORMAT:
            found.update(_group_characters(table[offset:]))
    return frozenset(found)


def _segment_characters(table: bytes) -> Iterator[int]:
    (double_count,) = struct.unpack_from(">H", table, 6)
    count = double_count // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + double_count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * double_count)
    offsets_at = 16 + 3 * double_count
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    for segment, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, _LAST_CODE_OF_SEGMENTS - 1) + 1):
            glyph = code
            if offsets[segment]:
                entry = offsets_at + 2 * segment + offsets[segment] + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", table, entry)
                if glyph == 0:
                    continue
            if (glyph + deltas[segment]) & 0xFFFF:
                yield code


def _group_characters(table: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", table, 12)
    for position in range(16, 16 + 12 * count, 12):
        start, end, glyph = struct.unpack_from(">III", table, position)
        yield from range(start if glyph else start + 1, end + 1)
