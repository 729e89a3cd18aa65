"""What an open vault lends to whoever takes backups of it, one at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import NotEnoughSpace, VaultDamaged, VaultError
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.backup.backup_taking import BackupSource, take_backup
from casefiles.store.backup.frozen_database import FrozenDatabase, RawFile, frozen_database
from casefiles.store.database.driver_faults import SuspectedDamage
from casefiles.store.files.folder import KEYS
from casefiles.store.files.in_folder import OpenFolder, read_file, within
from casefiles.store.keys.key_file import KEY_FILE_SIZE, Keys


class BackupLease:
    """Lends the database file of an open vault, and knows while it must not be touched."""

    def __init__(
        self,
        folder: OpenFolder,
        keys: Keys,
        clock: Clock,
        randomness: Randomness,
        judgement: Callable[[], VaultError],
    ) -> None:
        """Lend nothing yet.

        Args:
            folder: of the vault.
            keys: of the vault.
            clock: of this machine.
            randomness: source of ids and nonces.
            judgement: what is to be said where the driver spoke of damage.
        """
        self._folder, self._keys = folder, keys
        self._clock, self._randomness = clock, randomness
        self._judgement = judgement
        self._raw = RawFile(folder)
        self._guard = threading.Lock()
        self._holds = 0

    @property
    def is_active(self) -> bool:
        """Whether the file is held still: the WAL cannot be folded in, and that is no fault."""
        return self._holds > 0

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait for a backup that is under way, and let none begin until the body is done."""
        with self._guard:
            yield

    @contextmanager
    def lend(self, key_file: bytes) -> Iterator[BackupSource]:
        """Lend the vault, whose key file has these bytes now.

        Raises:
            VaultError: it is lent already.
        """
        if not self._guard.acquire(blocking=False):
            raise VaultError("backup_under_way")
        try:
            yield BackupSource(
                self._folder.path, self._keys, key_file, self._clock, self._randomness, self._locked
            )
        finally:
            self._guard.release()

    @contextmanager
    def _locked(self) -> Iterator[FrozenDatabase]:
        is_suspected = False
        self._holds += 1
        try:
            with frozen_database(self._folder, self._keys, self._raw) as still:
                yield still
        except SuspectedDamage:
            is_suspected = True
        finally:
            self._holds -= 1
        if is_suspected:
            raise self._judgement()

    def close(self) -> None:
        """Let go of the file, after every connection to it was closed."""
        self._raw.close()


def back_up_first(folder: OpenFolder, keys: Keys, clock: Clock, randomness: Randomness) -> None:
    """Back a vault up, and prove that, before its database is brought to another form.

    Raises:
        NotEnoughSpace: there is no room for it, so that nothing must be changed.
        VaultDamaged: the database is not sound, so that nothing must be changed.
        CasefilesError: the disk fails.
    """
    raw = RawFile(folder)
    key_file = read_file(within(folder, KEYS), KEY_FILE_SIZE + 1) or b""
    source = BackupSource(
        folder.path, keys, key_file, clock, randomness, lambda: frozen_database(folder, keys, raw)
    )
    try:
        take_backup(source, source.shelf_folder, CancellationToken())
    except NotEnoughSpace as error:
        missing = error.safe.get("missing_mb", 1)
    except VaultDamaged:
        missing = 0
    else:
        return
    finally:
        raw.close()
    if missing:
        raise NotEnoughSpace("no_space_before_migration", missing_mb=missing)
    raise VaultDamaged("database_damaged")
