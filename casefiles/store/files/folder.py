"""The vault's folder: names of its files, exclusive use, and files replaced as a whole.

What is done to a file of a vault is done below the folder that was opened (`own_files`).
"""

import ctypes
import errno
import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path

from casefiles import hardening
from casefiles.domain.foundation.errors import NotAVault, VaultError, VaultReadOnly
from casefiles.store.files.folder_permissions import has_owners, require_private_folder
from casefiles.store.files.in_folder import (
    DATABASE,
    FOLDER_FLAGS,
    MOST_NAMES,
    PART,
    Folder,
    OpenFolder,
    Spot,
    disk_fault,
    entered,
    on_disk,
    size_of,
    within,
)
from casefiles.store.files.lock_owner import in_use
from casefiles.store.files.own_files import (
    folder_below,
    is_of_backups,
    names_in,
    opened,
    prepared,
    require_backups,
    require_own,
    status_of,
)

WAL = "vault.db-wal"
KEYS = "vault.keys"
KEYS_COPY = "vault.keys.copy"
HEAD = "vault.head"
BACKUPS = "backups"
BALLAST = "vault.ballast"
SHARED_MEMORY = "vault.db-shm"
JOURNAL = "vault.db-journal"
"""The driver's other journal: it would play one back, and never leaves one in a vault."""
NOTICE = "notice.txt"
DAMAGED = "vault.db.damaged"
"""How the names begin under which a repair keeps damaged databases."""
REPAIR_PART = ".repair.part"
"""Where a repair makes its copy."""

_HERE = -100
"""AT_FDCWD of linux/fcntl.h: paths count from the working folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of linux/fs.h."""

_VAULT_FILES = (DATABASE, WAL, KEYS, KEYS_COPY, HEAD)
_FILES = frozenset(
    {
        *(*_VAULT_FILES, SHARED_MEMORY, JOURNAL, BALLAST, NOTICE),
        *(f"{name}{PART}" for name in (KEYS, KEYS_COPY, HEAD, NOTICE)),
    }
)


class VaultFolder(OpenFolder):
    """A vault's folder in exclusive use, until closed or the process ends."""

    def __init__(self, path: Path) -> None:
        """Take the folder, and look at everything in it that has a name of ours.

        Raises:
            NotAVault: there is no such folder, or one of its names is not as Casefiles makes it.
            VaultInUse: another process, or another vault object, has it.
            VaultReadOnly: it cannot be read.
            Refused: everybody may write to a folder above it.
        """
        require_private_folder(path)
        super().__init__(path, _open_folder(path))
        try:
            _lock(self.descriptor, path)
            self.owner = _required_owner(self)
            require_as_made(self)
        except BaseException:
            self.close()
            raise

    @property
    def backups(self) -> Path:
        """Where backups lie beside the vault."""
        return self.path / BACKUPS

    def spot(self, name: str) -> Spot:
        """Return one of the vault's files."""
        return Spot(self, name)


def _open_folder(path: Path) -> int:
    try:
        descriptor = os.open(path, FOLDER_FLAGS)
    except OSError as error:
        number = error.errno or 0
    else:
        return descriptor
    if number in {errno.ENOENT, errno.ENOTDIR}:
        raise NotAVault("vault_missing")
    raise disk_fault(number)


@on_disk
def _lock(descriptor: int, path: Path) -> None:
    is_free = True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        is_free = False
    if not is_free:
        raise in_use(path)


def _required_owner(folder: OpenFolder) -> int | None:
    """Tell whose the files of a vault must be.

    Nobody's in particular where a medium knows no owners; nor where nothing can be written: a disc
    has those of whoever made it.
    """
    is_known = has_owners(folder.path) and os.access(folder.path, os.W_OK)
    return os.geteuid() if is_known else None


@on_disk
def require_as_made(folder: OpenFolder) -> None:
    """Refuse a folder in which a name of ours is a link, a pipe, or what else leads elsewhere.

    Names that are none of ours are not looked at, as nothing is ever done to them.

    Raises:
        NotAVault: one is; it is named.
    """
    names = set(names_in(folder.descriptor))
    ours = sorted(name for name in names if name in _FILES or is_damaged_copy(name))
    found = {name: status_of(folder.descriptor, name) for name in ours}
    status = found.get(DATABASE)
    # Between two steps of a repair the damaged database has two names here.
    twins = [
        name
        for name, other in found.items()
        if status and other and is_damaged_copy(name) and os.path.samestat(status, other)
    ]
    for name, checked in found.items():
        if checked is not None:
            most = 1 + len(twins) if name in {DATABASE, *twins} else 1
            require_own(name, checked, folder.owner, most)
    for name in names & {BACKUPS, REPAIR_PART}:
        with folder_below(folder.descriptor, name, folder.owner):
            pass
    require_backups(folder.descriptor, BACKUPS, folder.owner)


