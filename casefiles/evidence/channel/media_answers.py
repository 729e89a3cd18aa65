"""What a media child answers, as frames of plain JSON and pixels; read back as an enemy's."""

from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.files.media import FilmPicture, MediaInfo, MediaStream
from casefiles.evidence.channel.answers import MalformedAnswer, cleaned, fields_of, list_of, written

LONGEST: Final = 1_000 * 60 * 60 * 24 * 30
"""Milliseconds that a time may count: thirty days."""
MOST_PIXELS: Final = 9_000_000
MOST_SAMPLES: Final = 48_000 * 2 * 2 * 60
_MOST_STREAMS: Final = 64
_LARGEST_SIDE: Final = 65_536
_FASTEST: Final = 10_000_000
_KINDS: Final = frozenset(("film", "sound", "other"))
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class PictureHead:
    """Everything of a picture but its pixels."""

    moment: int
    columns: int
    rows: int

    @property
    def size(self) -> int:
        """Bytes of the pixels."""
        return self.columns * self.rows * 3

    def with_pixels(self, rgb: bytes) -> FilmPicture:
        """Put a picture together.

        Raises:
            NonsenseAnswer: not as many bytes as it has.
        """
        if len(rgb) != self.size:
            raise MalformedAnswer
        return FilmPicture(self.moment, self.columns, self.rows, rgb)


def info_answer(info: MediaInfo) -> bytes:
    """Write what a file is."""
    streams = [
        [
            *(one.kind, one.coding, one.width, one.height, one.rate, one.channels),
            one.can_play,
        ]
        for one in info.streams
    ]
    return written({"duration": info.duration, "streams": streams})


def picture_answer(moment: int, columns: int, rows: int) -> bytes:
    """Write everything of a picture but its pixels."""
    return written({"moment": moment, "columns": columns, "rows": rows})


def bytes_answer(count: int) -> bytes:
    """Write how many bytes follow in a frame of their own."""
    return written({"bytes": count})


def byte_count(data: bytes, most: int) -> int:
    """Read how many bytes follow.

    Raises:
        NonsenseAnswer: more than were asked for.
    """
    return _number(fields_of(data, {"bytes"})["bytes"], most)


def done_answer() -> bytes:
    """Write that there is no more."""
    return written({"done": True})


def info_from(data: bytes) -> MediaInfo:
    """Read what a file is.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, {"duration", "streams"})
    streams = tuple(_stream(one) for one in list_of(fields["streams"], _MOST_STREAMS))
    return MediaInfo(_number(fields["duration"], LONGEST), streams)


def picture_from(data: bytes) -> PictureHead | None:
    """Read everything of a picture but its pixels; None if there is no more.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    if is_done(data):
        return None
    fields = fields_of(data, {"moment", "columns", "rows"})
    columns = _number(fields["columns"], MOST_PIXELS)
    rows = _number(fields["rows"], MOST_PIXELS)
    if not columns or not rows or columns * rows > MOST_PIXELS:
        raise MalformedAnswer
    return PictureHead(_number(fields["moment"], LONGEST), columns, rows)


def is_done(data: bytes) -> bool:
    """Tell whether an answer is that there is no more."""
    return data == done_answer()


def _stream(value: Any) -> MediaStream:
    items = list_of(value, 7)
    if len(items) != 7:  # noqa: PLR2004  as written above
        raise MalformedAnswer
    kind, coding, width, height, rate, channels, can_play = items
    is_known = isinstance(kind, str) and kind in _KINDS and isinstance(can_play, bool)
    if not is_known or not isinstance(coding, str) or len(coding) > _LONGEST_NAME:
        raise MalformedAnswer
    return MediaStream(
        kind,
        cleaned(coding),
        _number(width, _LARGEST_SIDE),
        _number(height, _LARGEST_SIDE),
        _number(rate, _FASTEST),
        _number(channels, _MOST_STREAMS),
        can_play=can_play,
    )


def _number(value: object, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise MalformedAnswer
    return value
