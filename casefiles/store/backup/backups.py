"""The backups that lie beside a vault: what others may ask of them."""

import os
import stat

from casefiles.store.files.folder import BACKUPS
from casefiles.store.files.in_folder import Folder, entered, on_disk, within
from casefiles.store.files.own_files import folder_below, is_of_backups, names_in, status_of


@on_disk
def remove_local_backups(folder: Folder) -> int:
    """Remove every backup in the folder of a vault, whole, damaged or half made.

    The caller has the vault to itself. Copies on other media stay; the ledger knows of them.

    Args:
        folder: of the vault.

    Returns:
        How many backups there were.

    Raises:
        CasefilesError: the disk refused; some may be gone already.
    """
    with entered(within(folder, BACKUPS)) as spot:
        status = status_of(spot.folder.descriptor, BACKUPS)
        if status is None or not stat.S_ISDIR(status.st_mode):
            return 0
        with folder_below(spot.folder.descriptor, BACKUPS) as place:
            return 0 if place is None else _removed(place)


def _removed(place: int) -> int:
    names = [name for name in names_in(place) if is_of_backups(name) and _is_no_folder(place, name)]
    for name in names:
        os.unlink(name, dir_fd=place)
    os.fsync(place)
    return sum("." not in name for name in names)


def _is_no_folder(place: int, name: str) -> bool:
    status = status_of(place, name)
    return status is not None and not stat.S_ISDIR(status.st_mode)
