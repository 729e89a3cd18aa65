"""A vault lies only where nobody else can put another folder in its place."""

import os
import stat
from pathlib import Path

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.mounts import Mount, has_rights, mount_of, mounts


def require_private_folder(folder: Path) -> None:
    """Refuse a place in a folder that everybody may write to.

    There, anybody with an account could rename the vault away and put a forged one where it was.
    Where everybody may write but only take away what is theirs, as in /tmp, this cannot be done;
    and on a medium whose files have no owners, modes tell nothing.

    Args:
        folder: of the vault, which need not exist.

    Raises:
        Refused: one of the folders above it is open to everybody.
    """
    whole = Path(os.path.realpath(folder))
    for above in whole.parents:
        if _is_open(above) and has_rights(_mount(above)):
            raise Refused("parent_open_to_all")


def has_owners(folder: Path) -> bool:
    """Tell whether a medium knows whose its files are."""
    return has_rights(_mount(Path(os.path.realpath(folder))))


def _is_open(folder: Path) -> bool:
    try:
        mode = folder.stat().st_mode
    except OSError:
        return False
    return bool(mode & stat.S_IWOTH) and not mode & stat.S_ISVTX


def _mount(folder: Path) -> Mount | None:
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return mount_of(str(folder), mounts(text))
