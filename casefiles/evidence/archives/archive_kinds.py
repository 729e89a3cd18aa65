"""The kinds of archives that are opened: by Python's own readers, and by libarchive."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, BinaryIO, Final, TypeAlias

from casefiles.domain.files.extracted_items import ExtractionFailure, FileWarning, FileWarningCode
from casefiles.evidence.archives.archive_reader import MOST_BYTES, TIGHTEST, ArchiveReader, Member
from casefiles.evidence.archives.packed_archive import PackedArchive
from casefiles.evidence.archives.unpacking import Unpacking, archive_library
from casefiles.evidence.channel.media_types import (
    BZIP2,
    GZIP,
    OF_LIBARCHIVE,
    TAR,
    ZIP,
    ZSTANDARD,
)
from casefiles.evidence.channel.unreadable import (
    ARCHIVE_NOT_OPENED,
    BROKEN_FILE,
    PASSWORD_NEEDED,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.file_container import PIECE
from casefiles.evidence.text.name_guessing import encoding_of_names
from casefiles.evidence.text.part_names import climbs, plain_name, repaired_name

_IS_ENCRYPTED: Final = 0x1
_UNICODE_FLAG: Final = 0x800
_PACKINGS: Final = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
)
_FAULTS: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    gzip.BadGzipFile,
    NotImplementedError,
    ValueError,
    OSError,
    EOFError,
    IndexError,
    OverflowError,
)
_Packed: TypeAlias = "IO[bytes] | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile | ZstandardFile"
_LEAST_PACKED: Final = 1 << 20
UNPACKED: Final = "unpacked"
"""Name of a file that an archive gives none."""
_HEAD: Final = 4_096
_HEAD_OF_GZIP: Final = 10
_HAS_NAME, _HAS_EXTRA = 0x08, 0x04


def archive_of(file: BinaryIO, media_type: str, password: str = "") -> ArchiveReader:
    """Open an archive, of which only what is looked at is read.

    Args:
        file: the archive.
        media_type: its kind.
        password: what a person typed for it; empty for none.

    Raises:
        Unreadable: `broken_file`, `archive_encrypted`, `password_wrong`; `archive_not_opened`
            where this computer lacks the library.
    """
    if media_type == TAR:
        return TarArchive(file)
    if media_type == ZIP and not password:
        return ZipArchive(file)
    if media_type in OF_LIBARCHIVE | {ZIP}:
        if archive_library() is None:
            raise UnreadableFile(ARCHIVE_NOT_OPENED)
        if media_type != ZSTANDARD:
            return PackedArchive(file, media_type, password)
    return PackedFile(file, media_type)


class ZipArchive:
    """A zip file; `Archive`."""

    def __init__(self, file: BinaryIO) -> None:
        self._length = file.seek(0, io.SEEK_END)
        try:
            self._zip = zipfile.ZipFile(file)
        except RuntimeError as error:
            raise UnreadableFile(PASSWORD_NEEDED) from error
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error
        self._packed = sum(info.compress_size for info in self._zip.infolist())

    def members(self) -> Iterator[Member]:
        """Yield its files; those that lie over one another, as in bombs, are not taken out."""
        infos = self._zip.infolist()
        codec = encoding_of_names([_raw_name(info) for info in infos if not _is_unicode(info)])
        for info in infos:
            if not info.filename.endswith("/"):
                member = _zip_member(info, codec)
                is_refused = self._overlaps() and member.trouble is ExtractionFailure.NONE
                yield replace(member, trouble=ExtractionFailure.TOO_TIGHT) if is_refused else member

    def findings(self) -> Iterator[FileWarning]:
        """Tell of members that lie over one another."""
        if self._overlaps():
            yield FileWarning(FileWarningCode.OVERLAPPING_PARTS, len(self._zip.infolist()))

    def _overlaps(self) -> bool:
        return self._packed > self._length

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member; its checksum is compared at the end.

        Raises:
            Unreadable: `broken_file` or `password_needed`.
        """
        assert isinstance(member.place, zipfile.ZipInfo), "made by this archive"  # noqa: S101
        try:
            with self._zip.open(member.place) as opened:
                yield from _pieces(opened)
        except RuntimeError as error:
            raise UnreadableFile(PASSWORD_NEEDED) from error
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error


def _is_unicode(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & _UNICODE_FLAG)


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    codec = "utf-8" if _is_unicode(info) else "cp437"
    return info.orig_filename.encode(codec, "surrogateescape")


def _zip_member(info: zipfile.ZipInfo, codec: str) -> Member:
    name = repaired_name(_raw_name(info), is_unicode=_is_unicode(info), codec=codec)
    trouble = ExtractionFailure.NONE
    if info.flag_bits & _IS_ENCRYPTED:
        trouble = ExtractionFailure.ENCRYPTED
    elif info.compress_type not in _PACKINGS:
        trouble = ExtractionFailure.UNKNOWN_PACKING
    values = (plain_name(name.text), info.file_size, info.compress_size, _zip_moment(info), info)
    return Member(*values, trouble, name.is_repaired, climbs(name.text))


