"""What Outlook packs its attachments into for others, winmail.dat ([MS-OXTNEF]), as an archive."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.evidence.archives.archive_reader import Member
from casefiles.evidence.channel.unreadable import BROKEN_FILE, UnreadableFile
from casefiles.evidence.layout.file_container import pieces_of
from casefiles.evidence.text.charsets import decode
from casefiles.evidence.text.part_names import climbs, plain_name

SIGNATURE: Final = b"\x78\x9f\x3e\x22"
_HEAD: Final = 6
_ATTRIBUTE: Final = struct.Struct("<BII")
_CHECK: Final = 2
_NEW_FILE, _TITLE, _DATA, _PROPERTIES = 0x69002, 0x18010, 0x6800F, 0x69005
_CODE_PAGE: Final = 0x69007
_LONG_NAME: Final = 0x3707
_ANSI, _UNICODE, _BINARY, _OBJECT = 0x1E, 0x1F, 0x102, 0x0D
_FIXED: Final = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4,
                 0x14: 8, 0x40: 8, 0x48: 16}  # fmt: skip
_FIRST_NAMED: Final = 0x8000
_MOST: Final = 5_000


@dataclass(slots=True)
class _File:
    title: str = ""
    start: int = 0
    size: int = 0


@dataclass(slots=True)
class TnefArchive:
    """The files of a winmail.dat; `Archive`."""

    data: bytes
    _files: list[_File] = field(default_factory=list)
    _is_cut: bool = False

    def __post_init__(self) -> None:
        """Find the files.

        Raises:
            Unreadable: `broken_file`.
        """
        if not self.data.startswith(SIGNATURE):
            raise UnreadableFile(BROKEN_FILE)
        page = ""
        position = _HEAD
        while position + _ATTRIBUTE.size <= len(self.data) and len(self._files) < _MOST:
            _, name, length = _ATTRIBUTE.unpack_from(self.data, position)
            start = position + _ATTRIBUTE.size
            position = start + length + _CHECK
            if start + length > len(self.data):
                self._is_cut = True
                return
            if name == _CODE_PAGE and length >= 4:  # noqa: PLR2004  a number
                page = f"cp{int.from_bytes(self.data[start : start + 4], 'little')}"
            self._take(name, start, length, page)

    def members(self) -> Iterator[Member]:
        """Yield its files."""
        for file in self._files:
            if file.start:
                name = plain_name(file.title or "unnamed")
                values = (name, file.size, file.size, "", file)
                yield Member(*values, climbs=climbs(file.title))

    def findings(self) -> Iterator[FileWarning]:
        """Tell that the end is missing."""
        if self._is_cut:
            yield FileWarning(FileWarningCode.UNREADABLE_PARTS)

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a file."""
        assert isinstance(member.place, _File), "made by this archive"  # noqa: S101
        start = member.place.start
        return pieces_of(self.data[start : start + member.place.size])

    def _take(self, name: int, start: int, length: int, page: str) -> None:
        if name == _NEW_FILE:
            self._files.append(_File())
        if not self._files:
            return
        file = self._files[-1]
        value = self.data[start : start + length]
        if name == _TITLE:
            file.title = file.title or decode(value.rstrip(b"\0"), page).text
        elif name == _DATA:
            file.start, file.size = start, length
        elif name == _PROPERTIES:
            file.title = _long_name(value, page) or file.title


def _long_name(data: bytes, page: str) -> str:
    """Return the long name among the properties of a file; empty where they are broken."""
    try:
        return next(_names(data, page), "")
    except (struct.error, IndexError):
        return ""


def _names(data: bytes, page: str) -> Iterator[str]:
    (count,) = struct.unpack_from("<I", data)
    position = 4
    for _ in range(min(count, _MOST)):
        kind, tag = struct.unpack_from("<HH", data, position)
        position += 4
        if tag >= _FIRST_NAMED:
            position = _past_name(data, position)
        if kind in _FIXED:
            position += _FIXED[kind]
            continue
        if kind not in {_ANSI, _UNICODE, _BINARY, _OBJECT}:
            return
        (values,) = struct.unpack_from("<I", data, position)
        position += 4
        for _ in range(min(values, _MOST)):
            (length,) = struct.unpack_from("<I", data, position)
            value = data[position + 4 : position + 4 + length]
            position += 4 + length + -length % 4
            if tag == _LONG_NAME and kind == _UNICODE:
                yield value.decode("utf-16-le", "replace").rstrip("\0")
            elif tag == _LONG_NAME and kind == _ANSI:
                yield decode(value.rstrip(b"\0"), page).text


def _past_name(data: bytes, position: int) -> int:
    (by_name,) = struct.unpack_from("<I", data, position + 16)
    (number,) = struct.unpack_from("<I", data, position + 20)
    return position + 24 + (number + -number % 4 if by_name else 0)