@on_disk
def require_no_journal(folder: OpenFolder) -> None:
    """Refuse a journal that the driver would play back, and that may cut the database to nothing.

    Casefiles leaves one in the folder of an unfinished vault at most, which is never opened.

    Raises:
        NotAVault: there is one.
    """
    if size_of(within(folder, JOURNAL)) > 0:
        raise prepared(JOURNAL, "is_no_file_of_ours")


@on_disk
def make_folder(path: Path) -> None:
    """Make a folder that only its owner may enter.

    Raises:
        CasefilesError: the disk refused, or everybody may write to a folder above it.
    """
    require_private_folder(path)
    path.mkdir(mode=0o700)


@on_disk
def restrict(folder: OpenFolder) -> None:
    """Close the folder and its files to everybody else; they may come from a lax medium.

    Asked only once the keys have opened. A medium without rights stays as it is.
    """
    with suppress(PermissionError):
        os.fchmod(folder.descriptor, 0o700)
    for name in (*_VAULT_FILES, BALLAST, NOTICE):
        _restrict_file(folder.descriptor, name, folder.owner)
    with folder_below(folder.descriptor, BACKUPS, folder.owner) as backups:
        if backups is not None:
            with suppress(PermissionError):
                os.fchmod(backups, 0o700)
            for name in filter(is_of_backups, names_in(backups)):
                _restrict_file(backups, name, folder.owner)


def _restrict_file(folder: int, name: str, owner: int | None) -> None:
    with suppress(FileNotFoundError, PermissionError):
        descriptor = opened(folder, name, os.O_RDONLY, owner, MOST_NAMES.get(name, 1))
        try:
            os.fchmod(descriptor, 0o600)
        finally:
            os.close(descriptor)


@on_disk
def require_writable(folder: Path) -> None:
    """Refuse a folder in which the vault could not be kept up.

    Raises:
        VaultReadOnly: the folder, or a file of the vault in it, cannot be written.
    """
    paths = (folder / name for name in _VAULT_FILES)
    there = [path for path in paths if path.is_file()]
    if not all(os.access(path, os.R_OK | os.W_OK) for path in (folder, *there)):
        raise VaultReadOnly("vault_read_only")


@on_disk
def sync_backups(folder: OpenFolder) -> None:
    """Make the names of the backups in a vault's folder durable, if there are any."""
    with folder_below(folder.descriptor, BACKUPS, folder.owner) as backups:
        if backups is not None:
            os.fsync(backups)


def exchange(one: Path, other: Path) -> None:
    """Let two folders side by side change names, at once: nobody ever finds neither, or one twice.

    It is durable once the folder around them is synced.

    Raises:
        VaultError: this medium, or this system, cannot do that.
        CasefilesError: the disk refused; nothing was changed.
    """
    architecture = hardening.this_architecture()
    if architecture is None:
        raise VaultError("medium_unsuitable_for_exchange")
    names = [ctypes.create_string_buffer(os.fsencode(path)) for path in (one, other)]
    first, second = (ctypes.addressof(name) for name in names)
    number = architecture.calls["renameat2"]
    if hardening.system_call(number, _HERE, first, _HERE, second, _EXCHANGE) != 0:
        fault = ctypes.get_errno()
        if fault in {errno.EINVAL, errno.ENOSYS, errno.ENOTTY, errno.EOPNOTSUPP}:
            raise VaultError("medium_unsuitable_for_exchange")
        raise disk_fault(fault)


def is_damaged_copy(name: str) -> bool:
    """Tell whether a file of this name is a damaged database that a repair kept, or its WAL."""
    return name.startswith(f"{DAMAGED}.")


@on_disk
def remove_damaged_copies(folder: Folder) -> None:
    """Remove what repairs left, whole or half made: it may hold what was erased since."""
    with entered(within(folder, REPAIR_PART)) as spot:
        place = spot.folder.descriptor
        for name in filter(is_damaged_copy, names_in(place)):
            os.unlink(name, dir_fd=place)
        if REPAIR_PART in names_in(place):
            shutil.rmtree(REPAIR_PART, dir_fd=place)
        os.fsync(place)
