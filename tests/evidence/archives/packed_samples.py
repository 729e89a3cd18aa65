"""Archives of kinds that Python cannot write: 7z and zip by libarchive, RAR and CAB by hand.

RAR 5.0 by RARLAB's "RAR 5.0 archive format", CAB by [MS-CAB]; both with files that are stored.
"""

import ctypes
import struct
import zlib
from collections.abc import Mapping
from typing import Final

from casefiles.evidence.archives.unpacking import archive_library

_REGULAR: Final = 0o100000
_RAR: Final = b"Rar!\x1a\x07\x01\x00"
_MOST: Final = 64 << 20


def written(
    files: Mapping[str, bytes], kind: str = "7zip", options: str = "", password: str = ""
) -> bytes:
    """Return an archive that libarchive writes, of a kind that it names."""
    library = archive_library()
    assert library is not None
    room, used = ctypes.create_string_buffer(_MOST), ctypes.c_size_t()
    archive = library.write_new()
    library.get_write_format_function(kind)(archive)
    if options:
        library.write_set_options(archive, options.encode())
    if password:
        library.write_set_passphrase(archive, password.encode())
    library.write_open_memory(archive, room, _MOST, ctypes.byref(used))
    for name, data in files.items():
        entry = library.entry_new()
        library.entry_update_pathname_utf8(entry, name.encode())
        library.entry_set_size(entry, len(data))
        library.entry_set_filetype(entry, _REGULAR)
        library.entry_set_mtime(entry, 1_700_000_000, 0)
        library.write_header(archive, entry)
        library.write_data(archive, data, len(data))
        library.write_finish_entry(archive)
        library.entry_free(entry)
    library.write_close(archive)
    library.write_free(archive)
    return room.raw[: used.value]


def rar(files: Mapping[str, bytes], *, is_encrypted: bool = False) -> bytes:
    """Return a RAR file of stored files."""
    out = bytearray(_RAR + _rar_block(1, 0, _number(0)))
    for name, data in files.items():
        raw = name.encode()
        crc = struct.pack("<I", zlib.crc32(data))
        # With a time (2) and a checksum (4); stored, by a Unix machine.
        fields = _number(2 | 4) + _number(len(data)) + _number(0o100644)
        fields += struct.pack("<I", 1_700_000_000) + crc + _number(0) + _number(1)
        fields += _number(len(raw)) + raw
        extra = b""
        if is_encrypted:
            # A record of encryption: version, flags, strength, salt, first block.
            record = _number(1) + _number(0) + _number(0) + b"\x0f" + bytes(32)
            extra = _number(len(record)) + record
        out += _rar_block(2, 2 | (1 if extra else 0), fields, extra, data)
    return bytes(out + _rar_block(5, 0, _number(0)))


def _rar_block(
    kind: int, flags: int, fields: bytes, extra: bytes = b"", data: bytes = b""
) -> bytes:
    sizes = (_number(len(extra)) if flags & 1 else b"") + (_number(len(data)) if flags & 2 else b"")
    head = _number(kind) + _number(flags) + sizes + fields + extra
    sized = _number(len(head)) + head
    return struct.pack("<I", zlib.crc32(sized)) + sized + data


def _number(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def cab(files: Mapping[str, bytes]) -> bytes:
    """Return a CAB file of stored files; all together below 32 KiB."""
    data = b"".join(files.values())
    entries, at = bytearray(), 0
    for name, content in files.items():
        is_unicode = 0x80 if not name.isascii() else 0
        entries += struct.pack("<IIHHHH", len(content), at, 0, 0x576E, 0xB1C0, 0x20 | is_unicode)
        entries += name.encode() + b"\0"
        at += len(content)
    first_file = 36 + 8
    first_data = first_file + len(entries)
    block = struct.pack("<IHH", 0, len(data), len(data)) + data
    size = first_data + len(block)
    head = struct.pack(
        "<4sIIIIIBBHHHHH", b"MSCF", 0, size, 0, first_file, 0, 3, 1, 1, len(files), 0, 7, 0
    )
    folder = struct.pack("<IHH", first_data, 1, 0)
    return bytes(head + folder + entries + block)


def zstandard(data: bytes) -> bytes:
    """Return a frame of Zstandard (RFC 8878) of one raw block."""
    head = b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(data))
    return head + struct.pack("<I", len(data) << 3 | 1)[:3] + data
