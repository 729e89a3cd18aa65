"""What a sound or film is and what it reveals about who made it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.files.extracted_items import Item, MetadataItem, MetadataKind
from casefiles.domain.files.media import MediaInfo, MediaStream
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.media import ffmpeg, ffmpeg_fields
from casefiles.evidence.media.film import Film
from casefiles.evidence.media.media_file import MediaSource
from casefiles.evidence.media.sound import Sound

_LONGEST: Final = 2_000
_KINDS: Final = {
    "creation_time": MetadataKind.CREATED,
    "date": MetadataKind.CREATED,
    "year": MetadataKind.CREATED,
    "com.apple.quicktime.creationdate": MetadataKind.CREATED,
    "location": MetadataKind.POSITION,
    "com.apple.quicktime.location.iso6709": MetadataKind.POSITION,
    "com.apple.quicktime.location.name": MetadataKind.POSITION,
    "make": MetadataKind.DEVICE,
    "model": MetadataKind.DEVICE,
    "com.apple.quicktime.make": MetadataKind.DEVICE,
    "com.apple.quicktime.model": MetadataKind.DEVICE,
    "com.android.manufacturer": MetadataKind.DEVICE,
    "com.android.model": MetadataKind.DEVICE,
    "com.android.version": MetadataKind.SOFTWARE,
    "com.apple.quicktime.software": MetadataKind.SOFTWARE,
    "software": MetadataKind.SOFTWARE,
    "encoder": MetadataKind.SOFTWARE,
    "encoded_by": MetadataKind.AUTHOR,
    "artist": MetadataKind.AUTHOR,
    "author": MetadataKind.AUTHOR,
    "album_artist": MetadataKind.AUTHOR,
    "composer": MetadataKind.AUTHOR,
    "performer": MetadataKind.AUTHOR,
    "com.apple.quicktime.author": MetadataKind.AUTHOR,
    "publisher": MetadataKind.ORGANISATION,
    "copyright": MetadataKind.OWNER,
    "title": MetadataKind.TITLE,
    "album": MetadataKind.TITLE,
    "genre": MetadataKind.KEYWORDS,
    "keywords": MetadataKind.KEYWORDS,
    "language": MetadataKind.LANGUAGE,
    "com.apple.quicktime.content.identifier": MetadataKind.IDENTIFIER,
    "timecode": MetadataKind.IDENTIFIER,
    "reel_name": MetadataKind.IDENTIFIER,
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
_STREAM_KINDS: Final = {ffmpeg.VIDEO: "film", ffmpeg.AUDIO: "sound"}


def media_info(source: MediaSource) -> MediaInfo:
    """Return what a file is; a stream that cannot be decoded here is listed as such."""
    duration = source.context.contents.duration
    media_streams = [
        _stream(source, parameters)
        for stream, parameters in source.streams()
        if not source.is_cover(stream)
    ]
    lasts = 0 if duration == ffmpeg.NO_TIME else max(0, duration * 1000 // ffmpeg.TIME_BASE)
    return MediaInfo(lasts, tuple(media_streams))


def _stream(source: MediaSource, parameters: ffmpeg_fields.Parameters) -> MediaStream:
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
    except UnreadableFile:
        return MediaStream(kind, coding, can_play=False)
    return MediaStream(kind, coding, can_play=False)


def media_items(source: MediaSource) -> tuple[Item, ...]:
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
        if kind is MetadataKind.POSITION:
            text = _position(text)
        yield (
            MetadataItem(kind, text)
            if kind
            else MetadataItem(MetadataKind.COMMENT, f"{key}: {text}")
        )


def _position(text: str) -> str:
    """Write a place of ISO 6709 as degrees, as those of photos are."""
    found = _ISO_6709.match(text)
    return f"{float(found[1]):.6f}, {float(found[2]):.6f}" if found else text
