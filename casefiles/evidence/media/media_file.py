"""A sound or film that is open in a locked child: its streams, frames and samples, by time.

Whatever is decoded comes over a callback that asks for ranges of bytes, so that a film of many
gigabytes never is in memory.
"""

import ctypes
from collections.abc import Callable, Iterator
from typing import Final

from casefiles.evidence.channel.unreadable import BROKEN_FILE, TOO_LARGE, UnreadableFile
from casefiles.evidence.media import ffmpeg, ffmpeg_fields

Read = Callable[[int, int], bytes]
"""Returns bytes of the file from an offset; fewer only where it ends."""

_BUFFER: Final = 256 << 10
_FORMATS: Final = (
    b"mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,mp3,wav,flac,amr,amrnb,amrwb,aac,avi,asf,flv,"
    b"mpeg,mpegts"
)
"""What may be opened: none that leads to other files or addresses."""
_MOST_STREAMS: Final = 64
_MOST_PIXELS: Final = 64_000_000
_MOST_TAGS: Final = 500
_END: Final = 2
_NARROWEST, _WIDEST = 0.1, 10.0


class MediaSource:
    """One way into the file, with a position of its own."""

    def __init__(self, library: ffmpeg.FFmpeg, read: Read, size: int) -> None:
        """Open it.

        Raises:
            Unreadable: `broken_file`, or `too_large` for more streams than honest files have.
        """
        self.library = library
        self._read, self._size, self._at = read, size, 0
        self.fault: BaseException | None = None
        _SOURCES.append(self)
        self.context = library.format.avformat_alloc_context()
        buffer = library.util.av_malloc(_BUFFER)
        self.context.contents.pb = library.format.avio_alloc_context(
            buffer, _BUFFER, 0, len(_SOURCES), _ON_READ, None, _ON_SEEK
        )
        for name, value in ((b"format_whitelist", _FORMATS), (b"protocol_whitelist", b"none")):
            library.util.av_opt_set(self.context, name, value, 0)
        opened = library.format.avformat_open_input(ctypes.byref(self.context), None, None, None)
        if opened < 0:
            self._give_up()
        if self.context.contents.stream_count > _MOST_STREAMS:
            raise UnreadableFile(TOO_LARGE)
        if library.format.avformat_find_stream_info(self.context, None) < 0:
            self._give_up()
        self.packet = library.codec.av_packet_alloc()
        self.is_at_end = False

    def _give_up(self) -> None:
        self.check()
        raise UnreadableFile(BROKEN_FILE)

    def check(self) -> None:
        """Raise again what went wrong while bytes were asked for."""
        if self.fault is not None:
            raise self.fault

    def read_into(self, buffer: "ctypes._Pointer[ctypes.c_uint8]", size: int) -> int:
        """Give the library its next bytes; returns how many."""
        try:
            data = self._read(self._at, min(size, self._size - self._at))
        except BaseException as error:  # noqa: BLE001  raised again once the library has returned
            self.fault = error
            return ffmpeg.EOF
        if not data:
            return ffmpeg.EOF
        ctypes.memmove(buffer, data, len(data))
        self._at += len(data)
        return len(data)

    def move_to(self, offset: int, whence: int) -> int:
        """Take another position; returns it, or the size if that was asked."""
        if whence & ffmpeg.SEEK_SIZE:
            return self._size
        base = {0: 0, 1: self._at, _END: self._size}.get(whence & 3, 0)
        if not 0 <= base + offset <= self._size:
            return -1
        self._at = base + offset
        return self._at

    def streams(self) -> Iterator[tuple[ffmpeg_fields.Stream, ffmpeg_fields.Parameters]]:
        """Yield the streams with how they are coded."""
        context = self.context.contents
        for number in range(context.stream_count):
            stream = ffmpeg_fields.Stream.from_address(context.streams[number])
            yield stream, ffmpeg_fields.Parameters.from_address(stream.parameters)

    def next_packet(self) -> bool:
        """Read the next packet; tells whether there was one."""
        self.library.codec.av_packet_unref(self.packet)
        status = self.library.format.av_read_frame(self.context, self.packet)
        self.check()
        self.is_at_end = status < 0
        return not self.is_at_end

    def seek(self, stream: int, moment: int) -> None:
        """Go back to the last key frame that is shown at or before a moment, in stream units."""
        status = self.library.format.av_seek_frame(self.context, stream, moment, ffmpeg.BACKWARD)
        if status < 0:
            self.library.format.av_seek_frame(self.context, -1, 0, ffmpeg.BACKWARD)
        self.check()
        self.is_at_end = False

    def option(self, structure: object, name: bytes) -> int:
        """Return what one of the library's structures has for an option."""
        value = ctypes.c_int64(0)
        self.library.util.av_opt_get_int(structure, name, 0, ctypes.byref(value))
        return value.value

    def is_cover(self, stream: ffmpeg_fields.Stream) -> bool:
        """Whether a stream is the picture of a record sleeve, which is no film."""
        return bool(self.option(ctypes.byref(stream), b"disposition") & ffmpeg.ATTACHED_PICTURE)

    def tags(self, dictionary: int | None) -> dict[str, str]:
        """Return what a dictionary of the library holds."""
        found: dict[str, str] = {}
        entry = None
        while len(found) < _MOST_TAGS:
            entry = self.library.util.av_dict_get(dictionary, b"", entry, 2)
            if not entry:
                break
            key, value = entry.contents.key, entry.contents.value
            found[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        return found


_SOURCES: Final[list[MediaSource]] = []
"""By number, from 1: what is given to the library in place of an address."""


def _on_read(number: int, buffer: "ctypes._Pointer[ctypes.c_uint8]", size: int) -> int:
    return _SOURCES[number - 1].read_into(buffer, size)


def _on_seek(number: int, offset: int, whence: int) -> int:
    return _SOURCES[number - 1].move_to(offset, whence)


# Made when this is loaded: a locked worker can make no more code.
_ON_READ, _ON_SEEK = ffmpeg.READ_PACKET(_on_read), ffmpeg.SEEK(_on_seek)


class Decoder:
    """Decodes one stream of a source, frame by frame."""

    def __init__(self, source: MediaSource, kind: int) -> None:
        """Open the decoder of the first stream of a kind.

        Raises:
            Unreadable: `broken_file`, if there is none or it cannot be decoded here.
        """
        self.source = source
        self._library = source.library
        found = _stream(source, kind)
        if found is None:
            raise UnreadableFile(BROKEN_FILE)
        self._number, self.stream, self.parameters = found
        self.unit = self.stream.time_base.value
        start = self.stream.start_time
        self.start = 0 if start == ffmpeg.NO_TIME else start
        for number, (other, _) in enumerate(source.streams()):
            if number != self._number:
                self._library.util.av_opt_set_int(ctypes.addressof(other), b"discard", 48, 0)
        codec = self._library.codec.avcodec_find_decoder(self.parameters.codec)
        if not codec:
            raise UnreadableFile(BROKEN_FILE)
        self.context = ctypes.c_void_p(self._library.codec.avcodec_alloc_context3(codec))
        self._library.codec.avcodec_parameters_to_context(self.context, self.stream.parameters)
        for name, value in ((b"threads", 1), (b"max_pixels", _MOST_PIXELS)):
            self._library.util.av_opt_set_int(self.context, name, value, 0)
        if self._library.codec.avcodec_open2(self.context, codec, None) < 0:
            raise UnreadableFile(BROKEN_FILE)
        self.frame = self._library.util.av_frame_alloc()
        self._is_drained = False

    @property
    def shown_size(self) -> tuple[int, int]:
        """Columns of square pixels, and rows, before turning."""
        across, down = ctypes.c_int(0), ctypes.c_int(0)
        self._library.util.av_opt_get_image_size(
            *(self.context, b"video_size", 0, ctypes.byref(across), ctypes.byref(down))
        )
        ratio = self._library.format.av_guess_sample_aspect_ratio(
            self.source.context, ctypes.byref(self.stream), None
        ).value
        stretched = ratio if _NARROWEST < ratio < _WIDEST else 1.0
        return max(1, round(across.value * stretched)), max(1, down.value)

    def option(self, name: bytes) -> int:
        """Return an option of the decoder as it is now."""
        return self.source.option(self.context, name)

    def seek(self, milliseconds: int) -> None:
        """Go back to a key frame at or before a time."""
        moment = self.start + round(milliseconds / 1000 / self.unit) if self.unit else 0
        self.source.seek(self._number, moment)
        self._library.codec.avcodec_flush_buffers(self.context)
        self._is_drained = False

    def next(self) -> bool:
        """Decode the next frame into `frame`; tells whether there was one."""
        codec = self._library.codec
        self._library.util.av_frame_unref(self.frame)
        while True:
            status = codec.avcodec_receive_frame(self.context, self.frame)
            if status == 0:
                return True
            if status != ffmpeg.AGAIN or self._is_drained:
                return False
            if not self._feed():
                self._is_drained = True
                codec.avcodec_send_packet(self.context, None)

    def _feed(self) -> bool:
        """Give the decoder a packet; one that is broken is passed over."""
        while self.source.next_packet():
            if self.source.packet.contents.stream == self._number:
                self._library.codec.avcodec_send_packet(self.context, self.source.packet)
                return True
        return False

    @property
    def moment(self) -> int:
        """When the frame is shown, in milliseconds from the beginning."""
        frame = self.frame.contents
        value = frame.packet_dts if frame.pts == ffmpeg.NO_TIME else frame.pts
        return 0 if value == ffmpeg.NO_TIME else round((value - self.start) * self.unit * 1000)


def _stream(
    source: MediaSource, kind: int
) -> tuple[int, ffmpeg_fields.Stream, ffmpeg_fields.Parameters] | None:
    """Return the number of the first stream of a kind, with how it is coded."""
    for number, (stream, parameters) in enumerate(source.streams()):
        if parameters.kind == kind and not source.is_cover(stream):
            return number, stream, parameters
    return None
