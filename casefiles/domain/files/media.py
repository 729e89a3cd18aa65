"""What is known of a sound or film: plain values from a locked child, and places in time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MediaStream:
    """One stream of a file.

    Attributes:
        kind: film, sound or other.
        coding: its name, such as h264 or opus.
        width: columns as shown; 0 for a sound.
        height: rows as shown; 0 for a sound.
        rate: frames a second, in thousandths; samples a second for a sound.
        channels: of a sound.
        can_play: whether its coding is known here.
    """

    kind: str
    coding: str
    width: int = 0
    height: int = 0
    rate: int = 0
    channels: int = 0
    can_play: bool = True


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a sound or film is.

    Attributes:
        duration: in milliseconds; 0 if the file does not tell.
        streams: in the order of the file.
    """

    duration: int
    streams: tuple[MediaStream, ...]

    @property
    def film(self) -> MediaStream | None:
        """The stream whose pictures are shown, if any."""
        return self._first("film")

    @property
    def sound(self) -> MediaStream | None:
        """The stream that is heard, if any."""
        return self._first("sound")

    def _first(self, kind: str) -> MediaStream | None:
        return next((one for one in self.streams if one.kind == kind and one.can_play), None)


@dataclass(frozen=True, slots=True)
class FilmPicture:
    """One frame of a film, for this screen only.

    Attributes:
        moment: when it is shown, in milliseconds.
        rgb: rows of red, green, blue bytes, top first, without padding.
    """

    moment: int
    columns: int
    rows: int
    rgb: bytes


PLAYED = "played"
"""In place of a reason why a file cannot be read: it is no paper, and is played instead."""


def time_code(milliseconds: int) -> str:
    """Return a place in time as people cite it: hours, minutes, seconds."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
