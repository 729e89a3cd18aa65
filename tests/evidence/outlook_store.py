"""A store of Outlook (.pst), built node by node ([MS-PST], Unicode form, nothing encrypted)."""

import struct
import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_BLOCK, _PAGE, _HEADER = 8176, 512, 0x600
_STORE, _NAMES, _ROOT = 0x21, 0x61, 0x122
_FOLDER, _MESSAGE, _ATTACHMENT = 0x02, 0x04, 0x05
_RECIPIENTS, _ATTACHMENTS = 0x692, 0x671
_LARGEST_IN_HEAP = 3_580
_FIXED = {0x0003: 4, 0x000B: 1, 0x0002: 2}
_GROUP_OF_ADDRESSES = uuid.UUID("00062004-0000-0000-c000-000000000046").bytes_le
FIRST_ADDRESS = 0x8000
"""Number that this file has for the first e-mail address of a contact (0x8083 in that group)."""
Properties = Mapping[tuple[int, int], bytes]
"""By number and type."""


def text(value: str) -> bytes:
    return value.encode("utf-16-le")


def number(value: int) -> bytes:
    return struct.pack("<I", value)


def _checksum(data: bytes) -> int:
    return zlib.crc32(data, 0xFFFFFFFF) ^ 0xFFFFFFFF


def _signature(place: int, identifier: int) -> int:
    mixed = place ^ identifier
    return (mixed >> 16 ^ mixed) & 0xFFFF


@dataclass
class Mail:
    """A message to be put: its own properties, people and files (a `Mail` in place of bytes)."""

    properties: Properties
    recipients: Sequence[Properties] = ()
    attachments: Sequence[tuple[Properties, "bytes | Mail"]] = ()


@dataclass
class _Node:
    data: int
    subnodes: int


