"""The few fields of FFmpeg's structures that are read because no function of it gives them.

They hold for the versions in `ffmpeg_loading.PROVEN` alone.
"""

import ctypes
from ctypes import POINTER, c_char_p, c_int, c_int64, c_void_p


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
    *(("side_data", c_void_p), ("side_data_count", c_int)),
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


class Option(ctypes.Structure):
    """AVOption, as far as it is used (opt.h)."""


Option._fields_ = (("name", c_char_p), ("help", c_char_p), ("offset", c_int))
