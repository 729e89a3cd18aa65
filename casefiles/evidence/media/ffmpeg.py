"""FFmpeg's libraries, as the wheel of OpenCV brings them, called directly and without files.

They are built under the LGPL 2.1 without any part under the GPL, which `load` makes sure of. OpenCV
itself is not loaded: it has no sound, and reads films from files only in this place. Offsets of
fields are those of the versions that `load` insists on.
"""

import ctypes
import importlib.util
from ctypes import CDLL, POINTER, c_char_p, c_double, c_int, c_int64, c_uint8, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_VERSIONS: Final = {"avutil": 60, "swresample": 6, "avcodec": 62, "avformat": 62, "swscale": 9}
"""Major versions, within which the order of fields is kept (FFmpeg 8)."""
_QUIET: Final = -8
NO_TIME: Final = -(1 << 63)
TIME_BASE: Final = 1_000_000
"""Units of the times of a whole file, in a second."""
VIDEO, AUDIO = 0, 1
BACKWARD: Final = 1
EOF: Final = -541_478_725
AGAIN: Final = -11
RGB24, S16 = 2, 1
BILINEAR: Final = 2
IS_KEY: Final = 1
ATTACHED_PICTURE: Final = 0x0400
DISPLAY_MATRIX: Final = 5
SEEK_SIZE: Final = 0x10000

READ_PACKET = ctypes.CFUNCTYPE(c_int, c_void_p, POINTER(c_uint8), c_int)
SEEK = ctypes.CFUNCTYPE(c_int64, c_void_p, c_int64, c_int)


class Rational(ctypes.Structure):
    """AVRational."""

    @property
    def value(self) -> float:
        """As a number; 0 where it is none."""
        return self.num / self.den if self.den else 0.0


Rational._fields_ = (("num", c_int), ("den", c_int))


class FormatContext(ctypes.Structure):
    """AVFormatContext, as far as it is used (avformat.h)."""


FormatContext._fields_ = (
    *(("av_class", c_void_p), ("input_format", POINTER(c_char_p)), ("output", c_void_p)),
    *(("private", c_void_p), ("pb", c_void_p), ("context_flags", c_int)),
    *(("stream_count", ctypes.c_uint), ("streams", POINTER(c_void_p))),
    *(("group_count", ctypes.c_uint), ("groups", c_void_p)),
    *(("chapter_count", ctypes.c_uint), ("chapters", c_void_p), ("url", c_void_p)),
    *(("start_time", c_int64), ("duration", c_int64), ("bit_rate", c_int64)),
    *(("packet_size", ctypes.c_uint), ("max_delay", c_int), ("flags", c_int)),
    *(("probe_size", c_int64), ("analyze_duration", c_int64)),
    *(("key", c_void_p), ("key_length", c_int)),
    *(("program_count", ctypes.c_uint), ("programs", c_void_p)),
    *(("video_codec", c_int), ("audio_codec", c_int)),
    *(("subtitle_codec", c_int), ("data_codec", c_int), ("metadata", c_void_p)),
)


class Stream(ctypes.Structure):
    """AVStream, as far as it is used."""


Stream._fields_ = (
    *(("av_class", c_void_p), ("index", c_int), ("id", c_int), ("parameters", c_void_p)),
    *(("private", c_void_p), ("time_base", Rational)),
    *(("start_time", c_int64), ("duration", c_int64), ("frame_count", c_int64)),
    *(("disposition", c_int), ("discard", c_int), ("sample_aspect_ratio", Rational)),
    *(("metadata", c_void_p), ("average_rate", Rational)),
)


class Parameters(ctypes.Structure):
    """AVCodecParameters, as far as it is used (codec_par.h)."""


Parameters._fields_ = (
    *(("kind", c_int), ("codec", c_int), ("tag", ctypes.c_uint32)),
    *(("extra", c_void_p), ("extra_size", c_int)),
    *(("side_data", c_void_p), ("side_data_count", c_int), ("format", c_int)),
    *(("bit_rate", c_int64), ("bits", c_int), ("raw_bits", c_int)),
    *(("profile", c_int), ("level", c_int), ("width", c_int), ("height", c_int)),
    *(("sample_aspect_ratio", Rational), ("frame_rate", Rational)),
    *(("field_order", c_int), ("range", c_int), ("primaries", c_int)),
    *(("transfer", c_int), ("space", c_int), ("location", c_int), ("delay", c_int)),
    *(("channels", ctypes.c_uint8 * 24), ("sample_rate", c_int)),
)


class Packet(ctypes.Structure):
    """AVPacket, as far as it is used (packet.h)."""


Packet._fields_ = (
    *(("buffer", c_void_p), ("pts", c_int64), ("dts", c_int64), ("data", c_void_p)),
    *(("size", c_int), ("stream", c_int), ("flags", c_int)),
)


class AvFrame(ctypes.Structure):
    """AVFrame, as far as it is used (frame.h)."""


AvFrame._fields_ = (
    *(("data", c_void_p * 8), ("line_size", c_int * 8), ("planes", c_void_p)),
    *(("width", c_int), ("height", c_int), ("sample_count", c_int), ("format", c_int)),
    *(("picture_type", c_int), ("sample_aspect_ratio", Rational)),
    *(("pts", c_int64), ("packet_dts", c_int64)),
)


class DictionaryEntry(ctypes.Structure):
    """AVDictionaryEntry."""


DictionaryEntry._fields_ = (("key", c_char_p), ("value", c_char_p))


