"""Writes small films and sounds for tests, so that every frame and sample is known."""

import io
import math
import struct
import wave
from dataclasses import dataclass
from typing import Final

from PIL import Image

FRAMES_A_SECOND: Final = 25
RATE: Final = 8_000
_QUICKTIME_EPOCH: Final = 2_082_844_800
_UNTURNED: Final = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)


def turned(width: int) -> bytes:
    """The matrix of a film that is shown turned clockwise by a quarter."""
    return struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, width << 16, 0, 1 << 30)


@dataclass(frozen=True)
class Sparse:
    """A file of any size, zero but for a few pieces of it."""

    size: int
    held: dict[int, bytes]

    def pieces(self, offset: int, length: int) -> bytes:
        end = min(offset + length, self.size)
        out = bytearray(max(0, end - offset))
        for start, data in self.held.items():
            first, last = max(start, offset), min(start + len(data), end)
            if first < last:
                out[first - offset : last - offset] = data[first - start : last - start]
        return bytes(out)

    def whole(self) -> bytes:
        return self.pieces(0, self.size)


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def _full(kind: bytes, *parts: bytes) -> bytes:
    return _box(kind, bytes(4), *parts)


def frame(number: int, size: tuple[int, int] = (64, 48)) -> bytes:
    """A frame that tells its number by its shade; its left half is black."""
    image = Image.new("L", size, shade(number))
    image.paste(0, (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def shade(number: int) -> int:
    return 40 + number % 50 * 4


def tone(seconds: float, *, hertz: int = 440, rate: int = RATE) -> bytes:
    """Samples of a tone that falls silent every other second."""
    samples = (
        round(12_000 * math.sin(2 * math.pi * hertz * at / rate)) if at // rate % 2 == 0 else 0
        for at in range(round(seconds * rate))
    )
    return b"".join(struct.pack("<h", sample) for sample in samples)


def wav(seconds: float, rate: int = RATE) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(tone(seconds, rate=rate))
    return out.getvalue()


def amr(seconds: float) -> bytes:
    """Frames of the lowest mode of AMR, 20 ms each."""
    return b"#!AMR\n" + (b"\x04" + bytes(12)) * round(seconds * 50)


def mp3(seconds: float) -> bytes:
    """Silent frames of MPEG-1 layer III, 128 kbit/s at 44.1 kHz."""
    return (b"\xff\xfb\x90\xc0" + bytes(413)) * round(seconds * 44_100 / 1152)


def mov(
    seconds: float = 2.0,
    *,
    has_sound: bool = True,
    matrix: bytes = _UNTURNED,
    apart: int = 0,
    place: bytes = b"+39.4700+075.9900+012.4/",
    stretched: int = 1,
) -> Sparse:
    """A film of pictures as JPEG and raw samples.

    Args:
        seconds: how long.
        has_sound: whether it has a track of sound.
        matrix: how it is shown.
        apart: bytes between two frames.
        place: where it was taken, ISO 6709; nothing for none.
        stretched: how many times as wide as high each pixel is shown.
    """
    frames = [frame(number) for number in range(round(seconds * FRAMES_A_SECOND))]
    samples = tone(seconds) if has_sound else b""
    lasts = round(seconds * 1000)

    def moov(at: list[int], sound_at: int) -> bytes:
        head = struct.pack(">4I", 1_700_000_000 + _QUICKTIME_EPOCH, 0, 1000, lasts)
        rest = struct.pack(">IH", 1 << 16, 256) + bytes(10) + _UNTURNED + bytes(24)
        movie = _full(b"mvhd", head, rest, struct.pack(">I", 3))
        tracks = _track(1, lasts, matrix, _video(frames, at, stretched))
        if has_sound:
            tracks += _track(2, lasts, _UNTURNED, _audio(len(samples) // 2, sound_at))
        words = ((b"\xa9xyz", place), (b"\xa9mak", b"Redmi"), (b"\xa9mod", b"Note 8"))
        told = b"".join(
            _box(kind, struct.pack(">HH", len(text), 0x15C7), text) for kind, text in words if text
        )
        return _box(b"moov", movie, tracks, _box(b"udta", told))

    head = _box(b"ftyp", b"qt  ", bytes(4), b"qt  ")
    first = len(head) + len(moov([0] * len(frames), 0)) + 16
    places = []
    end = first
    for one in frames:
        places.append(end)
        end += len(one) + apart
    data = struct.pack(">I4sQ", 1, b"mdat", end + len(samples) - first + 16)
    held = {0: head + moov(places, end) + data, end: samples}
    held |= dict(zip(places, frames, strict=True))
    return Sparse(end + len(samples), held)


def _track(number: int, lasts: int, matrix: bytes, media: bytes) -> bytes:
    head = struct.pack(">IIIIIII", 7, 0, 0, number, 0, lasts, 0) + bytes(12) + matrix
    return _box(b"trak", _box(b"tkhd", head, struct.pack(">II", 64 << 16, 48 << 16)), media)


def _media(kind: bytes, scale: int, lasts: int, head: bytes, table: bytes) -> bytes:
    source = _box(
        b"dinf", _full(b"dref", struct.pack(">I", 1), _box(b"url ", struct.pack(">I", 1)))
    )
    return _box(
        b"mdia",
        _full(b"mdhd", struct.pack(">IIIIHH", 0, 0, scale, lasts, 0x55C4, 0)),
        _full(b"hdlr", b"mhlr", kind, bytes(13)),
        _box(b"minf", head, source, _box(b"stbl", table)),
    )


def _video(frames: list[bytes], at: list[int], stretched: int) -> bytes:
    entry = (
        bytes(6)
        + struct.pack(">H", 1)
        + bytes(16)
        + struct.pack(">HHIII", 64, 48, 72 << 16, 72 << 16, 0)
    )
    entry += struct.pack(">H", 1) + bytes(32) + struct.pack(">Hh", 24, -1)
    entry += _box(b"pasp", struct.pack(">II", stretched, 1)) if stretched > 1 else b""
    table = _full(b"stsd", struct.pack(">I", 1), _box(b"jpeg", entry))
    table += _full(b"stts", struct.pack(">III", 1, len(frames), 40))
    table += _full(b"stsc", struct.pack(">IIII", 1, 1, 1, 1))
    sizes = b"".join(struct.pack(">I", len(one)) for one in frames)
    table += _full(b"stsz", struct.pack(">II", 0, len(frames)), sizes)
    table += _full(
        b"co64", struct.pack(">I", len(at)), b"".join(struct.pack(">Q", one) for one in at)
    )
    head = _box(b"vmhd", struct.pack(">I", 1), bytes(8))
    return _media(b"vide", 1000, 40 * len(frames), head, table)


def _audio(samples: int, at: int) -> bytes:
    entry = (
        bytes(6) + struct.pack(">H", 1) + bytes(8) + struct.pack(">HHHHI", 1, 16, 0, 0, RATE << 16)
    )
    table = _full(b"stsd", struct.pack(">I", 1), _box(b"sowt", entry))
    table += _full(b"stts", struct.pack(">III", 1, samples, 1))
    table += _full(b"stsc", struct.pack(">IIII", 1, 1, samples, 1))
    table += _full(b"stsz", struct.pack(">II", 2, samples))
    table += _full(b"co64", struct.pack(">IQ", 1, at))
    return _media(b"soun", RATE, samples, _full(b"smhd", bytes(4)), table)
