"""The frames of a film, by time: upright, no larger than wanted, in red, green and blue."""

import ctypes
from dataclasses import dataclass
from typing import Final

from PIL import Image

from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile
from casefiles.evidence.media import ffmpeg, ffmpeg_fields
from casefiles.evidence.media.media_file import Decoder, MediaSource

_FAR: Final = 3_000
"""Milliseconds ahead up to which frames are decoded one by one rather than sought."""
_BT709, _SD, _FULL_RANGE, _ONE = 1, 5, 2, 1 << 16
_LEAST_HD: Final = 720
_SLOWEST, _FASTEST = 1.0, 240.0
_TURNS: Final = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}
_LARGEST_SIDE: Final = 16_384


@dataclass(frozen=True, slots=True)
class FilmFrame:
    """A decoded frame: when it is shown in milliseconds, and its pixels."""

    moment: int
    columns: int
    rows: int
    rgb: bytes


class Film:
    """An open film; frames come in order after a place was sought."""

    def __init__(self, source: MediaSource) -> None:
        """Open its first moving stream.

        Raises:
            Unreadable: `broken_file`, if it has none that can be decoded here.
        """
        self._library = source.library
        self._decoder = Decoder(source, ffmpeg.VIDEO)
        rate = self._decoder.stream.average_rate.value
        self.rate = rate if _SLOWEST <= rate <= _FASTEST else 25.0
        # Of the whole film: single frames may be of another size.
        self._upright = self._decoder.shown_size
        self._last: int | None = None
        self._turn = _quarters(self._library, self._decoder.parameters)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows as shown, of square pixels."""
        width, height = self._upright
        return (height, width) if self._turn in {90, 270} else (width, height)

    def at(self, milliseconds: int, width: int) -> FilmFrame:
        """Return the frame that is shown at a time, or the last one.

        Raises:
            Unreadable: `broken_file`, if none can be decoded.
        """
        if self._seek_to(milliseconds):
            return self._picture(width)
        last = self._last
        if last is None or not self._seek_to(last):
            raise UnreadableFile(BROKEN_FILE)
        return self._picture(width)

    def next(self, width: int, skipped: int = 0) -> FilmFrame | None:
        """Return the frame after the last one, some left out before it; None at the end."""
        for _ in range(skipped + 1):
            if not self._forward():
                return None
        return self._picture(width)

    def before(self, milliseconds: int, width: int) -> FilmFrame:
        """Return the last frame that is shown before a time, or the first one.

        Raises:
            Unreadable: `broken_file`, if none can be decoded.
        """
        self._decoder.seek(max(0, milliseconds - 1))
        found = 0
        while self._forward() and (self._last or 0) < milliseconds:
            found = self._last or 0
        return self.at(found, width)

    def key_frame(self, milliseconds: int, width: int) -> FilmFrame | None:
        """Return a frame near a time that costs little to decode; None if there is none."""
        self._decoder.seek(milliseconds)
        return self._picture(width) if self._forward() else None

    def _seek_to(self, milliseconds: int) -> bool:
        """Decode up to the frame that is shown at a time."""
        half = 500 / self.rate
        is_near = self._last is not None and 0 < milliseconds - self._last < _FAR
        if not is_near:
            self._decoder.seek(milliseconds)
        while self._forward():
            if (self._last or 0) >= milliseconds - half:
                return True
        return False

    def _forward(self) -> bool:
        if not self._decoder.next():
            return False
        self._last = self._decoder.moment
        return True

    def _picture(self, width: int) -> FilmFrame:
        frame = self._decoder.frame.contents
        columns, rows = self._shown_size(width)
        line = columns * 3
        pixels = ctypes.create_string_buffer(line * rows + 64)
        scaler = self._library.scale.sws_getContext(
            *(
                frame.width,
                frame.height,
                frame.format,
                columns,
                rows,
                ffmpeg.RGB24,
                ffmpeg.BILINEAR,
            ),
            *(None, None, None),
        )
        if not scaler:
            raise UnreadableFile(BROKEN_FILE)
        try:
            self._set_colours(scaler, frame.height)
            planes = (ctypes.c_void_p * 8)(ctypes.addressof(pixels))
            lines = (ctypes.c_int * 8)(line)
            self._library.scale.sws_scale(
                scaler, frame.data, frame.line_size, 0, frame.height, planes, lines
            )
        finally:
            self._library.scale.sws_freeContext(scaler)
        rgb = pixels.raw[: line * rows]
        if self._turn in _TURNS:
            turned = Image.frombytes("RGB", (columns, rows), rgb).transpose(_TURNS[self._turn])
            return FilmFrame(self._last or 0, *turned.size, turned.tobytes())
        return FilmFrame(self._last or 0, columns, rows, rgb)

    def _shown_size(self, width: int) -> tuple[int, int]:
        """Return columns and rows before turning, so that it is at most as wide as wanted."""
        across, down = self.size
        scale = min(1.0, width / across, _LARGEST_SIDE / max(across, down))
        columns, rows = max(1, round(across * scale)), max(1, round(down * scale))
        return (rows, columns) if self._turn in {90, 270} else (columns, rows)

    def _set_colours(self, scaler: int, height: int) -> None:
        """Take the film's colours as it says, or as is usual for its size (ITU-R BT.709, 601)."""
        scale = self._library.scale
        space = self._decoder.option(b"colorspace")
        is_hd = space == _BT709 or (height >= _LEAST_HD and space not in {_SD, 6})
        requested = scale.sws_getCoefficients(_BT709 if is_hd else _SD)
        is_full = int(self._decoder.option(b"color_range") == _FULL_RANGE)
        scale.sws_setColorspaceDetails(
            scaler, requested, is_full, scale.sws_getCoefficients(_SD), 1, 0, _ONE, _ONE
        )


def _quarters(library: ffmpeg.FFmpeg, parameters: ffmpeg_fields.Parameters) -> int:
    """Return by how many degrees a frame is turned anticlockwise to stand as the phone was held."""
    status = library.codec.av_packet_side_data_get(
        parameters.side_data, parameters.side_data_count, ffmpeg.DISPLAY_MATRIX
    )
    if not status or status.contents.size < 36:  # noqa: PLR2004  nine numbers of four bytes
        return 0
    degrees = library.util.av_display_rotation_get(status.contents.data)
    return round(degrees / 90) * 90 % 360 if degrees == degrees else 0  # noqa: PLR0124  no number
