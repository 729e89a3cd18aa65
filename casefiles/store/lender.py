"""What an open vault lends to whoever takes backups of it, one at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from casefiles.domain.clock import Clock
from casefiles.domain.errors import VaultError
from casefiles.domain.ids import Randomness
from casefiles.store.connection import SuspectedDamage
from casefiles.store.keys import Keys
from casefiles.store.still import RawFile, Still, held_still
from casefiles.store.taking import Source


class Lender:
    """Lends the database file of an open vault, and knows while it must not be touched."""

    def __init__(
        self,
        folder: Path,
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
    def is_held(self) -> bool:
        """Whether the file is held still: the WAL cannot be folded in, and that is no fault."""
        return self._holds > 0

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait for a backup that is under way, and let none begin until the body is done."""
        with self._guard:
            yield

    @contextmanager
    def lend(self, key_file: bytes) -> Iterator[Source]:
        """Lend the vault, whose key file has these bytes now.

        Raises:
            VaultError: it is lent already.
        """
        if not self._guard.acquire(blocking=False):
            raise VaultError("backup_under_way")
        try:
            yield Source(
                self._folder, self._keys, key_file, self._clock, self._randomness, self._held
            )
        finally:
            self._guard.release()

    @contextmanager
    def _held(self) -> Iterator[Still]:
        is_suspected = False
        self._holds += 1
        try:
            with held_still(self._folder, self._keys, self._raw) as still:
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
