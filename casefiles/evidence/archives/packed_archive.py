"""Archives that libarchive opens: 7z, RAR and CAB, zip files with a password, Zstandard."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO, Final

from casefiles.domain.files.extracted_items import ExtractionFailure, FileWarning
from casefiles.evidence.archives.archive_reader import Member
from casefiles.evidence.archives.rar_headers import MARK, rar_entries
from casefiles.evidence.archives.unpacking import Unpacking
from casefiles.evidence.channel.media_types import CAB, RAR, SEVEN_ZIP, ZIP
from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    PASSWORD_WRONG,
    UnreadableFile,
)
from casefiles.evidence.text.name_guessing import encoding_of_names
from casefiles.evidence.text.part_names import climbs, plain_name, repaired_name

_FORMATS: Final = {
    SEVEN_ZIP: ("7zip",),
    RAR: ("rar", "rar5"),
    CAB: ("cab",),
    ZIP: ("zip",),
}
_IN_UTC: Final = frozenset({SEVEN_ZIP})
"""The others have the time of a clock on some wall."""


class PackedArchive:
    """A 7z, RAR, CAB or zip file; `Archive`."""

    def __init__(self, file: BinaryIO, media_type: str, password: str = "") -> None:
        """List what it holds; a password is tried on the smallest file that needs one.

        Raises:
            Unreadable: `broken_file`, `archive_encrypted` or `password_wrong`.
        """
        self._file, self._media_type, self._password = file, media_type, password
        self._length = file.seek(0, 2)
        self._is_cut = False
        self._reading: Unpacking | None = None
        self._locked: list[Member] = []
        file.seek(0)
        is_rar5 = file.read(len(MARK)) == MARK
        self._rar = rar_entries(file) if is_rar5 else ()
        self._members = self._listed()
        if password:
            self._try()

    def members(self) -> Iterator[Member]:
        """Yield its files."""
        return iter(self._members)

    def findings(self) -> Iterator[FileWarning]:
        """Yield nothing: what is broken is not opened."""
        yield from ()

    def bytes_of(self, member: Member) -> Iterator[bytes]:
        """Yield the bytes of a member.

        Raises:
            Unreadable: `broken_file`, `archive_encrypted` or `password_wrong`.
        """
        place = member.place
        assert isinstance(place, int), "made by this archive"  # noqa: S101
        if self._reading is None or self._reading.position >= place:
            self._open()
        reading = self._reading
        assert reading is not None, "opened"  # noqa: S101
        while reading.position < place:
            if not reading.go_on():
                raise UnreadableFile(BROKEN_FILE)
        checksum = self._rar[place].checksum if self._rar else None
        if checksum is None:
            yield from reading.pieces()
            return
        found = 0
        for piece in reading.pieces():
            found = zlib.crc32(piece, found)
            yield piece
        if found != checksum:
            raise UnreadableFile(BROKEN_FILE)

    def _open(self) -> None:
        if self._reading is not None:
            self._reading.close()
        self._reading = Unpacking(self._file, _FORMATS[self._media_type], password=self._password)

    def _listed(self) -> tuple[Member, ...]:
        listing = Unpacking(self._file, _FORMATS[self._media_type], password=self._password)
        try:
            found = list(self._entries(listing))
        finally:
            listing.close()
        codec = encoding_of_names([raw for raw, _ in found])
        size = sum(member.size for _, member in found)
        return tuple(self._named(raw, member, codec, size) for raw, member in found)

    def _entries(self, listing: Unpacking) -> Iterator[tuple[bytes, Member]]:
        while listing.go_on():
            if not listing.is_file:
                continue
            moment = self._moment(listing.moment)
            member = Member("", listing.size, 0, moment, listing.position)
            if self._is_locked(listing):
                self._locked.append(member)
                member = replace(member, trouble=self._trouble())
            yield listing.name, member

    def _is_locked(self, listing: Unpacking) -> bool:
        if not self._rar:
            return listing.is_encrypted
        if listing.position >= len(self._rar):
            raise UnreadableFile(BROKEN_FILE)
        return self._rar[listing.position].is_encrypted

    def _trouble(self) -> ExtractionFailure:
        if self._media_type != ZIP:
            # Libarchive has no ciphers for the others.
            return ExtractionFailure.UNKNOWN_ENCRYPTION
        return ExtractionFailure.NONE if self._password else ExtractionFailure.ENCRYPTED

    def _named(self, raw: bytes, member: Member, codec: str, size: int) -> Member:
        name = repaired_name(raw, is_unicode=True, codec=codec)
        # Only the whole says how tightly it is packed.
        packed = max(1, self._length * member.size // max(1, size)) if member.size else 0
        return replace(
            member,
            name=plain_name(name.text),
            packed=packed,
            is_repaired=name.is_repaired,
            climbs=climbs(name.text),
        )

    def _moment(self, seconds: int | None) -> str:
        if seconds is None:
            return ""
        try:
            # What a packer wrote without a zone was read in that of this process.
            zone = UTC if self._media_type in _IN_UTC else None
            return datetime.fromtimestamp(seconds, zone).isoformat(timespec="seconds")
        except (ValueError, OverflowError, OSError):
            return ""

    def _try(self) -> None:
        if not self._locked:
            return
        member = min(self._locked, key=lambda one: one.size)
        try:
            for _ in self.bytes_of(member):
                pass
        except UnreadableFile as error:
            # A wrong one may show only by nonsense that does not unpack.
            is_wrong = error.code == BROKEN_FILE
            raise UnreadableFile(PASSWORD_WRONG if is_wrong else error.code) from error
