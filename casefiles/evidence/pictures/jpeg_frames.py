"""How a JPEG is coded, told by its markers (ITU-T T.81, Annex B): where a secret stays."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image

from casefiles.evidence.channel.media_types import JPEG_BLOCK

BLOCK: Final = JPEG_BLOCK
_MARKER: Final = 0xFF
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
_END: Final = 0xD9
_SCAN: Final = 0xDA
_JFIF: Final = 0xE0
_ADOBE: Final = 0xEE
_PROGRESSIVE: Final = 0xC2
_FRAMES: Final = frozenset((0xC0, 0xC1, _PROGRESSIVE))
"""Coded by Huffman's way; what is coded otherwise is not told here."""
_OTHER_FRAMES: Final = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_RGB: Final = (ord("R"), ord("G"), ord("B"))
_COEFFICIENTS: Final = 64
_COLOUR: Final = 3
_MOST_SCANS: Final = 1_000


@dataclass(frozen=True, slots=True)
class JpegFrame:
    """What is told of a picture.

    Attributes:
        components: one is grey, three are colour.
        blocks: pixels across and down of its largest blocks, which are coded by themselves.
        has_luma: brightness is coded apart, in blocks of 8, so that it can be shown alone.
        is_smoothed: a decoder may smooth it over blocks, because not all of it was sent.
    """

    columns: int
    rows: int
    components: int
    blocks: tuple[int, int]
    has_luma: bool
    is_smoothed: bool

    @property
    def coded_in(self) -> tuple[int, int]:
        """Pixels of the blocks beyond which a secret goes no further than `beyond`.

        Where there is colour they are 16 at least, so that growth is one however it was coded.
        """
        if self.components == 1:
            return BLOCK, BLOCK
        return max(2 * BLOCK, self.blocks[0]), max(2 * BLOCK, self.blocks[1])

    @property
    def beyond(self) -> int:
        """Pixels by which a secret may leave its block.

        Colour is drawn finer than it is coded; what is smoothed takes of two blocks around
        (libjpeg-turbo 2.1).
        """
        smoothed = 2 * max(self.coded_in) if self.is_smoothed else 0
        return smoothed + (self.components > 1)


@dataclass(slots=True)
class _MarkerState:
    """What markers told so far."""

    frame: bytes = b""
    is_progressive: bool = False
    transform: int | None = None
    is_jfif: bool = False
    exact: dict[tuple[int, int], int] | None = None


def jpeg_frame(data: bytes) -> JpegFrame | None:
    """Return how a JPEG is coded; None where that cannot be told."""
    marker_state = _MarkerState()
    for marker, body in _segments(data):
        if marker in _OTHER_FRAMES or (marker in _FRAMES and marker_state.frame):
            return None
        if marker in _FRAMES:
            marker_state.frame, marker_state.is_progressive = body, marker == _PROGRESSIVE
        elif marker == _JFIF:
            marker_state.is_jfif = marker_state.is_jfif or body.startswith(b"JFIF")
        elif marker == _ADOBE and body.startswith(b"Adobe") and len(body) > 11:  # noqa: PLR2004
            marker_state.transform = body[11]
        elif marker == _SCAN:
            _note_scan(marker_state, body)
            if not marker_state.is_progressive:
                break
    return _frame(marker_state)


def luma_of(data: bytes) -> Image.Image | None:
    """Return a JPEG by its brightness alone, as it is coded; None where it has none apart.

    Raises:
        OSError, ValueError, SyntaxError: it is broken.
    """
    frame = jpeg_frame(data)
    if frame is None or not frame.has_luma or frame.is_smoothed:
        return None
    image = Image.open(io.BytesIO(data), formats=("JPEG",))
    size = image.size
    if image.mode not in {"RGB", "L"}:
        return None
    # The decoder hands out its first component: no colour was ever made, and none is undone.
    image.draft("L", size)
    image.load()
    return image if image.mode == "L" and image.size == size else None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield markers with what belongs to them; what is coded between them is passed over."""
    if not data.startswith(b"\xff\xd8"):
        return
    at, scans = 2, 0
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        marker = data[at + 1]
        if marker in {0, _MARKER} or marker in _ALONE:
            at += 1 if marker == _MARKER else 2
            continue
        if marker == _END:
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield marker, data[at + 4 : at + 2 + size]
        scans += marker == _SCAN
        if scans > _MOST_SCANS:
            return
        at += 2 + size


def _note_scan(marker_state: _MarkerState, body: bytes) -> None:
    """Note to which bit each coefficient of a progressive picture was sent."""
    if not marker_state.is_progressive or not body or len(body) < 2 * body[0] + 4:
        return
    marker_state.exact = {} if marker_state.exact is None else marker_state.exact
    first, last, approximation = body[1 + 2 * body[0] :][:3]
    for component in body[1 : 1 + 2 * body[0] : 2]:
        for coefficient in range(first, min(last, _COEFFICIENTS - 1) + 1):
            marker_state.exact[component, coefficient] = approximation & 15


def _frame(marker_state: _MarkerState) -> JpegFrame | None:
    body = marker_state.frame
    if len(body) < 6 or len(body) < 6 + 3 * body[5]:  # noqa: PLR2004 - the head of a frame
        return None
    rows, columns, count = (
        int.from_bytes(body[1:3], "big"),
        int.from_bytes(body[3:5], "big"),
        body[5],
    )
    parts = [body[6 + 3 * at : 9 + 3 * at] for at in range(count)]
    across, down = [part[1] >> 4 for part in parts], [part[1] & 15 for part in parts]
    if not (rows and columns and count and min(across) and min(down)):
        return None
    ids = tuple(part[0] for part in parts)
    is_first_finest = (across[0], down[0]) == (max(across), max(down))
    blocks = (BLOCK, BLOCK) if count == 1 else (BLOCK * max(across), BLOCK * max(down))
    has_luma = count == 1 or (count == _COLOUR and is_first_finest and _is_ycc(marker_state, ids))
    return JpegFrame(columns, rows, count, blocks, has_luma, _is_smoothed(marker_state, ids))


def _is_ycc(marker_state: _MarkerState, ids: tuple[int, ...]) -> bool:
    """Tell whether the first component is brightness, as decoders tell it (libjpeg)."""
    if marker_state.is_jfif:
        return True
    if marker_state.transform is not None:
        return marker_state.transform == 1
    return ids != _RGB


def _is_smoothed(marker_state: _MarkerState, ids: tuple[int, ...]) -> bool:
    if not marker_state.is_progressive:
        return False
    exact = marker_state.exact or {}
    return any(exact.get((one, at), 1) for one in ids for at in range(_COEFFICIENTS))
