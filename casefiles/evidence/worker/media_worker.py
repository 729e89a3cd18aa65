"""One locked child for one sound or film: asks for pieces of it, and answers frames and samples."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from casefiles.domain.foundation.frames import read_frame
from casefiles.evidence.channel.answers import LARGEST_ANSWER, lock_answer, unreadable_answer
from casefiles.evidence.channel.item_answers import item_answers
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_answers import (
    bytes_answer,
    done_answer,
    info_answer,
    picture_answer,
)
from casefiles.evidence.channel.remote_file import ReceivedChunks
from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    FILM_LIBRARY_DIFFERS,
    OUT_OF_MEMORY,
    UnreadableFile,
)
from casefiles.evidence.media import ffmpeg
from casefiles.evidence.media.film import Film
from casefiles.evidence.media.media_file import MediaSource
from casefiles.evidence.media.media_metadata import media_info, media_items
from casefiles.evidence.media.sound import RATE, Sound
from casefiles.evidence.worker.document_worker import WorkerPipes
from casefiles.lock import lock_process

_PROCESSOR_SECONDS: Final = 6 * 3600
"""A long hearing may be watched in one go; what is asked has a time of its own each."""
_OVERVIEW_RATE: Final = 8_000


def work_on_media(line: WorkerPipes, limits: WorkerLimits, library: ffmpeg.FFmpeg | None) -> None:
    """Lock this process, then serve one file until the other side ends."""
    lock = lock_process(limits.memory_bytes, _PROCESSOR_SECONDS)
    line.answer(lock_answer(lock.landlock, seccomp=lock.seccomp, limits=lock.limits))
    size = int(_request(line)["size"])
    served = _Served(line, size, library)
    while True:
        try:
            served.serve(_request(line))
        except (UnreadableFile, MemoryError) as error:
            code = error.code if isinstance(error, UnreadableFile) else OUT_OF_MEMORY
            line.answer(unreadable_answer(code))


def _request(line: WorkerPipes) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(read_frame(line.read_exactly, LARGEST_ANSWER))
    return parsed


class _Served:
    """A file that is served; it is opened once for each position that moves by itself."""

    def __init__(self, line: WorkerPipes, size: int, library: ffmpeg.FFmpeg | None) -> None:
        self._line, self._size, self._library = line, size, library
        self._pieces = ReceivedChunks(line, size)

    def serve(self, request: dict[str, Any]) -> None:
        """Answer one request.

        Raises:
            Unreadable: with the code of the reason.
        """
        verbs: dict[str, Callable[[dict[str, Any]], None]] = {
            "info": self._info,
            "picture": self._picture,
            "next": self._next,
            "before": self._before,
            "key": self._key,
            "sound": self._samples,
            "shape": self._shape,
        }
        verbs[request["do"]](request)

    def _source(self) -> MediaSource:
        if self._library is None:
            raise UnreadableFile(FILM_LIBRARY_DIFFERS)
        if self._size == 0:
            raise UnreadableFile(BROKEN_FILE)
        return MediaSource(self._library, self._pieces.read, self._size)

    @cached_property
    def _film(self) -> Film:
        return Film(self._source())

    @cached_property
    def _keys(self) -> Film:
        return Film(self._source())

    @cached_property
    def _sound(self) -> Sound:
        return Sound(self._source(), RATE, 2)

    @cached_property
    def _overview(self) -> Sound:
        return Sound(self._source(), _OVERVIEW_RATE, 1)

    def _info(self, _request: dict[str, Any]) -> None:
        source = self._source()
        self._line.answer(info_answer(media_info(source)))
        for answer in item_answers(media_items(source)):
            self._line.answer(answer)

    def _picture(self, request: dict[str, Any]) -> None:
        self._show(self._film.at(request["at"], request["width"]))

    def _next(self, request: dict[str, Any]) -> None:
        self._show(self._film.next(request["width"], request["skipped"]))

    def _before(self, request: dict[str, Any]) -> None:
        self._show(self._film.before(request["at"], request["width"]))

    def _key(self, request: dict[str, Any]) -> None:
        self._show(self._keys.key_frame(request["at"], request["width"]))

    def _show(self, picture: Any) -> None:
        if picture is None:
            self._line.answer(done_answer())
            return
        self._line.answer(picture_answer(max(0, picture.moment), picture.columns, picture.rows))
        self._line.answer(picture.rgb)

    def _samples(self, request: dict[str, Any]) -> None:
        self._send(self._sound.samples(request["at"], request["length"], request["speed"]))

    def _shape(self, request: dict[str, Any]) -> None:
        start = request["at"]
        self._send(self._overview.shape(start, start + request["length"], request["count"]))

    def _send(self, data: bytes) -> None:
        self._line.answer(bytes_answer(len(data)))
        self._line.answer(data)
