"""Loads all that sounds and films may ever take, before a process is locked and sees one."""

import contextlib
import io
import wave

from PIL import Image

from casefiles.evidence.channel.item_answers import item_answers
from casefiles.evidence.channel.media_answers import info_answer
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.media.ffmpeg import FFmpeg
from casefiles.evidence.media.ffmpeg_loading import load
from casefiles.evidence.media.media_file import MediaSource
from casefiles.evidence.media.media_metadata import media_info, media_items
from casefiles.evidence.media.sound import RATE, Sound


def warm_up() -> FFmpeg | None:
    """Load the libraries and go the way of a file once; None where they are not there."""
    library = load()
    if library is None:
        return None
    Image.new("RGB", (2, 2)).transpose(Image.Transpose.ROTATE_90).tobytes()
    for data in (_silence(), b"\0" * 64):
        with contextlib.suppress(UnreadableFile):
            _rehearse(library, data)
    return library


def _silence() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(16_000))
    return out.getvalue()


def _rehearse(library: FFmpeg, data: bytes) -> None:
    def source() -> MediaSource:
        return MediaSource(library, lambda offset, size: data[offset : offset + size], len(data))

    info_answer(media_info(source()))
    tuple(item_answers(media_items(source())))
    sound = Sound(source(), RATE, 2)
    sound.samples(0, 100)
    sound.shape(0, 500, 10)
