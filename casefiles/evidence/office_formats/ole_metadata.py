"""What compound files of old office programs tell of their makers, and whether they hold macros."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import olefile

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    Item,
    MetadataItem,
    MetadataKind,
)
from casefiles.evidence.office_formats.compound import compound
from casefiles.evidence.office_formats.office_metadata import trait

_SUMMARY: Final = {
    2: MetadataKind.TITLE,
    3: MetadataKind.SUBJECT,
    4: MetadataKind.AUTHOR,
    5: MetadataKind.KEYWORDS,
    6: MetadataKind.COMMENT,
    7: MetadataKind.TEMPLATE,
    8: MetadataKind.LAST_EDITOR,
    9: MetadataKind.SAVED_TIMES,
    10: MetadataKind.EDITING_TIME,
    11: MetadataKind.PRINTED,
    12: MetadataKind.CREATED,
    13: MetadataKind.MODIFIED,
    18: MetadataKind.SOFTWARE,
}
_DOCUMENT: Final = {14: MetadataKind.OWNER, 15: MetadataKind.ORGANISATION}
_STREAMS: Final = (
    ("\x05SummaryInformation", _SUMMARY),
    ("\x05DocumentSummaryInformation", _DOCUMENT),
)
_MACROS: Final = frozenset(("vba", "_vba_project", "macros", "_vba_project_cur"))
_OBJECTS: Final = ("objectpool", "mbd")
_MOST, _LONGEST = 200, 4_000
_TEXT, _WIDE_TEXT, _TIME, _PAGE_ID = 0x1E, 0x1F, 0x40, 1
_START: Final = datetime(1601, 1, 1, tzinfo=UTC)
_TICKS_PER_SECOND, _MINUTE, _UTF_8 = 10_000_000, 60, 65001
_LAST: Final = 400 * 365 * 86_400


def old_office_items(data: bytes) -> Iterator[Item]:
    """Yield what the properties and the streams of a compound file tell."""
    try:
        with compound(data) as file:
            for name, kinds in _STREAMS:
                if file.exists(name):
                    yield from _properties(bytes(file.openstream(name).read()), kinds)
            yield from _findings(file)
    except (OSError, ValueError, IndexError, TypeError, KeyError, AttributeError):
        return


def _findings(file: olefile.OleFileIO) -> Iterator[FileWarning]:
    storages = {part.lower() for path in file.listdir(streams=True, storages=True) for part in path}
    if storages & _MACROS:
        yield FileWarning(FileWarningCode.MACROS, 1)
    embedded = sum(name.startswith(_OBJECTS) for name in storages)
    if embedded:
        yield FileWarning(FileWarningCode.EMBEDDED_FILES, embedded)


def _properties(stream: bytes, kinds: dict[int, MetadataKind]) -> Iterator[MetadataItem]:
    """Yield the properties of a set ([MS-OLEPS]); counts in it are not believed."""
    section = stream[_whole(stream, 44) :]
    places = {}
    for at in range(min(_whole(section, 4), _MOST)):
        places[_whole(section, 8 + 8 * at)] = _whole(section, 12 + 8 * at)
    page = _whole(section, places[_PAGE_ID] + 4) & 0xFFFF if _PAGE_ID in places else 1252
    for number, kind in kinds.items():
        if number in places:
            yield from trait(kind, _text(section[places[number] :], page, kind))


def _text(value: bytes, page: int, kind: MetadataKind) -> str:
    form, size = _whole(value, 0), min(_whole(value, 4), _LONGEST)
    if form == _TEXT:
        return _decoded(value[8 : 8 + size], page).rstrip("\0")
    if form == _WIDE_TEXT:
        return value[8 : 8 + 2 * size].decode("utf-16-le", "replace").rstrip("\0")
    if form != _TIME:
        return ""
    seconds = int.from_bytes(value[4:12], "little") // _TICKS_PER_SECOND
    if kind is MetadataKind.EDITING_TIME:
        return f"{seconds // _MINUTE:,} minutes" if _MINUTE <= seconds < _LAST else ""
    if not 0 < seconds < 2 * _LAST:
        return ""
    return f"{_START + timedelta(seconds=seconds):%Y-%m-%d %H:%M} UTC"


def _decoded(data: bytes, page: int) -> str:
    try:
        return data.decode("utf-8" if page == _UTF_8 else f"cp{page}", "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _whole(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
