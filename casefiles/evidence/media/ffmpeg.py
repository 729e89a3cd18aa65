"""The functions and numbers of FFmpeg's libraries that are used here.

What a function or an option gives is asked of it; fields are read where there is neither.
"""

import ctypes
from ctypes import CDLL, POINTER, c_char_p, c_double, c_int, c_int64, c_uint8, c_void_p
from dataclasses import dataclass
from typing import Any, Final

from casefiles.evidence.media import ffmpeg_fields

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
ATTACHED_PICTURE: Final = 0x0400
DISPLAY_MATRIX: Final = 5
SEEK_SIZE: Final = 0x10000

READ_PACKET = ctypes.CFUNCTYPE(c_int, c_void_p, POINTER(c_uint8), c_int)
SEEK = ctypes.CFUNCTYPE(c_int64, c_void_p, c_int64, c_int)


@dataclass(frozen=True, slots=True)
class FFmpeg:
    """The libraries, with what of them is called declared."""

    util: CDLL
    codec: CDLL
    format: CDLL
    resample: CDLL
    scale: CDLL


def declare(ffmpeg: FFmpeg) -> None:
    """Tell what each function takes and returns, and make the libraries print nothing."""
    ffmpeg.util.av_log_set_level(_QUIET)
    pointer = c_void_p
    for library, name, result, *arguments in (
        (ffmpeg.util, "av_malloc", pointer, ctypes.c_size_t),
        (ffmpeg.util, "av_opt_set", c_int, pointer, c_char_p, c_char_p, c_int),
        (ffmpeg.util, "av_opt_set_int", c_int, pointer, c_char_p, c_int64, c_int),
        (ffmpeg.util, "av_opt_get_int", c_int, pointer, c_char_p, c_int, POINTER(c_int64)),
        (
            *(ffmpeg.util, "av_opt_get_image_size", c_int, pointer, c_char_p, c_int),
            *(POINTER(c_int), POINTER(c_int)),
        ),
        (
            ffmpeg.util,
            "av_opt_find",
            POINTER(ffmpeg_fields.Option),
            pointer,
            c_char_p,
            *(pointer, c_int, c_int),
        ),
        (ffmpeg.util, "av_opt_child_next", pointer, pointer, pointer),
        (ffmpeg.util, "av_opt_get_chlayout", c_int, pointer, c_char_p, c_int, pointer),
        (
            ffmpeg.util,
            "av_dict_get",
            POINTER(ffmpeg_fields.DictionaryEntry),
            pointer,
            c_char_p,
            pointer,
            c_int,
        ),
        (ffmpeg.util, "av_frame_alloc", POINTER(ffmpeg_fields.AvFrame)),
        (ffmpeg.util, "av_frame_unref", None, pointer),
        (ffmpeg.util, "av_frame_free", None, pointer),
        (ffmpeg.util, "av_display_rotation_get", c_double, pointer),
        (ffmpeg.util, "av_channel_layout_default", None, pointer, c_int),
        (ffmpeg.codec, "av_packet_alloc", POINTER(ffmpeg_fields.Packet)),
        (ffmpeg.codec, "av_packet_unref", None, pointer),
        (ffmpeg.codec, "av_packet_free", None, pointer),
        (ffmpeg.codec, "av_new_packet", c_int, pointer, c_int),
        (ffmpeg.codec, "avcodec_find_decoder", pointer, c_int),
        (ffmpeg.codec, "avcodec_get_name", c_char_p, c_int),
        (ffmpeg.codec, "avcodec_alloc_context3", pointer, pointer),
        (ffmpeg.codec, "avcodec_parameters_to_context", c_int, pointer, pointer),
        (ffmpeg.codec, "avcodec_parameters_from_context", c_int, pointer, pointer),
        (ffmpeg.codec, "avcodec_free_context", None, pointer),
        (ffmpeg.codec, "avcodec_open2", c_int, pointer, pointer, pointer),
        (ffmpeg.codec, "avcodec_send_packet", c_int, pointer, pointer),
        (ffmpeg.codec, "avcodec_receive_frame", c_int, pointer, pointer),
        (ffmpeg.codec, "avcodec_flush_buffers", None, pointer),
        (
            *(ffmpeg.codec, "av_packet_side_data_new", POINTER(ffmpeg_fields.SideData), pointer),
            *(pointer, c_int, ctypes.c_size_t, c_int),
        ),
        (
            ffmpeg.codec,
            "av_packet_side_data_get",
            POINTER(ffmpeg_fields.SideData),
            pointer,
            c_int,
            c_int,
        ),
        (ffmpeg.format, "avformat_alloc_context", POINTER(ffmpeg_fields.FormatContext)),
        (ffmpeg.format, "avformat_free_context", None, pointer),
        (ffmpeg.format, "avformat_get_class", pointer),
        (ffmpeg.format, "av_stream_get_class", pointer),
        (ffmpeg.format, "avformat_new_stream", pointer, pointer, pointer),
        (
            *(ffmpeg.format, "av_guess_sample_aspect_ratio", ffmpeg_fields.Rational),
            *(pointer, pointer, pointer),
        ),
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