def _zip_moment(info: zipfile.ZipInfo) -> str:
    """Return the time of a member, which has no zone; empty if it is none."""
    try:
        return datetime(*info.date_time).isoformat()  # noqa: DTZ001  zip files tell no zone
    except ValueError:
        return ""


class TarArchive:
    """A tar file; `Archive`."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            file.seek(0)
            self._tar = tarfile.TarFile(fileobj=file, errors="surrogateescape")
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error
        self._is_cut = False

    def members(self) -> Iterator[Member]:
        """Yield its files, up to where it is broken."""
        last_offset = -1
        try:
            for info in self._tar:
                if info.size < 0 or info.offset <= last_offset:
                    # A size below zero leads back, and round and round.
                    raise tarfile.ReadError
                last_offset = info.offset
                if info.isreg():
                    yield _tar_member(info)
        except (*_FAULTS, RecursionError):
            self._is_cut = True

    def findings(self) -> Iterator[FileWarning]:
        """Tell that the end is missing."""
        if self._is_cut:
            yield FileWarning(FileWarningCode.UNREADABLE_PARTS)

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member.

        Raises:
            Unreadable: `broken_file`.
        """
        assert isinstance(member.place, tarfile.TarInfo), "made by this archive"  # noqa: S101
        try:
            opened = self._tar.extractfile(member.place)
            if opened is not None:
                yield from _pieces(opened)
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error


def _tar_member(info: tarfile.TarInfo) -> Member:
    name = repaired_name(info.name.encode("utf-8", "surrogateescape"), is_unicode=True)
    try:
        moment = datetime.fromtimestamp(info.mtime, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        moment = ""
    values = (plain_name(name.text), info.size, 0, moment, info)
    return Member(*values, ExtractionFailure.NONE, name.is_repaired, climbs(name.text))


class PackedFile:
    """One file that was packed by itself; `Archive`."""

    def __init__(self, file: BinaryIO, media_type: str) -> None:
        self._file = file
        self._length = file.seek(0, io.SEEK_END)
        file.seek(0)
        self._head = file.read(_HEAD)
        self._media_type = media_type

    def members(self) -> Iterator[Member]:
        """Yield the file, whose size is found by unpacking it once.

        Raises:
            Unreadable: `broken_file`, or `too_large` where it unpacks without an end.
        """
        size = sum(map(len, self._unpacked()))
        yield Member(self._name(), size, self._length, self._moment(), None)

    def findings(self) -> Iterator[FileWarning]:
        """Yield nothing: what is broken is not opened."""
        yield from ()

    def bytes_of(self, _member: Member) -> Iterator[bytes]:
        """Yield the bytes of the file.

        Raises:
            Unreadable: `broken_file` or `too_large`.
        """
        return self._unpacked()

    def _unpacked(self) -> Iterator[bytes]:
        most = min(MOST_BYTES, TIGHTEST * max(self._length, _LEAST_PACKED))
        self._file.seek(0)
        try:
            for piece in _pieces(self._opened(self._file)):
                most -= len(piece)
                if most < 0:
                    raise UnreadableFile(TOO_LARGE)
                yield piece
        except _FAULTS as error:
            raise UnreadableFile(BROKEN_FILE) from error

    def _opened(self, source: BinaryIO) -> _Packed:
        if self._media_type == GZIP:
            return gzip.GzipFile(fileobj=source)
        if self._media_type == ZSTANDARD:
            return ZstandardFile(source)
        return bz2.BZ2File(source) if self._media_type == BZIP2 else lzma.LZMAFile(source)

    def _name(self) -> str:
        name = _gzip_name(self._head) if self._media_type == GZIP else b""
        if name:
            return plain_name(repaired_name(name, is_unicode=True).text)
        return UNPACKED

    def _moment(self) -> str:
        stamp = int.from_bytes(self._head[4:8], "little") if self._media_type == GZIP else 0
        return datetime.fromtimestamp(stamp, UTC).isoformat() if stamp else ""


class ZstandardFile:
    """The bytes of a file that Zstandard packed."""

    def __init__(self, source: BinaryIO) -> None:
        unpacking = Unpacking(source, ("raw",), "zstd")
        self._pieces = unpacking.pieces() if unpacking.go_on() else iter(())

    def read(self, _size: int) -> bytes:
        """Return the next bytes; none at the end."""
        return next(self._pieces, b"")


def _gzip_name(data: bytes) -> bytes:
    """Return the name that a gzip file tells (RFC 1952); empty if it tells none."""
    flags, at = data[3] if len(data) > _HEAD_OF_GZIP else 0, _HEAD_OF_GZIP
    if flags & _HAS_EXTRA:
        at += 2 + int.from_bytes(data[at : at + 2], "little")
    return data[at : at + 1000].partition(b"\0")[0] if flags & _HAS_NAME else b""


def _pieces(opened: _Packed) -> Iterator[bytes]:
    while piece := opened.read(PIECE):
        yield piece
