"""A workbook of Excel 97, record by record ([MS-XLS]), in a compound file ([MS-CFB])."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def text(words: str) -> bytes:
    return struct.pack("<HB", len(words), 1) + words.encode("utf-16-le")


def xls(sheets: Sequence[tuple[str, int, bytes]], *before: bytes) -> bytes:
    """Sheets are name, state (0 shown, 1 hidden, 2 for good) and records."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    inner = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    bodies = [inner + body + record(0x000A) for _, _, body in sheets]
    names = [name.encode("utf-16-le") for name, _, _ in sheets]
    head = begin + b"".join(before)
    at = len(head) + sum(4 + 8 + len(name) for name in names) + 4
    for (_, state, _), name, body in zip(sheets, names, bodies, strict=True):
        head += record(0x0085, struct.pack("<IBBBB", at, state, 0, len(name) // 2, 1) + name)
        at += len(body)
    return compound({"Workbook": head + record(0x000A) + b"".join(bodies)})


def label(row: int, column: int, words: str) -> bytes:
    return record(0x0204, struct.pack("<HHH", row, column, 0) + text(words))


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20))


def hidden_column(column: int) -> bytes:
    return record(0x007D, struct.pack("<HHHHHH", column, column, 2560, 0, 1, 0))


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of streams that are each 4096 bytes or longer, padded with zeros."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, 1 if streams else _FREE)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        padded = data.ljust(-(-max(len(data), 4096) // _SECTOR) * _SECTOR, b"\0")
        count = len(padded) // _SECTOR
        first = len(sectors)
        sectors += [padded[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
        table += [*range(first + 1, first + count), _END]
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, first, len(padded), _FREE, right))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    root = len(sectors)
    count = len(directory) // _SECTOR
    sectors += [directory[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
    table += [*range(root + 1, root + count), _END, _FAT]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, root, 0, 4096, _END, 0,
                        _END, 0, len(sectors))  # fmt: skip
    head = head.ljust(_SECTOR, b"\xff")
    return head + b"".join(sectors) + fat


def _entry(name: str, kind: int, first: int, size: int, child: int, right: int = _FREE) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0"
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(told), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
