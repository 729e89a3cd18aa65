"""Where real use is played before accidents: one vault, its world, and what it must hold."""

import random
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from casefiles import paths
from casefiles.domain.errors import CasefilesError, WrongPassphrase
from casefiles.domain.ids import Randomness
from casefiles.domain.records import Case, Document
from casefiles.domain.ticket import Ticket
from casefiles.evidence.template import Template
from casefiles.office.verbs import Edit, Job, Query, Workplace
from casefiles.store.access import Reader
from casefiles.store.acts import NEWEST
from casefiles.store.checkpoints import ADD_KEY, CHECKPOINT
from casefiles.store.folder import VaultFolder
from casefiles.store.key_slots import RecoveryKey
from casefiles.store.keys import open_keys
from casefiles.store.tables import record_types
from casefiles.store.vault import Vault, create, open_vault
from tests.store.world import CHEAP, PASSPHRASE, Hands

VAULT = "vault"

BOOKKEEPING = (ADD_KEY, CHECKPOINT)
"""What a vault enters in its ledger on its own, when it is opened or closed."""

Secret = str | RecoveryKey


def told_by(reader: Reader) -> dict[str, str]:
    """Return all that a vault holds by what a person would call it; ids of documents are left out,
    since two of them that arrive together take them in either order."""
    told = {}
    names = {document.id: document.file_name for document in reader.find(Document)}
    for kind in record_types():
        for record in reader.find(kind):
            told[f"{kind.__name__} {record.id}"] = repr(record)
    for document_id, name in names.items():
        fields = asdict(reader.get(Document, document_id))
        del told[f"Document {document_id}"], fields["id"], fields["content_id"]
        told[f"Document {name}"] = repr(fields)
        told[f"reading of {name}"] = repr(reader.reading(document_id))
    for name, value in reader.settings("").items():
        told[f"setting {name}"] = value
    heads = [
        head for case in reader.find(Case) for head in reader.latest_acts(NEWEST, 1000, case.id)
    ]
    told["acts"] = str(sum(head.entry.action not in BOOKKEEPING for head in heads))
    return told


@dataclass(frozen=True)
class Held:
    """A moment of a vault: what it holds, how long its ledger is, and what opens it."""

    told: dict[str, str]
    entries: int
    secrets: tuple[Secret, ...]


@dataclass
class Stage:
    """The vault of a play, in a folder that holds nothing else.

    Attributes:
        place: the folder around the vault.
        seed: of all chance, so that the same acts make the same records.
        template: reads documents.
        secrets: what opens the vault now; the first one is used.
        kept: what later acts must know of earlier ones.
    """

    place: Path
    seed: int
    template: Callable[[], Template]
    secrets: tuple[Secret, ...] = (PASSPHRASE,)
    kept: dict[str, Any] = field(default_factory=dict)
    vault: Vault | None = None
    hands: Hands = field(default_factory=Hands)

    def __post_init__(self) -> None:
        self.randomness: Randomness = random.Random(self.seed).randbytes

    @property
    def folder(self) -> Path:
        return self.place / VAULT

    @property
    def workplace(self) -> Workplace:
        clock = self.hands.clock()
        resources = paths.resources()
        return Workplace(self.vault, self.template, clock, self.randomness, resources)

    def create(self) -> None:
        clock = self.hands.clock()
        self.vault = create(self.folder, PASSPHRASE, CHEAP, clock, self.randomness)

    def open(self) -> None:
        self.vault = opened(self.folder, self.secrets, self.hands, self.randomness)

    def close(self) -> None:
        vault, self.vault = self.vault, None
        if vault is not None:
            vault.close()

    def ask(self, query: Query) -> Any:
        return self.vault.read(query)

    def edit(self, change: Edit) -> Any:
        return self.vault.write(change)

    def work(self, job: Job) -> Any:
        return job(self.workplace, Ticket())

    def held(self) -> Held:
        return held_by(self.vault, self.secrets)


def opened(folder: Path, some: tuple[Secret, ...], hands: Hands, randomness: Randomness) -> Vault:
    """Open a vault with the first secret that does."""
    for secret in some[:-1]:
        try:
            return open_vault(folder, secret, hands.clock(), randomness)
        except WrongPassphrase:
            continue
    return open_vault(folder, some[-1], hands.clock(), randomness)


def held_by(vault: Vault, some: tuple[Secret, ...]) -> Held:
    """Take down what a vault holds, having proven its ledger and every record by it."""

    def ask(reader: Reader) -> Held:
        report = reader.verify()
        assert (report.broken_links, report.bad_patches, report.bad_rows) == (0, 0, 0), report
        own = sum(entry.action in BOOKKEEPING for entry in reader.entries(None))
        return Held(told_by(reader), report.entries - own, some)

    return vault.read(ask)


def opens(folder: Path, secret: Secret) -> bool:
    """Tell whether a secret opens the keys of a vault that nobody has open."""
    place = VaultFolder(folder)
    try:
        open_keys(place, secret)
    except WrongPassphrase:
        return False
    finally:
        place.close()
    return True


@dataclass(frozen=True)
class Act:
    """One deed of a person, done with the office's own verbs.

    Attributes:
        name: of the deed.
        play: does it, on a stage whose vault is open.
        is_whole: one transaction does it: after any accident all of it is there, or nothing. If
            not, each record and setting is as before or as after.
    """

    name: str
    play: Callable[[Stage], None]
    is_whole: bool = True


def played(stage: Stage, acts: tuple[Act, ...], mark: Callable[[str], None]) -> list[Held | None]:
    """Play acts, marking the end of each, and return what was held before and after each.

    The first act makes or opens the vault.
    """
    moments: list[Held | None] = []
    for number, act in enumerate(acts):
        act.play(stage)
        mark(str(number + 1))
        moments.append(stage.held())
    return moments


_PASSING = ("setting import", "setting reading:")
"""Settings that long work changes on its way."""


def difference(found: Held, before: Held, after: Held, *, is_whole: bool) -> str:
    """Tell what of a vault is neither as before an act nor as after it; empty if nothing."""
    if not before.entries <= found.entries <= after.entries:
        return f"{found.entries} entries, not {before.entries} to {after.entries}"
    if is_whole:
        of_entries = {before.entries: before.told, after.entries: after.told}
        if found.told in (before.told, after.told) and found.entries in of_entries:
            return ""
        if before.entries == after.entries or found.entries not in of_entries:
            return f"neither before nor after: {_unlike(found.told, before.told, after.told)}"
        return f"half an act: {_unlike(found.told, of_entries[found.entries])}"
    return _unlike(found.told, before.told, after.told)


def _unlike(found: dict[str, str], *allowed: dict[str, str]) -> str:
    names = set(found).union(*allowed)
    return ", ".join(
        sorted(
            name
            for name in names
            if name != "acts"
            and not name.startswith(_PASSING)
            and found.get(name) not in [one.get(name) for one in allowed]
        )
    )


def code_of(error: BaseException) -> str:
    """Return the code of an error that people are told, or its name and text in full."""
    return error.code if isinstance(error, CasefilesError) else repr(error)
