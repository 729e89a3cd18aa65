"""Lets libheif decode on the calling thread, since a locked worker may start no other.

libheif asks libde265 for a worker thread without a way to decline, and libde265 1.1 ends the
process where the kernel refuses one. So the entry of that call in libheif's table of imported
functions is pointed at a harmless function of libde265 that takes nothing and returns success:
without workers it decodes on the caller's thread.
"""

import ctypes
import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

_THREAD_STARTER = b"de265_start_worker_threads"
_INSTEAD = "de265_init"
_ELF64_LITTLE = b"\x7fELF\x02\x01"
_SYMBOLS, _RELOCATIONS = 11, 4
"""Types of sections (ELF-64 object file format): dynamic symbols, relocations with addends."""
_READ, _WRITE = 1, 2


def decode_heif_on_one_thread() -> bool:
    """Make libheif, which is loaded, ask for no threads; tells whether it took hold."""
    try:
        heif, decoder = _loaded("libheif"), _loaded("libde265")
        if heif is None or decoder is None:
            return False
        base, path = heif
        slots = list(_slots(Path(path).read_bytes()))
        function = ctypes.cast(ctypes.CDLL(decoder[1])[_INSTEAD], ctypes.c_void_p).value
    except (OSError, AttributeError, struct.error, IndexError):
        return False
    if function is None:
        return False
    return bool(slots) and all(_point(base + slot, function) for slot in slots)


def _loaded(name: str) -> tuple[int, str] | None:
    """Return address and path of a library that this process has loaded."""
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        bounds, _rights, offset, *rest = line.split(maxsplit=5)
        path = rest[-1]
        if int(offset, 16) == 0 and Path(path).name.startswith(name):
            return int(bounds.partition("-")[0], 16), path
    return None


def _slots(data: bytes) -> Iterator[int]:
    """Yield where the library keeps the address of the function, from its start in memory."""
    if not data.startswith(_ELF64_LITTLE):
        return
    (sections,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    table = [struct.unpack_from("<IIQQQQIIQQ", data, sections + size * at) for at in range(count)]
    for kind, offset, length, link in ((row[1], row[4], row[5], row[6]) for row in table):
        if kind != _RELOCATIONS or table[link][1] != _SYMBOLS:
            continue
        symbols, names = table[link][4], table[table[link][6]][4]
        for at in range(offset, offset + length, 24):
            place, info, _addend = struct.unpack_from("<QQq", data, at)
            (name,) = struct.unpack_from("<I", data, symbols + 24 * (info >> 32))
            if data[names + name :].startswith(_THREAD_STARTER + b"\0") if info >> 32 else False:
                yield place


def _point(place: int, function: int) -> bool:
    """Write an address into a table that the loader may have made read-only."""
    library = ctypes.CDLL(None)
    page = ctypes.c_void_p(place & -mmap.PAGESIZE)
    size = ctypes.c_size_t(mmap.PAGESIZE)
    before = _READ | _WRITE if _is_writable(place) else _READ
    if library.mprotect(page, size, _READ | _WRITE) != 0:
        return False
    ctypes.c_uint64.from_address(place).value = function
    return bool(library.mprotect(page, size, before) == 0)


def _is_writable(place: int) -> bool:
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        bounds, rights = line.split(maxsplit=2)[:2]
        first, _, end = bounds.partition("-")
        if int(first, 16) <= place < int(end, 16):
            return "w" in rights
    return False
