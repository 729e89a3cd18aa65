"""Files from outside: finding them below a folder, and reading one without being misled."""

import errno
import os
import re
import stat
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused, VaultError
from casefiles.evidence.text.name_guessing import encoding_of_names, may_be_russian, read_in
from casefiles.evidence.text.text_decoding import decoded

_FLAGS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_BLOCK: Final = 1 << 20
_SYSTEM_FILES: Final = frozenset(
    (".ds_store", ".localized", "thumbs.db", "ehthumbs.db", "desktop.ini")
)
_SYSTEM_FOLDERS: Final = frozenset(
    (".spotlight-v100", ".trashes", ".fseventsd", "system volume information", "$recycle.bin")
)
_SYSTEM_BEGINNINGS: Final = ("._", "~$")

_MISLEADING: Final = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]")
"""Line ends in a name, and what makes a name read otherwise than it is: exe.pdf that is fdp.exe."""

SYSTEM_FILE: Final = "arrival_system_file"
VANISHED: Final = "arrival_vanished"
CHANGED: Final = "arrival_changed"
NO_PERMISSION: Final = "arrival_no_permission"
IS_LINK: Final = "arrival_is_link"
NOT_A_FILE: Final = "arrival_not_a_file"
UNREADABLE: Final = "arrival_unreadable"
OF_THE_VAULT: Final = "arrival_of_the_vault"

_FAULTS: Final = {
    errno.ENOENT: VANISHED,
    errno.ENOTDIR: VANISHED,
    errno.ESTALE: VANISHED,
    errno.ENODEV: VANISHED,
    errno.ENXIO: NOT_A_FILE,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.ELOOP: IS_LINK,
}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file or folder by its path; with a reason if it will not be taken."""

    path: str
    reason: str = ""


def name_of(path: str) -> str:
    """Return the last part of a path, fit for showing and keeping."""
    whole = path.rstrip(os.sep)
    return _shown(os.path.basename(whole) or path, whole)  # noqa: PTH119  may not be Unicode


def folder_of(path: str) -> str:
    """Return all but the last part of a path, fit for showing."""
    folder = os.path.dirname(path.rstrip(os.sep))  # noqa: PTH120  may not be Unicode
    return _shown(folder, folder)


def _shown(name: str, whole: str) -> str:
    """Return a part of a path, all names of which tell of encodings together."""
    raw = os.fsencode(name)
    try:
        description = raw.decode("utf-8")
    except UnicodeDecodeError:
        codec = encoding_of_names(os.fsencode(whole).split(b"/"))
        description = "/".join(_guessed(step, codec) for step in raw.split(b"/"))
    return _MISLEADING.sub("\ufffd", description)


def _guessed(raw: bytes, codec: str) -> str:
    # Sticks of other systems hold names in encodings of their own, some of which are sure.
    plain = raw.decode("utf-8", "replace")
    name = read_in(raw, codec)
    if name is None and not may_be_russian(raw):
        name = decoded(raw)
    return plain if name is None or _MISLEADING.search(name) else name


def name_in(path: str) -> str:
    """Return the last part of a path inside another file, fit for showing and keeping."""
    steps = [step for step in path.replace("\\", "/").split("/") if step not in {"", ".", ".."}]
    return _MISLEADING.sub("\ufffd", steps[-1] if steps else "unnamed")


def found_files(
    paths: Sequence[str], vault: Path, ticket: CancellationToken
) -> Iterator[FoundFile]:
    """List files, and those below folders; no link is followed and no device opened.

    Args:
        paths: of files and folders, absolute.
        vault: a folder that is left out wherever it turns up.
        ticket: stops the listing.

    Yields:
        Each file once, those of a folder in the order of their names.

    Raises:
        Cancelled: somebody asked to stop.
        VaultError: the vault is not where it was.
    """
    seen: set[str] = set()
    try:
        facts = vault.stat()
    except OSError:
        raise VaultError("vault_gone") from None
    avoided = (facts.st_dev, facts.st_ino)
    waiting = list(reversed(paths))
    while waiting:
        ticket.check()
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        reason, is_folder = _look(path, avoided)
        if reason or not is_folder:
            yield FoundFile(path, reason)
            continue
        try:
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208  names may not be Unicode
        except OSError as error:
            yield FoundFile(path, reason_of(error))
            continue
        waiting += [os.path.join(path, name) for name in names]  # noqa: PTH118


def _look(path: str, avoided: tuple[int, int]) -> tuple[str, bool]:
    """Return why something is left out, or nothing, and whether it is a folder."""
    try:
        facts = os.lstat(path)
    except OSError as error:
        return reason_of(error), False
    name = name_of(path).casefold()
    if stat.S_ISLNK(facts.st_mode):
        return IS_LINK, False
    if stat.S_ISDIR(facts.st_mode):
        is_vault = (facts.st_dev, facts.st_ino) == avoided
        system = SYSTEM_FILE if name in _SYSTEM_FOLDERS else ""
        return OF_THE_VAULT if is_vault else system, True
    if not stat.S_ISREG(facts.st_mode):
        return NOT_A_FILE, False
    is_system = name in _SYSTEM_FILES or name.startswith(_SYSTEM_BEGINNINGS)
    return SYSTEM_FILE if is_system else "", False


def size_of(path: str) -> int | None:
    """Return the size of a file in bytes as its folder tells it, or None."""
    try:
        return os.lstat(path).st_size
    except OSError:
        return None


def file_blocks(path: str) -> Generator[bytes, None, None]:
    """Yield the bytes of a file; at the end, prove that it stayed the same all the while.

    Raises:
        Refused: it cannot be read, is no file, or changed or vanished on the way.
    """
    descriptor = _opened(path)
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise Refused("arrival_not_a_file")
        size = 0
        while block := _read(descriptor):
            size += len(block)
            yield block
        _require_same(path, before, size)
    finally:
        os.close(descriptor)


def _opened(path: str) -> int:
    try:
        return os.open(path, _FLAGS)
    except OSError as error:
        code = reason_of(error)
    raise Refused(code)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _BLOCK)
    except OSError as error:
        code = reason_of(error)
    raise Refused(code)


def _require_same(path: str, before: os.stat_result, size: int) -> None:
    try:
        after = os.lstat(path)
    except OSError as error:
        code = reason_of(error)
    else:
        if _marks(after) == _marks(before) and size == before.st_size:
            return
        code = CHANGED
    raise Refused(code)


def _marks(facts: os.stat_result) -> tuple[int, int, int, int]:
    return facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns


def reason_of(error: OSError) -> str:
    """Return the code for a fault of the disk that a file lies on."""
    return _FAULTS.get(error.errno or 0, UNREADABLE)
