"""Writes HEIC photos for tests: HEVC with raw samples (PCM) in the boxes that a phone writes."""

import struct
from collections.abc import Callable, Iterator

BLOCK = 16
_RANGES = (
    *((128, 176, 208, 240), (128, 167, 197, 227), (128, 158, 187, 216), (123, 150, 178, 205)),
    *((116, 142, 169, 195), (111, 135, 160, 185), (105, 128, 152, 175), (100, 122, 144, 166)),
    *((95, 116, 137, 158), (90, 110, 130, 150), (85, 104, 123, 142), (81, 99, 117, 135)),
    *((77, 94, 111, 128), (73, 89, 105, 122), (69, 85, 100, 116), (66, 80, 95, 110)),
)
"""ITU-T H.265, table 9-52, as far as pictures of 16 blocks need it."""

Shade = Callable[[int, int], int]
"""Luma of a pixel by its column and row."""


class _Bits:
    def __init__(self) -> None:
        self.bits: list[int] = []

    def put(self, value: int, count: int) -> None:
        self.bits += [value >> place & 1 for place in reversed(range(count))]

    def ue(self, *values: int) -> None:
        for value in values:
            length = (value + 1).bit_length()
            self.put(value + 1, 2 * length - 1)

    def align(self, first: int) -> None:
        if first:
            self.put(1, 1)
        while len(self.bits) % 8:
            self.put(0, 1)

    def bytes(self) -> bytes:
        text = "".join(map(str, self.bits))
        return int(text, 2).to_bytes(len(text) // 8, "big")


class _Coder:
    """The arithmetic coder of H.265, 9.3.4.9, for bins that always take the likely value."""

    def __init__(self, out: _Bits) -> None:
        self._out = out
        self._state = 0
        self.begin()

    def begin(self) -> None:
        self._low, self._range, self._waiting, self._is_first = 0, 510, 0, True

    def likely(self) -> None:
        self._range -= _RANGES[self._state][self._range >> 6 & 3]
        self._state += 1
        self._renew()

    def end(self, *, is_last: bool) -> None:
        self._range -= 2
        if is_last:
            self._low += self._range
            self._range = 2
        self._renew()
        if is_last:
            self._bit(self._low >> 9 & 1)
            self._out.put(self._low >> 7 & 3 | 1, 2)

    def _renew(self) -> None:
        while self._range < 256:
            if self._low >= 512:
                self._bit(1)
                self._low -= 512
            elif self._low < 256:
                self._bit(0)
            else:
                self._waiting += 1
                self._low -= 256
            self._range *= 2
            self._low *= 2

    def _bit(self, bit: int) -> None:
        if self._is_first:
            self._is_first = False
        else:
            self._out.put(bit, 1)
        while self._waiting:
            self._out.put(1 - bit, 1)
            self._waiting -= 1


def _unit(kind: int, payload: bytes) -> bytes:
    escaped, zeros = bytearray(), 0
    for byte in payload:
        if zeros >= 2 and byte <= 3:
            escaped.append(3)
            zeros = 0
        escaped.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return bytes((kind << 1, 1)) + bytes(escaped)


def _profile(out: _Bits) -> None:
    out.put(3, 8)
    out.put(0b0111 << 28, 32)
    out.put(0b1001, 4)
    out.put(0, 44)
    out.put(93, 8)


def _parameter_sets(width: int, height: int) -> tuple[bytes, bytes, bytes]:
    video, sequence, picture = _Bits(), _Bits(), _Bits()
    for value, count in ((0, 4), (3, 2), (0, 6), (0, 3), (1, 1), (0xFFFF, 16)):
        video.put(value, count)
    _profile(video)
    video.put(1, 1)
    video.ue(0, 0, 0)
    video.put(0, 6)
    video.ue(0)
    video.put(0, 2)
    sequence.put(0, 7)
    sequence.put(1, 1)
    _profile(sequence)
    sequence.ue(0, 1, width, height)
    sequence.put(0, 1)
    sequence.ue(0, 0, 0)
    sequence.put(1, 1)
    sequence.ue(0, 0, 0, 1, 0, 0, 2, 0, 0)
    sequence.put(0b0001, 4)
    sequence.put(0x77, 8)
    sequence.ue(1, 0)
    sequence.put(1, 1)
    sequence.ue(0)
    sequence.put(0, 5)
    picture.ue(0, 0)
    picture.put(0, 7)
    picture.ue(0, 0, 0)
    picture.put(0, 3)
    picture.ue(0, 0)
    picture.put(0, 7)
    picture.put(0b101, 3)
    picture.put(0, 2)
    picture.ue(0)
    picture.put(0, 2)
    for bits in (video, sequence, picture):
        bits.align(1)
    return _unit(32, video.bytes()), _unit(33, sequence.bytes()), _unit(34, picture.bytes())


def _slice(columns: int, rows: int, shade: Shade) -> bytes:
    out = _Bits()
    out.put(0b10, 2)
    out.ue(0, 2, 0)
    out.align(1)
    coder = _Coder(out)
    last = columns * rows - 1
    for block in range(columns * rows):
        coder.likely()
        coder.end(is_last=True)
        out.align(0)
        for sample in _samples(block % columns * BLOCK, block // columns * BLOCK, shade):
            out.put(sample, 8)
        coder.begin()
        coder.end(is_last=block == last)
    out.align(0)
    return _unit(20, out.bytes())


def _samples(left: int, top: int, shade: Shade) -> Iterator[int]:
    for row in range(top, top + BLOCK):
        for column in range(left, left + BLOCK):
            yield shade(column, row)
    yield from [128] * (BLOCK * BLOCK // 2)


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def _full(kind: bytes, *parts: bytes, version: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", version << 24), *parts)


def heic(
    shade: Shade, *, columns: int = 4, rows: int = 2, turns: int = 0, exif: bytes = b""
) -> bytes:
    """A grey photo of blocks of 16 pixels, turned anticlockwise by quarters when shown."""
    sets = _parameter_sets(columns * BLOCK, rows * BLOCK)
    coded = _slice(columns, rows, shade)
    items = [struct.pack(">I", len(coded)) + coded]
    if exif:
        items.append(struct.pack(">I", 0) + exif)
    arrays = b"".join(
        struct.pack(">BHH", 0x80 | kind, 1, len(unit)) + unit
        for kind, unit in zip((32, 33, 34), sets, strict=True)
    )
    config = bytes((1, 3)) + struct.pack(">I", 0b0111 << 28) + bytes((0x90, 0, 0, 0, 0, 0, 93))
    config += bytes((0xF0, 0, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0, 0x0F, 3))
    properties = _box(
        b"ipco",
        _box(b"hvcC", config + arrays),
        _full(b"ispe", struct.pack(">II", columns * BLOCK, rows * BLOCK)),
        _box(b"irot", bytes((turns,))),
    )
    links = _full(b"ipma", struct.pack(">IHBBBB", 1, 1, 3, 0x81, 2, 0x83))
    named = (b"hvc1", b"Exif")
    infos = [
        _full(b"infe", struct.pack(">HH", number, 0), kind, b"\0", version=2)
        for number, kind in enumerate(named[: len(items)], start=1)
    ]
    refers = _full(b"iref", _box(b"cdsc", struct.pack(">HHH", 2, 1, 1))) if exif else b""

    def meta(start: int) -> bytes:
        places, at = b"", start
        for number, item in enumerate(items, start=1):
            places += struct.pack(">HHHII", number, 0, 1, at, len(item))
            at += len(item)
        return _full(
            b"meta",
            _full(b"hdlr", bytes(4), b"pict", bytes(13)),
            _full(b"pitm", struct.pack(">H", 1)),
            _full(b"iloc", struct.pack(">BBH", 0x44, 0, len(items)), places),
            _full(b"iinf", struct.pack(">H", len(infos)), *infos),
            refers,
            _box(b"iprp", properties, links),
        )

    head = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    start = len(head) + len(meta(0)) + 8
    return head + meta(start) + _box(b"mdat", *items)