@dataclass
class Store:
    """Collects blocks and nodes; `bytes_` writes the file."""

    _out: bytearray = field(default_factory=lambda: bytearray(_HEADER))
    _blocks: list[tuple[int, int, int]] = field(default_factory=list)
    _nodes: dict[int, tuple[_Node, int]] = field(default_factory=dict)
    _next_block: int = 4
    _next_index: int = 0x400

    def __post_init__(self) -> None:
        self._nodes[_STORE] = (self._bag({(0x3001, 0x1F): text("Store")}, {}), 0)
        names = {
            (1, 3): number(251),
            (2, 0x102): _GROUP_OF_ADDRESSES,
            (4, 0x102): number(0),
            (3, 0x102): struct.pack("<IHH", 0x8083, 3 << 1, 0),
        }
        self._nodes[_NAMES] = (self._bag(names, {}), 0)
        self._put_folder(_ROOT, _ROOT, "")
        self.root = _ROOT

    def folder(self, parent: int, name: str) -> int:
        identifier = self._identifier(_FOLDER)
        self._put_folder(identifier, parent, name)
        return identifier

    def message(self, folder: int, mail: Mail) -> None:
        """Put a message; one of folder 0 lies in none."""
        self._nodes[self._identifier(_MESSAGE)] = (self._mail(mail), folder)

    def bytes_(self) -> bytes:
        for identifier in [one for one in self._nodes if one & 0x1F == _FOLDER]:
            for kind, held in ((0x0D, _FOLDER), (0x0E, _MESSAGE), (0x0F, -1)):
                rows = [{(0x67F2, 3): number(own)} for own in self._inside(identifier, held)]
                self._nodes[identifier & ~0x1F | kind] = (self._table(rows, {}), 0)
        nodes = [
            (key, struct.pack("<QQQII", key, node.data, node.subnodes, parent, 0))
            for key, (node, parent) in sorted(self._nodes.items())
        ]
        blocks = [
            (key, struct.pack("<QQHHI", key, place, size, 2, 0))
            for key, place, size in sorted(self._blocks)
        ]
        node_tree, block_tree = self._tree(0x81, nodes), self._tree(0x80, blocks)
        root = struct.pack("<IQQQQ", 0, len(self._out), 0x4400, 0, 0)
        root += struct.pack("<QQQQBBH", *node_tree, *block_tree, 2, 0, 0)
        head = struct.pack("<HHHBBII", 0x4D53, 23, 19, 1, 1, 0, 0)
        head += struct.pack("<QQI", 0, self._next_block, 1) + bytes(128) + bytes(8) + root
        head += bytes(4) + b"\xff" * 256 + b"\x80\0\0\0" + struct.pack("<Q", self._next_block)
        whole = b"!BDN" + struct.pack("<I", _checksum(head[:471])) + head
        self._out[: len(whole) + 4] = whole + struct.pack("<I", _checksum(head[:516]))
        return bytes(self._out)

    def _identifier(self, kind: int) -> int:
        self._next_index += 1
        return self._next_index << 5 | kind

    def _put_folder(self, identifier: int, parent: int, name: str) -> None:
        own = {(0x3001, 0x1F): text(name), (0x3602, 3): number(0), (0x360A, 0xB): b"\1"}
        self._nodes[identifier] = (self._bag(own, {}), parent)

    def _inside(self, folder: int, kind: int) -> list[int]:
        return [
            key
            for key, (_, parent) in self._nodes.items()
            if parent == folder and key != folder and key & 0x1F == kind
        ]

    def _mail(self, mail: Mail) -> _Node:
        subnodes: dict[int, _Node] = {}
        if mail.recipients:
            subnodes[_RECIPIENTS] = self._table(mail.recipients, {})
        listed = []
        for properties, held in mail.attachments:
            identifier = self._identifier(_ATTACHMENT)
            subnodes[identifier] = self._attachment(properties, held)
            listed.append({(0x67F2, 3): number(identifier), **properties})
        if listed:
            subnodes[_ATTACHMENTS] = self._table(listed, {})
        return self._bag(mail.properties, subnodes)

    def _attachment(self, properties: Properties, held: "bytes | Mail") -> _Node:
        if isinstance(held, bytes):
            told = {(0x3705, 3): number(1), (0x0E20, 3): number(len(held))}
            return self._bag({**told, **properties, (0x3701, 0x102): held}, {})
        inner = self._identifier(_MESSAGE)
        place = struct.pack("<II", inner, 1)
        told = {(0x3705, 3): number(5), (0x0E20, 3): number(1), (0x3701, 0x0D): place}
        return self._bag({**told, **properties}, {inner: self._mail(held)})

    def _bag(self, properties: Properties, subnodes: dict[int, _Node]) -> _Node:
        heap, records = _Heap(0xBC), b""
        for (tag, kind), value in sorted(properties.items()):
            held = self._held(heap, kind, value, subnodes)
            records += struct.pack("<HHI", tag, kind, held)
        tree = heap.put(struct.pack("<BBBBI", 0xB5, 2, 6, 0, heap.put(records)))
        return _Node(self._data(heap.written(tree)), self._subnodes(subnodes))

    def _held(self, heap: "_Heap", kind: int, value: bytes, subnodes: dict[int, _Node]) -> int:
        """Return where a value is: in the record itself, in the heap, or in a node of its own."""
        if kind in _FIXED:
            return int.from_bytes(value, "little")
        if not value:
            return 0
        if len(value) <= _LARGEST_IN_HEAP:
            return heap.put(value)
        identifier = self._identifier(0x1F)
        subnodes[identifier] = _Node(self._data(value), 0)
        return identifier

    def _table(self, rows: Sequence[Properties], subnodes: dict[int, _Node]) -> _Node:
        tags = sorted({tag for row in rows for tag in row} - {(0x67F2, 3)})
        columns = [(0x67F2, 3), (0x67F3, 3), *tags]
        heap = _Heap(0x7C)
        width = 4 * len(columns)
        bitmap = -(-len(columns) // 8)
        data = b""
        for count, row in enumerate(rows):
            told = {(0x67F2, 3): number(count), (0x67F3, 3): number(0), **row}
            cells = [self._held(heap, tag[1], told.get(tag, b""), subnodes) for tag in columns]
            bits = sum(1 << 7 - at % 8 << at // 8 * 8 for at in range(len(columns)))
            data += struct.pack(f"<{len(cells)}I", *cells) + bits.to_bytes(bitmap, "little")
        index = b"".join(
            row.get((0x67F2, 3), number(count)) + number(count) for count, row in enumerate(rows)
        )
        keys = heap.put(struct.pack("<BBBBI", 0xB5, 4, 4, 0, heap.put(index) if index else 0))
        held = heap.put(data) if data else 0
        ends = (width, width, width, width + bitmap)
        told = struct.pack("<BB4HIII", 0x7C, len(columns), *ends, keys, held, 0)
        described = [
            struct.pack("<HHHBB", kind, tag, 4 * at, 4, at)
            for at, (tag, kind) in enumerate(columns)
        ]
        written = heap.written(heap.put(told + b"".join(described)))
        return _Node(self._data(written), self._subnodes(subnodes))

    def _subnodes(self, nodes: dict[int, _Node]) -> int:
        if not nodes:
            return 0
        entries = b"".join(
            struct.pack("<QQQ", key, node.data, node.subnodes)
            for key, node in sorted(nodes.items())
        )
        return self._block(struct.pack("<BBHI", 2, 0, len(nodes), 0) + entries, inner=True)

    def _data(self, data: bytes) -> int:
        if len(data) <= _BLOCK:
            return self._block(data)
        parts = [self._block(data[at : at + _BLOCK]) for at in range(0, len(data), _BLOCK)]
        listed = struct.pack("<BBHI", 1, 1, len(parts), len(data))
        return self._block(listed + struct.pack(f"<{len(parts)}Q", *parts), inner=True)

    def _block(self, data: bytes, *, inner: bool = False) -> int:
        identifier = self._next_block | (2 if inner else 0)
        self._next_block += 4
        place = len(self._out)
        size = -(-(len(data) + 16) // 64) * 64
        trailer = (len(data), _signature(place, identifier), _checksum(data), identifier)
        self._out += data.ljust(size - 16, b"\0") + struct.pack("<HHIQ", *trailer)
        self._blocks.append((identifier, place, len(data)))
        return identifier

    def _tree(self, kind: int, entries: list[tuple[int, bytes]], level: int = 0) -> tuple[int, int]:
        """Write the pages of a tree; returns number and place of the uppermost."""
        size = len(entries[0][1])
        most = 488 // size
        pages = []
        for at in range(0, len(entries), most):
            some = entries[at : at + most]
            self._out += bytes(-len(self._out) % _PAGE)
            place, identifier = len(self._out), self._next_block
            self._next_block += 4
            body = b"".join(entry for _, entry in some).ljust(488, b"\0")
            body += struct.pack("<BBBBI", len(some), most, size, level, 0)
            trailer = (kind, kind, _signature(place, identifier), _checksum(body), identifier)
            self._out += body + struct.pack("<BBHIQ", *trailer)
            pages.append((some[0][0], struct.pack("<QQQ", some[0][0], identifier, place)))
        if len(pages) > 1:
            return self._tree(kind, pages, level + 1)
        _, identifier, place = struct.unpack("<QQQ", pages[0][1])
        return identifier, place


@dataclass
class _Heap:
    kind: int
    items: list[bytes] = field(default_factory=list)

    def put(self, data: bytes) -> int:
        self.items.append(data)
        return len(self.items) << 5

    def written(self, root: int) -> bytes:
        ends = [12]
        for item in self.items:
            ends.append(ends[-1] + len(item))
        body = b"".join(self.items)
        pad = ends[-1] % 2
        head = struct.pack("<HBBI", ends[-1] + pad, 0xEC, self.kind, root) + bytes(4)
        table = struct.pack(f"<HH{len(ends)}H", len(self.items), 0, *ends)
        return head + body + bytes(pad) + table
