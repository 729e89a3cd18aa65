"""Mails as Outlook saves them, built property by property ([MS-OXMSG]) in a compound file."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _MINI, _CUT = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class _File:
    sectors: list[bytes] = field(default_factory=list)
    table: list[int] = field(default_factory=list)
    mini: bytes = b""
    mini_table: list[int] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)

    def put(self, data: bytes) -> int:
        count = -(-len(data) // _SECTOR)
        first = len(self.sectors)
        padded = data.ljust(count * _SECTOR, b"\0")
        self.sectors += [padded[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
        self.table += [*range(first + 1, first + count), _END]
        return first

    def put_small(self, data: bytes) -> int:
        count = -(-len(data) // _MINI)
        first = len(self.mini_table)
        self.mini += data.ljust(count * _MINI, b"\0")
        self.mini_table += [*range(first + 1, first + count), _END]
        return first

    def add(self, tree: Tree) -> int:
        """Add what a storage holds; returns the number of its first entry."""
        numbers = range(len(self.entries), len(self.entries) + len(tree))
        self.entries += [b""] * len(tree)
        for number, (name, value) in zip(numbers, tree.items(), strict=True):
            right = number + 1 if number + 1 in numbers else _FREE
            if isinstance(value, bytes):
                place = _END
                if value:
                    place = self.put_small(value) if len(value) < _CUT else self.put(value)
                self.entries[number] = _entry(name, 2, place, len(value), _FREE, right)
            else:
                child = self.add(value) if value else _FREE
                self.entries[number] = _entry(name, 1, 0, 0, child, right)
        return numbers[0]


def compound(tree: Tree) -> bytes:
    file = _File(entries=[b""])
    child = file.add(tree)
    mini_at = file.put(file.mini) if file.mini else _END
    file.entries[0] = _entry("Root Entry", 5, mini_at, len(file.mini), child)
    directory = file.put(b"".join(file.entries))
    mini_fat = file.put(
        struct.pack(f"<{len(file.mini_table)}I", *file.mini_table).ljust(512, b"\xff")
    )
    count = -(-(len(file.table) + 1) // 128)
    count = -(-(len(file.table) + count) // 128)
    fat_at = len(file.sectors)
    file.table += [_FAT] * count
    fat = struct.pack(f"<{len(file.table)}I", *file.table).ljust(count * _SECTOR, b"\xff")
    mini_count = -(-len(file.mini_table) // 128)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0, _CUT,
                        mini_fat, mini_count, _END, 0)  # fmt: skip
    head += struct.pack(f"<{count}I", *range(fat_at, fat_at + count))
    return head.ljust(_SECTOR, b"\xff") + b"".join(file.sectors) + fat


def _entry(name: str, kind: int, first: int, size: int, child: int, right: int = _FREE) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0"
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(told), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def bag(head: int, fixed: Mapping[int, tuple[int, int]], streams: Mapping[str, bytes]) -> dict:
    """The properties of a message, recipient or file."""
    told = b"".join(
        struct.pack("<HHIQ", kind, tag, 6, value) for tag, (kind, value) in fixed.items()
    )
    return {
        "__properties_version1.0": bytes(head) + told,
        **{f"__substg1.0_{name}": data for name, data in streams.items()},
    }


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def ticks(seconds: int) -> int:
    """Seconds since 1970 as Windows counts."""
    return (seconds + 11_644_473_600) * 10_000_000


def message(head: int = 32, page: int = 65001, **more: bytes) -> dict:
    """A message with a subject, a sender and words; streams by name with a leading `p`."""
    streams = {
        "0037001F": wide("Visit"),
        "0C1A001F": wide("Wang Li"),
        "5D01001F": wide("li@example.org"),
        "1000001F": wide("First line.\r\nSecond line."),
    } | {name.removeprefix("p"): data for name, data in more.items()}
    fixed = {0x3FFD: (3, page), 0x0039: (0x40, ticks(1_746_410_400))}
    return bag(head, fixed, {name: data for name, data in streams.items() if data})


def recipient(name: str, address: str, role: int) -> dict:
    return bag(8, {0x0C15: (3, role)}, {"3001001F": wide(name), "39FE001F": wide(address)})


def attachment(name: str, data: bytes) -> dict:
    return bag(8, {0x3705: (3, 1)}, {"3707001F": wide(name), "37010102": data})


def message_inside(inner: dict) -> dict:
    return bag(8, {0x3705: (3, 5)}, {}) | {"__substg1.0_3701000D": inner}


def tnef(*files: tuple[str, str, bytes]) -> bytes:
    """Files as Outlook packs them for others: short name, long one, bytes."""

    def attribute(level: int, name: int, data: bytes) -> bytes:
        return struct.pack("<BII", level, name, len(data)) + data + bytes(2)

    out = b"\x78\x9f\x3e\x22" + bytes(2) + attribute(1, 0x69007, struct.pack("<II", 936, 0))
    for short, long, data in files:
        name = wide(long) + b"\0\0"
        told = struct.pack("<IHHI", 2, 0x03, 0x3705, 1)
        told += struct.pack("<HHII", 0x1F, 0x3707, 1, len(name)) + name + bytes(-len(name) % 4)
        out += attribute(2, 0x69002, bytes(14))
        out += attribute(2, 0x18010, short.encode("gb18030") + b"\0") + attribute(2, 0x6800F, data)
        out += attribute(2, 0x69005, told) if long else b""
    return out
