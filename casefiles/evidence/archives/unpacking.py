"""The system's libarchive, which opens what Python has no reader for: 7z, RAR, CAB, Zstandard."""

import ctypes
import locale
import logging
import os
from collections.abc import Iterator
from ctypes import c_int, c_void_p
from types import ModuleType
from typing import BinaryIO, Final

from casefiles.evidence.channel.unreadable import (
    ARCHIVE_ENCRYPTED,
    BROKEN_FILE,
    PASSWORD_WRONG,
    UnreadableFile,
)
from casefiles.evidence.layout.file_container import PIECE

_NAME: Final = "libarchive.so.13"
_NAMES_IN: Final = "C.UTF-8"
"""Libarchive hands out names in the encoding of the process alone."""
_REGULAR: Final = 0o100000
_END: Final = 1
_FATAL: Final = -30
_IN_WRONG: Final = "passphrase"
"""What libarchive says of a wrong one."""
_LOADED: list[ModuleType | None] = []


def archive_library() -> ModuleType | None:
    """Return the library, loaded at the first call; None where this computer has none.

    A locked process must have called it before.
    """
    if not _LOADED:
        _LOADED.append(_load())
    return _LOADED[0]


def _load() -> ModuleType | None:
    before = os.environ.get("LIBARCHIVE")
    # Else it is looked for by running programs.
    os.environ["LIBARCHIVE"] = _NAME
    try:
        locale.setlocale(locale.LC_CTYPE, _NAMES_IN)
        from libarchive import ffi  # noqa: PLC0415
    except (ImportError, OSError, AttributeError):
        return None
    finally:
        if before is None:
            del os.environ["LIBARCHIVE"]
        else:
            os.environ["LIBARCHIVE"] = before
    logging.getLogger("libarchive").disabled = True
    for name in ("entry_is_data_encrypted", "read_has_encrypted_entries"):
        ffi.ffi(name, [c_void_p], c_int)
    for name in _FORMATS:
        ffi.get_read_format_function(name)
    loaded: ModuleType = ffi
    return loaded


_FORMATS: Final = ("7zip", "rar", "rar5", "cab", "zip", "raw")


class Unpacking:
    """An archive read from its beginning, one entry after another."""

    def __init__(
        self, file: BinaryIO, formats: tuple[str, ...], packing: str = "none", password: str = ""
    ) -> None:
        """Open an archive at its beginning.

        Args:
            file: stays the caller's.
            formats: names of libarchive for the kinds that it may be of.
            packing: the name of libarchive for what lies around the archive.
            password: that of its entries; empty for none.

        Raises:
            Unreadable: `broken_file` or `archive_encrypted`.
        """
        library = archive_library()
        assert library is not None, "asked before"  # noqa: S101
        self._ffi = library
        self._file = file
        self._fault: BaseException | None = None
        self._buffer = ctypes.create_string_buffer(PIECE)
        self._calls = (
            library.READ_CALLBACK(self._give),
            library.SEEK_CALLBACK(self._seek),
        )
        self.position = -1
        self._entry = library.entry_new()
        self._archive = library.read_new()
        file.seek(0)
        if password:
            self._call(library.read_add_passphrase, password.encode())
        self._call(library.get_read_filter_function(packing))
        for name in formats:
            self._call(library.get_read_format_function(name))
        read, seek = self._calls
        self._call(library.read_set_seek_callback, seek)
        self._call(library.read_open, None, library.NO_OPEN_CB, read, library.NO_CLOSE_CB)

    def close(self) -> None:
        """Give its memory back."""
        if self._archive is not None:
            self._ffi.read_free(self._archive)
            self._ffi.entry_free(self._entry)
            self._archive = None

    def go_on(self) -> bool:
        """Go to the next entry; false at the end.

        Raises:
            Unreadable: `broken_file` or `archive_encrypted`.
        """
        if self._call(self._ffi.read_next_header2, self._entry) == _END:
            return False
        self.position += 1
        return True

    @property
    def is_file(self) -> bool:
        """Whether the entry is a file and no folder or link."""
        return int(self._ffi.entry_filetype(self._entry)) == _REGULAR

    @property
    def is_encrypted(self) -> bool:
        """Whether the entry needs a password."""
        return bool(self._ffi.entry_is_data_encrypted(self._entry))

    @property
    def size(self) -> int:
        """Bytes of the entry, as it says itself."""
        return max(0, int(self._ffi.entry_size(self._entry)))

    @property
    def moment(self) -> int | None:
        """When it was last changed, in seconds since 1970; None if it says nothing."""
        is_set = self._ffi.entry_mtime_is_set(self._entry)
        return int(self._ffi.entry_mtime(self._entry)) if is_set else None

    @property
    def name(self) -> bytes:
        """Its name: UTF-8, or what a packer of old wrote."""
        raw = self._ffi.entry_pathname(self._entry)
        if raw is not None:
            return bytes(raw)
        wide = self._ffi.entry_pathname_w(self._entry)
        return str(wide or "").encode("utf-8", "replace")

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes of the entry.

        Raises:
            Unreadable: `broken_file`, `archive_encrypted` or `password_wrong`.
        """
        data = ctypes.create_string_buffer(PIECE)
        while length := self._call(self._ffi.read_data, data, PIECE):
            if length < 0:
                # Only warned of there: a checksum that does not agree.
                raise UnreadableFile(BROKEN_FILE)
            yield data.raw[:length]

    # Arguments of a function in C come as they are.
    def _call(self, function: object, *values: object) -> int:
        try:
            answer: int = function(self._archive, *values)  # type: ignore[operator]
        except Exception as error:
            if self._fault is not None:
                raise self._fault from error
            raise UnreadableFile(self._code_of(str(error))) from error
        return answer

    def _code_of(self, words: str) -> str:
        if _IN_WRONG in words.lower():
            return PASSWORD_WRONG
        if self._ffi.read_has_encrypted_entries(self._archive) > 0 or "encrypt" in words.lower():
            return ARCHIVE_ENCRYPTED
        return BROKEN_FILE

    def _give(self, _archive: object, _context: object, where: object) -> int:
        try:
            data = self._file.read(PIECE)
        except Exception as error:  # noqa: BLE001  nothing may be raised through C
            self._fault = error
            return _FATAL
        ctypes.memmove(self._buffer, data, len(data))
        ctypes.cast(where, ctypes.POINTER(c_void_p))[0] = ctypes.cast(self._buffer, c_void_p)  # type: ignore[arg-type]
        return len(data)

    def _seek(self, _archive: object, _context: object, offset: int, whence: int) -> int:
        try:
            return self._file.seek(offset, whence)
        except Exception as error:  # noqa: BLE001  nothing may be raised through C
            self._fault = error
            return _FATAL
