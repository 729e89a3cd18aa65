"""What a sound or film is and what it reveals about who made it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.files.media import MediaInfo, MediaStream
from casefiles.domain.files.reading_items import Item, Trait, TraitKind
from casefiles.evidence.channel.unreadable import Unreadable
from casefiles.evidence.media import ffmpeg as av
from casefiles.evidence.media.film import Film
from casefiles.evidence.media.media_file import Source
from casefiles.evidence.media.sound import Sound

_LONGEST: Final = 2_000
_KINDS: Final = {
    "creation_time": TraitKind.CREATED,
    "date": TraitKind.CREATED,
    "year": TraitKind.CREATED,
    "com.apple.quicktime.creationdate": TraitKind.CREATED,
    "location": TraitKind.POSITION,
    "com.apple.quicktime.location.iso6709": TraitKind.POSITION,
    "com.apple.quicktime.location.name": TraitKind.POSITION,
    "make": TraitKind.DEVICE,
    "model": TraitKind.DEVICE,
    "com.apple.quicktime.make": TraitKind.DEVICE,
    "com.apple.quicktime.model": TraitKind.DEVICE,
    "com.android.manufacturer": TraitKind.DEVICE,
    "com.android.model": TraitKind.DEVICE,
    "com.android.version": TraitKind.SOFTWARE,
    "com.apple.quicktime.software": TraitKind.SOFTWARE,
    "software": TraitKind.SOFTWARE,
    "encoder": TraitKind.SOFTWARE,
    "encoded_by": TraitKind.AUTHOR,
    "artist": TraitKind.AUTHOR,
    "author": TraitKind.AUTHOR,
    "album_artist": TraitKind.AUTHOR,
    "composer": TraitKind.AUTHOR,
    "performer": TraitKind.AUTHOR,
    "com.apple.quicktime.author": TraitKind.AUTHOR,
    "publisher": TraitKind.ORGANISATION,
    "copyright": TraitKind.OWNER,
    "title": TraitKind.TITLE,
    "album": TraitKind.TITLE,
    "genre": TraitKind.KEYWORDS,
    "keywords": TraitKind.KEYWORDS,
    "language": TraitKind.LANGUAGE,
    "com.apple.quicktime.content.identifier": TraitKind.IDENTIFIER,
    "timecode": TraitKind.IDENTIFIER,
    "reel_name": TraitKind.IDENTIFIER,
}
"""By the keys of FFmpeg's dictionaries, in small letters."""
_OF_THE_FORM: Final = frozenset(
    (
        *("major_brand", "minor_version", "compatible_brands", "vendor_id", "duration"),
        *("handler_name", "encoder_options", "bps", "number_of_frames", "number_of_bytes"),
    )
)
"""Keys that tell of the file's form only."""
_UNTOLD: Final = frozenset(("und", "unk"))
_LANGUAGE: Final = re.compile(r"-[a-z]{3}\Z")
_ISO_6709: Final = re.compile(r"([+-]\d{1,3}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")
_STREAM_KINDS: Final = {av.VIDEO: "film", av.AUDIO: "sound"}


def media_info(source: Source) -> MediaInfo:
    """Return what a file is; a stream that cannot be decoded here is listed as such."""
    duration = source.context.contents.duration
    told = [
        _stream(source, parameters)
        for stream, parameters in source.streams()
        if not stream.disposition & av.ATTACHED_PICTURE
    ]
    lasts = 0 if duration == av.NO_TIME else max(0, duration * 1000 // av.TIME_BASE)
    return MediaInfo(lasts, tuple(told))


def _stream(source: Source, parameters: av.Parameters) -> MediaStream:
    kind = _STREAM_KINDS.get(parameters.kind, "other")
    coding = source.library.codec.avcodec_get_name(parameters.codec).decode("ascii", "replace")
    try:
        if kind == "film":
            film = Film(source)
            width, height = film.size
            return MediaStream(kind, coding, width, height, round(film.rate * 1000))
        if kind == "sound":
            sound = Sound(source, 48_000, 2)
            return MediaStream(kind, coding, rate=sound.rate, channels=sound.channels)
    except Unreadable:
        return MediaStream(kind, coding, can_play=False)
    return MediaStream(kind, coding, can_play=False)


def media_items(source: Source) -> tuple[Item, ...]:
    """Return what a file reveals, each thing once."""
    found: dict[Item, None] = {}
    for item in _traits(source.tags(source.context.contents.metadata)):
        found.setdefault(item)
    for stream, _ in source.streams():
        for item in _traits(source.tags(stream.metadata)):
            found.setdefault(item)
    return tuple(found)


def _traits(tags: Mapping[str, str]) -> Iterator[Item]:
    for key, value in tags.items():
        # QuickTime adds the language to a key it has already without.
        small = _LANGUAGE.sub("", key.casefold())
        text = " ".join(value.split())[:_LONGEST]
        if small in _OF_THE_FORM or not text or text in _UNTOLD:
            continue
        kind = _KINDS.get(small)
        if kind is TraitKind.POSITION:
            text = _position(text)
        yield Trait(kind, text) if kind else Trait(TraitKind.COMMENT, f"{key}: {text}")


def _position(text: str) -> str:
    """Write a place of ISO 6709 as degrees, as those of photos are."""
    found = _ISO_6709.match(text)
    return f"{float(found[1]):.6f}, {float(found[2]):.6f}" if found else text