class SideData(ctypes.Structure):
    """AVPacketSideData."""


SideData._fields_ = (("data", c_void_p), ("size", ctypes.c_size_t), ("kind", c_int))


@dataclass(frozen=True, slots=True)
class FFmpeg:
    """The libraries, with what of them is called declared."""

    util: CDLL
    codec: CDLL
    format: CDLL
    resample: CDLL
    scale: CDLL


def load() -> FFmpeg | None:
    """Load the libraries; None where they are not there, or not those that this was made for."""
    spec = importlib.util.find_spec("cv2")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent.parent / "opencv_python_headless.libs"
    found: dict[str, CDLL] = {}
    for name, major in _VERSIONS.items():
        paths = sorted(folder.glob(f"lib{name}-*.so.{major}.*"))
        if len(paths) != 1:
            return None
        found[name] = CDLL(str(paths[0]))
        if not _is_as_wanted(found[name], name, major):
            return None
    ffmpeg = FFmpeg(
        *(found["avutil"], found["avcodec"], found["avformat"]),
        *(found["swresample"], found["swscale"]),
    )
    _declare(ffmpeg)
    ffmpeg.util.av_log_set_level(_QUIET)
    return ffmpeg


def _is_as_wanted(library: CDLL, name: str, major: int) -> bool:
    licence = library[f"{name}_license"]
    licence.restype = c_char_p
    return bool(library[f"{name}_version"]() >> 16 == major) and licence().startswith(b"LGPL")


def _declare(ffmpeg: FFmpeg) -> None:
    pointer = c_void_p
    for library, name, result, *arguments in (
        (ffmpeg.util, "av_malloc", pointer, ctypes.c_size_t),
        (ffmpeg.util, "av_opt_set", c_int, pointer, c_char_p, c_char_p, c_int),
        (ffmpeg.util, "av_opt_set_int", c_int, pointer, c_char_p, c_int64, c_int),
        (ffmpeg.util, "av_opt_get_int", c_int, pointer, c_char_p, c_int, POINTER(c_int64)),
        (ffmpeg.util, "av_opt_get_chlayout", c_int, pointer, c_char_p, c_int, pointer),
        (ffmpeg.util, "av_dict_get", POINTER(DictionaryEntry), pointer, c_char_p, pointer, c_int),
        (ffmpeg.util, "av_frame_alloc", POINTER(AvFrame)),
        (ffmpeg.util, "av_frame_unref", None, pointer),
        (ffmpeg.util, "av_display_rotation_get", c_double, pointer),
        (ffmpeg.util, "av_channel_layout_default", None, pointer, c_int),
        (ffmpeg.codec, "av_packet_alloc", POINTER(Packet)),
        (ffmpeg.codec, "av_packet_unref", None, pointer),
        (ffmpeg.codec, "avcodec_find_decoder", pointer, c_int),
        (ffmpeg.codec, "avcodec_get_name", c_char_p, c_int),
        (ffmpeg.codec, "avcodec_alloc_context3", pointer, pointer),
        (ffmpeg.codec, "avcodec_parameters_to_context", c_int, pointer, pointer),
        (ffmpeg.codec, "avcodec_open2", c_int, pointer, pointer, pointer),
        (ffmpeg.codec, "avcodec_send_packet", c_int, pointer, pointer),
        (ffmpeg.codec, "avcodec_receive_frame", c_int, pointer, pointer),
        (ffmpeg.codec, "avcodec_flush_buffers", None, pointer),
        (ffmpeg.codec, "av_packet_side_data_get", POINTER(SideData), pointer, c_int, c_int),
        (ffmpeg.format, "avformat_alloc_context", POINTER(FormatContext)),
        (ffmpeg.format, "avformat_open_input", c_int, pointer, c_char_p, pointer, pointer),
        (ffmpeg.format, "avformat_find_stream_info", c_int, pointer, pointer),
        (ffmpeg.format, "av_read_frame", c_int, pointer, pointer),
        (ffmpeg.format, "av_seek_frame", c_int, pointer, c_int, c_int64, c_int),
        (
            *(ffmpeg.format, "avio_alloc_context", pointer, pointer, c_int, c_int, pointer),
            *(READ_PACKET, pointer, SEEK),
        ),
        (
            *(ffmpeg.resample, "swr_alloc_set_opts2", c_int, pointer, pointer, c_int, c_int),
            *(pointer, c_int, c_int, c_int, pointer),
        ),
        (ffmpeg.resample, "swr_init", c_int, pointer),
        (ffmpeg.resample, "swr_free", None, pointer),
        (ffmpeg.resample, "swr_convert", c_int, pointer, pointer, c_int, pointer, c_int),
        (
            *(ffmpeg.scale, "sws_getContext", pointer, c_int, c_int, c_int, c_int, c_int, c_int),
            *(c_int, pointer, pointer, pointer),
        ),
        (ffmpeg.scale, "sws_getCoefficients", pointer, c_int),
        (
            *(ffmpeg.scale, "sws_setColorspaceDetails", c_int, pointer, pointer, c_int, pointer),
            *(c_int, c_int, c_int, c_int),
        ),
        (
            *(ffmpeg.scale, "sws_scale", c_int, pointer, pointer, pointer, c_int, c_int),
            *(pointer, pointer),
        ),
        (ffmpeg.scale, "sws_freeContext", None, pointer),
    ):
        function: Any = getattr(library, name)
        function.restype, function.argtypes = result, arguments
