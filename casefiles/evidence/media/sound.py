"""The samples of a sound, by time: sixteen bits, at one rate, as loudspeakers take them."""

import array
import ctypes
import sys
from typing import Final

from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile
from casefiles.evidence.media import ffmpeg, ffmpeg_fields
from casefiles.evidence.media.media_file import Decoder, MediaSource

RATE: Final = 48_000
_LAYOUT_BYTES: Final = 24
_CHANNELS_AT: Final = 4
_MOST_SAMPLES: Final = 1 << 20
_RUN_UP: Final = 120
"""Milliseconds decoded before a wanted time: coders of speech need the past to settle."""


class Sound:
    """An open sound; samples come in order after a place was sought."""

    def __init__(self, source: MediaSource, rate: int, channels: int) -> None:
        """Open its first sounding stream.

        Args:
            source: the file.
            rate: samples a second that are wanted.
            channels: one or two.

        Raises:
            Unreadable: `broken_file`, if it has none that can be decoded here.
        """
        self._library = source.library
        self._decoder = Decoder(source, ffmpeg.AUDIO)
        self._full, self._rate, self._channels = rate, rate, channels
        self._speed = 100
        self._out = ctypes.create_string_buffer(_LAYOUT_BYTES)
        self._library.util.av_channel_layout_default(self._out, channels)
        self._converter = ctypes.c_void_p()
        self._form: tuple[int, int, bytes] | None = None
        self._waiting = bytearray()
        self._next = -1

    @property
    def rate(self) -> int:
        """Samples a second in the file."""
        return self._decoder.option(b"ar")

    @property
    def channels(self) -> int:
        """Channels in the file."""
        return int.from_bytes(self._layout()[_CHANNELS_AT : _CHANNELS_AT + 4], sys.byteorder)

    def samples(self, milliseconds: int, length: int, speed: int = 100) -> bytes:
        """Return samples from a time on; fewer only at the end.

        Args:
            milliseconds: of the first sample.
            length: in milliseconds of the file.
            speed: in hundredths; faster speech is higher too.
        """
        if speed != self._speed:
            self._speed, self._next = speed, -1
            self._rate = self._full * 100 // speed
        if milliseconds != self._next:
            self._seek(milliseconds)
        requested = length * self._rate // 1000 * self._channels * 2
        while len(self._waiting) < requested and self._decoder.next():
            self._waiting += self._converted()
        data = bytes(self._waiting[:requested])
        del self._waiting[:requested]
        self._next = milliseconds + length
        return data

    def shape(self, start: int, end: int, count: int) -> bytes:
        """Return how loud each of some equal parts of a time is, from 0 to 255."""
        samples = array.array("h", self.samples(start, end - start))
        step = (end - start) * self._rate / 1000 / count * self._channels
        loud = bytearray()
        for part in range(count):
            some = samples[int(part * step) : max(int((part + 1) * step), int(part * step) + 1)]
            loud.append(min(255, max(map(abs, (max(some), min(some)))) // 128) if some else 0)
        return bytes(loud)

    def _seek(self, milliseconds: int) -> None:
        self._decoder.seek(max(0, milliseconds - _RUN_UP))
        self._waiting.clear()
        self._form = None
        while self._decoder.next():
            data = self._converted()
            begins = self._decoder.moment
            frame = self._channels * 2
            passed = (milliseconds - begins) * self._rate // 1000 * frame
            if passed < len(data):
                # What is missing before the first sample of a stream is silence.
                self._waiting += bytes(min(-passed, _MOST_SAMPLES)) if passed < 0 else b""
                self._waiting += data[max(0, passed) :]
                return

    def _converted(self) -> bytes:
        frame = self._decoder.frame.contents
        if not 0 < frame.sample_count <= _MOST_SAMPLES:
            return b""
        self._fit(frame)
        most = frame.sample_count * self._rate // max(1, self.rate) + 512
        buffer = ctypes.create_string_buffer(most * self._channels * 2)
        planes = (ctypes.c_void_p * 8)(ctypes.addressof(buffer))
        made = self._library.resample.swr_convert(
            self._converter, planes, most, frame.planes, frame.sample_count
        )
        return buffer.raw[: max(0, made) * self._channels * 2]

    def _fit(self, frame: ffmpeg_fields.AvFrame) -> None:
        """Make a converter for what comes now; some coders change their form on the way."""
        form = (frame.format, self.rate, self._layout())
        if form == self._form:
            return
        resample = self._library.resample
        resample.swr_free(ctypes.byref(self._converter))
        inner = ctypes.create_string_buffer(form[2], _LAYOUT_BYTES)
        value = resample.swr_alloc_set_opts2(
            *(ctypes.byref(self._converter), self._out, ffmpeg.S16, self._rate),
            *(inner, frame.format, self.rate, 0, None),
        )
        if value < 0 or resample.swr_init(self._converter) < 0:
            raise UnreadableFile(BROKEN_FILE)
        self._form = form

    def _layout(self) -> bytes:
        layout = ctypes.create_string_buffer(_LAYOUT_BYTES)
        self._library.util.av_opt_get_chlayout(self._decoder.context, b"ch_layout", 0, layout)
        if int.from_bytes(layout.raw[:4], sys.byteorder) == 0:
            count = int.from_bytes(layout.raw[_CHANNELS_AT : _CHANNELS_AT + 4], sys.byteorder)
            self._library.util.av_channel_layout_default(layout, max(1, min(count, 8)))
        return layout.raw
