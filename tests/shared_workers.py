"""Workers that read files, started once for all tests of a process: each start costs a second.

What is tested of starting and ending them (tests/evidence, a lock during work, the program in a
process of its own) has workers of its own.
"""

from functools import cache
from pathlib import Path

from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.host.template import Template
from casefiles.office.case.vault_service import VaultService
from casefiles.office.workplace.live_child import LiveChild
from casefiles.office.workplace.open_vault import LazyTemplate, OpenVault
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.open_vault import Vault


@cache
def _running(resources: Path) -> LazyTemplate:
    return LazyTemplate(resources)


def shared_template(resources: Path) -> Template:
    """Return the one that the tests of this process share."""
    return _running(resources).get()


class SharedTemplate(LazyTemplate):
    """Ends with its vault as the program's does, but the processes go on for the next."""

    def get(self) -> Template:
        with self._guard:
            if self._is_closed:
                raise WorkerFailed("sandbox_lost")
        return _running(self._resources).get()

    def close(self) -> None:
        with self._guard:
            self._is_closed = True


class SharedChild(LiveChild):
    """Goes on for the next vault, whose dossier is laid out anew."""

    def close(self) -> None:
        """Leave it running."""

    def end(self) -> None:
        """End it, once no test needs it any more."""
        super().close()


@cache
def _live() -> SharedChild:
    return SharedChild()


class SharingDesk(VaultService):
    """The program's desk, whose vaults share their workers."""

    __slots__ = ()

    def at_work(self, vault: Vault) -> OpenVault:
        template = SharedTemplate(self.resources)
        place = JobContext(
            vault, template.get, self.clock, self.randomness, self.resources, _live()
        )
        return OpenVault(vault, place, template)

    def end(self) -> None:
        """End the workers, once no test needs them any more."""
        _running(self.resources).close()
        _running.cache_clear()
        _live().end()
        _live.cache_clear()
