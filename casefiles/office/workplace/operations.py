"""The three kinds of verbs: a query asks, an edit makes one short change, a job takes its time.

Verbs are plain functions that the window only passes on: it sees no reader, no work and no vault.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import Randomness
from casefiles.evidence.host.template import Template
from casefiles.office.workplace.live_child import LiveChild
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.vault.open_vault import Vault

T = TypeVar("T")

Query: TypeAlias = Callable[[ReadTransaction], T]
"""Asks one moment of the vault; what it returns must not need the vault."""

Edit: TypeAlias = Callable[[WriteTransaction], T]
"""One change in one transaction, in milliseconds."""


@dataclass(frozen=True, slots=True)
class JobContext:
    """What a job works with.

    Attributes:
        template: opened when it is first asked for.
        live: lays dossiers out while somebody works on them; started when it is first needed.
    """

    vault: Vault
    template: Callable[[], Template]
    clock: Clock
    randomness: Randomness
    resources: Path
    live: LiveChild = field(default_factory=LiveChild)


Job: TypeAlias = Callable[[JobContext, CancellationToken], T]
"""Long work: passes its ticket often, and writes in small transactions."""
