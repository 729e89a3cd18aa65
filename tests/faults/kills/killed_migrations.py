"""Brings old vaults up to date, each killed at a later change: PARENT FORM STRIDE FIRST.

Prints how many changes that takes. After each kill either the vault is as the older program left
it or a proven backup of that is there; the next opening brings it up to date with all it held.
"""

import os
import secrets
import shutil
import sys
from itertools import count
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.store.backup.backup_generations import backup_directory_at
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import open_keys
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.opening import open_vault
from tests.faults import recorder
from tests.old_vaults.make_vault import PASSPHRASE
from tests.old_vaults.test_old_vaults import HERE, has_everything
from tests.store.world import Hands

PAGE_SIZE = 16_384


def opened(folder: Path):
    return open_vault(folder, PASSPHRASE, Hands().clock(), secrets.token_bytes)


def has_older_form(folder: Path, old: bytes) -> bool:
    """Tell whether no page was changed yet."""
    wal = folder / "vault.db-wal"
    is_folded_in = not wal.exists() or wal.stat().st_size == 0
    return is_folded_in and (folder / "vault.db").read_bytes() == old


def has_backup(folder: Path, old: bytes) -> bool:
    """Tell whether a proven backup holds the vault as the older program left it."""
    place = VaultFolder(folder)
    _, keys = open_keys(place, PASSPHRASE)
    place.close()
    moments = backup_directory_at(folder / "backups").of(keys).generations()
    return any(
        one.is_proven(keys) and one.manifest.page_count == len(old) // PAGE_SIZE for one in moments
    )


def main(parent: str, form: str, stride: str, first: str) -> None:
    folder = Path(parent) / "vault"
    for point in count(int(first), int(stride)):
        shutil.rmtree(parent, ignore_errors=True)
        shutil.copytree(HERE / form, folder)
        old = (folder / "vault.db").read_bytes()
        child = os.fork()
        if not child:
            recorder.watch(Path(parent))
            recorder.kill_at(point)
            opened(folder).close()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert has_older_form(folder, old) or has_backup(folder, old), point
        with opened(folder) as vault:
            has_everything(vault, form)
            assert check_integrity(vault, CancellationToken()).is_sound
        assert has_backup(folder, old), point
        if status == 0:
            print(point - 1)
            return
        assert os.WTERMSIG(status) == 9, status


if __name__ == "__main__":
    main(*sys.argv[1:])
