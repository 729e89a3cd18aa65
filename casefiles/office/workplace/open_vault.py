"""An unlocked vault, for as long as a window works with it."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.maintenance.damaged import DamagedVault
from casefiles.store.maintenance.unwritable import UnwritableVault
from casefiles.store.vault.open_vault import Vault

T = TypeVar("T")

_SECOND: Final = 1_000_000_000
_PATIENCE: Final = 2.0
"""Seconds for children to end."""
_LEAST: Final = 0.3
"""Seconds for them once the vault is closed, however long that took."""


class OpenVault:
    """Carries out verbs; any thread may call, and waits for the answer.

    Attributes:
        folder: where the vault lies.
        workplace: what jobs work with.
    """

    def __init__(self, vault: Vault, workplace: JobContext, template: "LazyTemplate") -> None:
        """Take over an open vault; `Desk.unlock` is the usual way."""
        self.folder: Path = vault.folder
        self.workplace = workplace
        self._vault = vault
        self._template = template
        self._guard = threading.Lock()
        self._ending: threading.Thread | None = None

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Let each acknowledged change be told, on the thread that wrote it."""
        self._vault.listener = listener

    def ask(self, query: Query[T]) -> T:
        """Answer a query from one moment of the vault."""
        return self._vault.read(query)

    def run(self, edit: Edit[T]) -> T:
        """Make one change; it is durable on return."""
        return self._vault.write(edit)

    def work(self, job: Job[T], ticket: CancellationToken) -> T:
        """Do long work on this thread."""
        return job(self.workplace, ticket)

    def sandbox_level(self) -> str:
        """Return how well workers that read files are locked: full, partial or none."""
        return self._template.level()

    @property
    def is_read_only(self) -> bool:
        """Whether the vault is open only to be read."""
        return isinstance(self._vault, DamagedVault)

    @property
    def is_damaged(self) -> bool:
        """Whether it is so because it is damaged, not because nothing can be written there."""
        return self.is_read_only and not isinstance(self._vault, UnwritableVault)

    @property
    def checkpoint_fault(self) -> str:
        """Code of what keeps the vault from being tidied or changed; empty if nothing does."""
        if self._vault.is_ballast_given_up:
            return "only_drafts_fit"
        return self._vault.checkpoint_fault

    @property
    def was_closed(self) -> bool:
        """Whether it was closed in order the last time; if not, a full check is due."""
        return self._vault.was_closed

    @property
    def was_older(self) -> bool:
        """Whether an earlier version wrote it; it was backed up and is up to date now."""
        return self._vault.was_older

    @property
    def healed(self) -> tuple[str, ...]:
        """Names of files that were not as they were written when it was opened, and are now."""
        return self._vault.soundness.healed

    @property
    def refused(self) -> tuple[str, ...]:
        """Names of files that were not as they were written, and that the disk refused to mend."""
        return self._vault.soundness.refused

    def end_children(self) -> threading.Thread:
        """Begin to end all children, also in the middle of their work; whoever waits is told.

        Returns:
            The thread that ends them, begun once.
        """
        with self._guard:
            if self._ending is None:
                self._ending = threading.Thread(target=self._end, name="ending", daemon=True)
                self._ending.start()
            return self._ending

    def _end(self) -> None:
        self.workplace.live.close()
        self._template.close()

    def close(self, patience: float = _PATIENCE) -> None:
        """End workers and close the vault; safe to call again.

        A child that is just being started may outlast it by what its start may take.

        Args:
            patience: seconds for children to end, counted while the vault is closed.

        Raises:
            CasefilesError: see `Vault.close`; the vault is closed all the same.
        """
        began = self.workplace.clock.monotonic()
        ending = self.end_children()
        self._vault.listener = lambda _changes: None
        try:
            self._vault.close()
        finally:
            passed = (self.workplace.clock.monotonic() - began) / _SECOND
            ending.join(max(_LEAST, patience - passed))


def write_first(vault: Vault, edit: Edit[T]) -> T:
    """Write into a vault that has just been opened; it is closed where that fails."""
    try:
        return vault.write(edit)
    except BaseException:
        vault.close()
        raise


class LazyTemplate:
    """The source of workers, started when it is first needed, and again if it was lost."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._guard = threading.Lock()
        self._template: Template | None = None
        self._is_closed = False
        self._given_up = threading.Event()

    def get(self) -> Template:
        """Return the running template.

        Raises:
            WorkerFailed: it cannot be started, or offers no isolation; files are then not read.
        """
        with self._guard:
            if self._is_closed:
                raise WorkerFailed("sandbox_lost")
            if self._template is None:
                template = open_template(self._resources, WorkerLimits(), given_up=self._given_up)
                if template.level == "none":
                    template.close()
                    raise WorkerFailed("sandbox_none")
                self._template = template
            return self._template

    def level(self) -> str:
        """Return how well workers are locked: full, partial or none."""
        try:
            return self.get().level
        except WorkerFailed:
            return "none"

    def close(self) -> None:
        """End all processes, also those that are just starting; safe to call again."""
        self._given_up.set()
        with self._guard:
            self._is_closed = True
            template, self._template = self._template, None
        if template is not None:
            template.close()
