"""The backups that lie beside a vault: what others may ask of them."""

import re
from pathlib import Path
from typing import Final

from casefiles.store.folder import BACKUPS, on_disk, sync_folder

_OURS: Final = re.compile(r"[0-9a-f]{32}(\.part.*)?\Z")


def is_of_backups(name: str) -> bool:
    """Tell whether a file of this name in a folder of backups is the program's."""
    return _OURS.match(name) is not None


@on_disk
def remove_local_backups(folder: Path) -> int:
    """Remove every backup in the folder of a vault, whole, damaged or half made.

    The caller has the vault to itself. Copies on other media stay; the ledger knows of them.

    Args:
        folder: of the vault.

    Returns:
        How many backups there were.

    Raises:
        CasefilesError: the disk refused; some may be gone already.
    """
    place = folder / BACKUPS
    if place.is_symlink() or not place.is_dir():
        return 0
    names = [path for path in place.iterdir() if is_of_backups(path.name) and not path.is_dir()]
    for path in names:
        path.unlink()
    sync_folder(place)
    return sum(not path.suffix for path in names)
