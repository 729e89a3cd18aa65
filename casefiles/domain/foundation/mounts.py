"""What a folder lies on, told from its path and the text in which Linux lists its mounts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from casefiles.domain.foundation.memory_protection import plain_path

_NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "davfs", "lustre"),
        *("virtiofs", "vboxsf", "vmhgfs", "prl_fs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"),
        *("fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.glusterfs", "fuse.vmhgfs-fuse", "fuse.s3fs"),
        *("fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.smbnetfs", "fuse.curlftpfs"),
    }
)
_FAT: Final = frozenset({"vfat", "msdos"})
_WITHOUT_RIGHTS: Final = frozenset({"exfat", "ntfs", "ntfs3", "fuseblk", "fuse.exfat", "drvfs"})
_IN_MEMORY: Final = frozenset({"tmpfs", "ramfs"})
_SYNCED: Final = re.compile(
    r"""dropbox(\ \(.*\))? | onedrive(\ -\ .*)? | nextcloud | owncloud | (my\ )?google\ ?drive
    | icloud(\ ?drive)? | mobile\ documents | com~apple~clouddocs | syncthing | sync
    | pcloud(drive)? | mega(sync)? | proton\ ?drive | seafile | tresorit
    | box(\ sync)? | yandex\.?disk""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKS: Final = re.compile(
    r"\.stfolder|\.dropbox|\.dropbox\.cache|\._?sync_[0-9a-f]+\.db|\.(owncloud|nextcloud)sync\.log"
    r"|\.tmp\.drive(up|down)load|\.seafile-data|\.megasync|\.SyncID"
)
_FIELDS: Final = 10
_AFTER: Final = 3


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system and where it is seen.

    Attributes:
        point: the folder below which it is seen.
        kind: such as ext4 or vfat.
        source: the device or share; not always a path.
    """

    point: str
    kind: str
    source: str


def mounts(text: str) -> tuple[Mount, ...]:
    """Read /proc/self/mountinfo, see proc_pid_mountinfo(5); nonsense is passed over."""
    found = []
    for line in text.splitlines():
        words = line.split(" ")
        if len(words) < _FIELDS or "-" not in words:
            continue
        after = words.index("-")
        if len(words) >= after + _AFTER:
            kind, source = words[after + 1 : after + _AFTER]
            found.append(Mount(plain_path(words[4]), kind, plain_path(source)))
    return tuple(found)


def mount_of(folder: str, listed: Iterable[Mount]) -> Mount | None:
    """Return what a folder lies on: of the mounts above it the deepest, and of those the last.

    Args:
        folder: an absolute path without links and dots.
        listed: all mounts, in the order of the kernel.
    """
    way = PurePosixPath(folder)
    best: Mount | None = None
    for one in listed:
        depth = len(PurePosixPath(one.point).parts)
        is_above = way.is_relative_to(one.point)
        if is_above and (best is None or depth >= len(PurePosixPath(best.point).parts)):
            best = one
    return best


def has_rights(mount: Mount | None) -> bool:
    """Tell whether the modes of files say who may read them: not on FAT, nor on most shares."""
    kinds = _FAT | _WITHOUT_RIGHTS | _NETWORK - {"nfs", "nfs4"}
    return mount is None or mount.kind not in kinds


def is_synced(folder: str, names_above: Iterable[str]) -> bool:
    """Tell whether a program seems to copy a folder to other computers.

    Args:
        folder: an absolute path.
        names_above: names of what lies in the folder and in each folder above it.
    """
    is_named = any(_SYNCED.fullmatch(part) for part in PurePosixPath(folder).parts)
    return is_named or any(_MARKS.fullmatch(name) for name in names_above)


def storage_warnings(
    folder: str, mount: Mount | None, names_above: Iterable[str]
) -> tuple[str, ...]:
    """Return codes of what speaks against keeping a vault there; none forbids it."""
    kind = mount.kind if mount is not None else ""
    found = ["place_synced"] if is_synced(folder, names_above) else []
    if kind in _NETWORK:
        found.append("place_network")
    if kind in _FAT:
        found.append("place_fat")
    if kind in _WITHOUT_RIGHTS:
        found.append("place_without_rights")
    if kind in _IN_MEMORY:
        found.append("place_in_memory")
    return tuple(found)
