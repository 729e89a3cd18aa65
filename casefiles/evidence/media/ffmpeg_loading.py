"""Loads FFmpeg's libraries from the wheel of OpenCV: one proven version of each, or none.

They are built under the LGPL 2.1 without any part under the GPL. OpenCV itself is not loaded: it
has no sound, and reads films from files only in this place.
"""

import ctypes
import importlib.util
from collections.abc import Iterator, Mapping
from ctypes import CDLL, c_char_p
from itertools import chain
from pathlib import Path
from typing import Final

from casefiles.evidence.media import ffmpeg_fields
from casefiles.evidence.media.ffmpeg import DISPLAY_MATRIX, NO_TIME, VIDEO, FFmpeg, declare

WHEEL: Final = "5.0.0.93"
"""Of opencv-python-headless; what a new one needs: `tests/evidence/media/test_film_library.py`."""
Version = tuple[int, int, int]
PROVEN: Final[Mapping[str, Version]] = {
    "avutil": (60, 26, 101),
    "swresample": (6, 3, 101),
    "avcodec": (62, 28, 101),
    "avformat": (62, 12, 101),
    "swscale": (9, 5, 101),
}
"""Of FFmpeg 8.1, whose headers the fields that are read were taken from."""
_LISTED: Final = {
    "packet_size": b"packetsize",
    "max_delay": b"max_delay",
    "flags": b"fflags",
    "probe_size": b"probesize",
    "analyze_duration": b"analyzeduration",
    "key": b"cryptokey",
}
"""Fields of a format that are options too: the library itself tells where they lie."""
_AFTER_METADATA: Final = b"start_time_realtime"
_MJPEG: Final = 7
_PACKET_BYTES: Final = 7


def library_folder() -> Path | None:
    """Return where the wheel keeps its libraries; None if it is not installed."""
    spec = importlib.util.find_spec("cv2")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent.parent / "opencv_python_headless.libs"


def load(folder: Path | None = None, proven: Mapping[str, Version] = PROVEN) -> FFmpeg | None:
    """Load the libraries; None where they are not there, or not those that this was made for.

    Args:
        folder: where they are; that of the installed wheel if it is left out.
        proven: the version that each must have.
    """
    folder = folder or library_folder()
    if folder is None:
        return None
    found: dict[str, CDLL] = {}
    for name, version in proven.items():
        number = ".".join(map(str, version))
        paths = list(folder.glob(f"lib{name}-*.so.{number}"))
        if len(paths) != 1:
            return None
        found[name] = CDLL(str(paths[0]))
        if not _is_expected_version(found[name], name, version):
            return None
    ffmpeg = FFmpeg(
        *(found["avutil"], found["avcodec"], found["avformat"]),
        *(found["swresample"], found["swscale"]),
    )
    declare(ffmpeg)
    return ffmpeg if fields_are_in_place(ffmpeg) else None


def _is_expected_version(library: CDLL, name: str, version: Version) -> bool:
    licence = library[f"{name}_license"]
    licence.restype = c_char_p
    major, minor, micro = version
    is_same = library[f"{name}_version"]() == major << 16 | minor << 8 | micro
    return is_same and bool(licence().startswith(b"LGPL"))


def fields_are_in_place(ffmpeg: FFmpeg) -> bool:
    """Whether structures that the libraries make are laid out as they are read here.

    What a library has just filled in by itself is found where it is expected, before anything of a
    file is read.
    """
    # The first that is elsewhere ends it: nothing further is read.
    return all(chain(_of_formats(ffmpeg), _of_frames(ffmpeg), _of_packets(ffmpeg)))


def _of_formats(ffmpeg: FFmpeg) -> Iterator[bool]:
    pointer = ffmpeg.format.avformat_alloc_context()
    context = pointer.contents
    for field, option in _LISTED.items():
        yield _offset(ffmpeg, pointer, option) == getattr(ffmpeg_fields.FormatContext, field).offset
    yield _offset(ffmpeg, pointer, _AFTER_METADATA) == ctypes.sizeof(ffmpeg_fields.FormatContext)
    yield context.av_class == ffmpeg.format.avformat_get_class()
    context.pb = ctypes.addressof(context)
    yield ffmpeg.util.av_opt_child_next(pointer, None) == context.pb
    context.pb = None
    made = [ffmpeg.format.avformat_new_stream(pointer, None) for _ in range(2)]
    if context.stream_count == len(made) and context.streams[: len(made)] == made:
        yield from _of_streams(ffmpeg, made[-1])
    else:
        yield False
    ffmpeg.format.avformat_free_context(pointer)


def _of_streams(ffmpeg: FFmpeg, made: int) -> Iterator[bool]:
    stream = ffmpeg_fields.Stream.from_address(made)
    yield stream.av_class == ffmpeg.format.av_stream_get_class()
    yield stream.index == 1
    yield stream.start_time == NO_TIME
    for option in ("disposition", "discard"):
        place = getattr(ffmpeg_fields.Stream, option).offset
        yield _offset(ffmpeg, made, option.encode()) == place
    yield (stream.sample_aspect_ratio.num, stream.sample_aspect_ratio.den) == (0, 1)
    coder = ctypes.c_void_p(
        ffmpeg.codec.avcodec_alloc_context3(ffmpeg.codec.avcodec_find_decoder(_MJPEG))
    )
    ffmpeg.codec.avcodec_parameters_from_context(stream.parameters, coder)
    ffmpeg.codec.avcodec_free_context(ctypes.byref(coder))
    parameters = ffmpeg_fields.Parameters.from_address(stream.parameters)
    yield (parameters.kind, parameters.codec) == (VIDEO, _MJPEG)
    yield (parameters.side_data, parameters.side_data_count) == (None, 0)
    # Made by the library in these two fields, and found by it from them.
    ffmpeg.codec.av_packet_side_data_new(
        *(stream.parameters + ffmpeg_fields.Parameters.side_data.offset,),
        *(stream.parameters + ffmpeg_fields.Parameters.side_data_count.offset,),
        *(DISPLAY_MATRIX, _PACKET_BYTES, 0),
    )
    found = ffmpeg_fields.SideData.from_address(parameters.side_data)
    yield (found.size, found.kind) == (_PACKET_BYTES, DISPLAY_MATRIX)


def _of_frames(ffmpeg: FFmpeg) -> Iterator[bool]:
    frame = ffmpeg.util.av_frame_alloc()
    yield frame.contents.planes == ctypes.addressof(frame.contents)
    yield frame.contents.format == -1
    yield frame.contents.sample_aspect_ratio.den == 1
    yield frame.contents.pts == frame.contents.packet_dts == NO_TIME
    ffmpeg.util.av_frame_free(ctypes.byref(frame))


def _of_packets(ffmpeg: FFmpeg) -> Iterator[bool]:
    packet = ffmpeg.codec.av_packet_alloc()
    ffmpeg.codec.av_new_packet(packet, _PACKET_BYTES)
    yield packet.contents.pts == packet.contents.dts == NO_TIME
    yield packet.contents.size == _PACKET_BYTES
    ffmpeg.codec.av_packet_free(ctypes.byref(packet))


def _offset(ffmpeg: FFmpeg, structure: object, option: bytes) -> int:
    found = ffmpeg.util.av_opt_find(structure, option, None, 0, 0)
    return int(found.contents.offset) if found else -1
