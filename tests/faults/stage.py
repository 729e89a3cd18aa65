"""Where real use is played before accidents: one vault, its world, and how a person opens it."""

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, NotAVault, Refused, WrongPassphrase
from casefiles.domain.foundation.ids import Randomness
from casefiles.evidence.host.template import Template
from casefiles.office.case.vault_repair import REPAIRABLE, repair_vault
from casefiles.office.case.vault_service import VaultService
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_file import find_keys_away, open_keys
from casefiles.store.keys.key_slots import GuardedPassphrase, Opener
from casefiles.store.maintenance.restoring import bring_back_keys
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import accept_as_found, create, open_vault
from tests.faults.held import STICK, Held, digest_of, held_by
from tests.faults.proofs import Proofs
from tests.store.world import CHEAP, PASSPHRASE, Hands

T = TypeVar("T")

VAULT = "vault"
RESTORED = "restored"
"""Name of the folder of a vault that was made of a backup."""


@dataclass
class Stage:
    """The vault of a play, in a folder that holds nothing else.

    Attributes:
        place: the folder around the vault.
        seed: of all chance, so that the same acts make the same records.
        template: reads documents.
        secrets: what opens the vault now; the first one is used.
        kept: what later acts must know of earlier ones; `keys_at`: the key file on the stick that
            opens the vault now; `held`: what the vault held before it was harmed.
    """

    place: Path
    seed: int
    template: Callable[[], Template]
    secrets: tuple[Opener, ...] = (PASSPHRASE,)
    kept: dict[str, Any] = field(default_factory=dict)
    vault: Vault | None = None
    hands: Hands = field(default_factory=Hands)

    def __post_init__(self) -> None:
        self.randomness: Randomness = random.Random(self.seed).randbytes

    @property
    def folder(self) -> Path:
        return self.place / VAULT

    @property
    def stick(self) -> Path:
        return self.place / STICK

    @property
    def surroundings(self) -> StoreEnvironment:
        return StoreEnvironment(self.hands.clock(), self.randomness)

    @property
    def workplace(self) -> JobContext:
        clock = self.hands.clock()
        resources = paths.resources()
        return JobContext(self.vault, self.template, clock, self.randomness, resources)

    def create(self) -> None:
        clock = self.hands.clock()
        self.vault = create(self.folder, PASSPHRASE, CHEAP, clock, self.randomness)

    def open(self) -> None:
        clock, keys_at = self.hands.clock(), self.kept.get("keys_at")
        self.vault = open_vault(self.folder, self.secrets[0], clock, self.randomness, keys_at)

    def close(self) -> None:
        vault, self.vault = self.vault, None
        if vault is not None:
            vault.close()

    def ask(self, query: Query) -> Any:
        return self.vault.read(query)

    def edit(self, change: Edit) -> Any:
        return self.vault.write(change)

    def work(self, job: Job) -> Any:
        return job(self.workplace, CancellationToken())

    def held(self) -> Held:
        return all_held(self.vault, self.secrets, self.hands)


def all_held(
    vault: Vault,
    some: tuple[Opener, ...],
    hands: Hands,
    *,
    is_whole: bool = False,
    proofs: Proofs | None = None,
) -> Held:
    """Take down what a vault holds, and what was made of its backups beside it."""
    held = held_by(vault, some, is_whole=is_whole, proofs=proofs)
    other = vault.folder.with_name(RESTORED)
    if not other.exists():
        return held
    with opened(other, some, hands) as restored:
        digest = digest_of(held_by(restored, proofs=proofs))
    return replace(held, restored={RESTORED: digest})


def looked(
    folder: Path,
    some: tuple[Opener, ...],
    hands: Hands,
    look: Callable[[Vault], T],
    *,
    is_harmed: bool = False,
) -> T:
    """Open a vault, look at it, and close it.

    Args:
        folder: of the vault.
        some: what may open it.
        hands: turn the clock.
        look: at the open vault.
        is_harmed: somebody harmed the vault: what the program offers then may be done first.
    """
    try:
        with opened(folder, some, hands) as vault:
            return look(vault)
    except CasefilesError as error:
        if not is_harmed or not _mended(folder, some[0], hands, error.code):
            raise
    with opened(folder, some, hands) as vault:
        return look(vault)


def opened(folder: Path, some: tuple[Opener, ...], hands: Hands) -> Vault:
    """Open a vault with whatever opens it, here or on the stick."""
    at_hand = [secret for secret in some if is_at_hand(folder, secret)]
    tries = [(secret, at) for secret in at_hand for at in (None, *keys_on_stick(folder))]
    refused: list[CasefilesError] = []
    for secret, keys_at in tries:
        try:
            return open_vault(folder, secret, hands.clock(), secrets.token_bytes, keys_at)
        except WrongPassphrase as error:
            refused.append(error)
        except Refused as error:
            # Keys on a stick that were written before the vault itself was exchanged.
            if keys_at is None:
                raise
            refused.append(error)
    raise refused[0]


def keys_on_stick(folder: Path) -> list[Path]:
    return sorted(folder.with_name(STICK).glob("*.keys"))


def is_at_hand(folder: Path, secret: Opener) -> bool:
    """Tell whether a person still has what a secret needs beside memory: its file on the stick."""
    if not isinstance(secret, GuardedPassphrase):
        return True
    files = folder.with_name(STICK).glob("*.key")
    return any(path.read_bytes() == secret.key_file for path in files)


def desk_of(surroundings: StoreEnvironment) -> VaultService:
    """Return a desk in some surroundings, whose new passphrases cost little."""
    world = (surroundings.clock, surroundings.randomness)
    return VaultService(*world, paths.resources(), cost=lambda: CHEAP)


def _mended(folder: Path, secret: Opener, hands: Hands, code: str) -> bool:
    """Do what the program offers where a vault was harmed; tell whether it offers anything."""
    surroundings = StoreEnvironment(hands.clock(), secrets.token_bytes)
    if code in REPAIRABLE:
        repair_vault(desk_of(surroundings), folder, secret, CancellationToken())
    elif code == "head_missing":
        accept_as_found(folder, secret, surroundings.clock, secrets.token_bytes).close()
    elif code == "key_file_missing":
        bring_back_keys(folder, folder, secret)
    else:
        return False
    return True


def opens(folder: Path, secret: Opener) -> bool:
    """Tell whether a secret opens the keys of a vault that nobody has open."""
    if not is_at_hand(folder, secret):
        return False
    place = VaultFolder(folder)
    try:
        for keys_at in (None, *keys_on_stick(folder)):
            try:
                if keys_at is None:
                    open_keys(place, secret)
                else:
                    find_keys_away(keys_at, place, secret)
            except (WrongPassphrase, Refused):
                continue
            except NotAVault:
                return False
            return True
    finally:
        place.close()
    return False


def is_anybody_shut_out(
    folder: Path, before: tuple[Opener, ...], after: tuple[Opener, ...]
) -> bool:
    """Tell whether somebody who could open a vault before an act and after it cannot now."""
    return not all(
        opens(folder, old) or (new != old and opens(folder, new))
        for old, new in zip(before, after, strict=False)
    )


@dataclass(frozen=True)
class Act:
    """One deed of a person, done with the office's own verbs.

    Attributes:
        name: of the deed.
        play: does it, on a stage whose vault is open.
        is_whole: one transaction does it: after any accident all of it is there, or nothing. If
            not, each record and setting is as before or as after.
        is_harmed: it mends what somebody harmed; after an accident it may be done again.
    """

    name: str
    play: Callable[[Stage], None]
    is_whole: bool = True
    is_harmed: bool = False


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


def code_of(error: BaseException) -> str:
    """Return the code of an error that people are told, or its name and text in full."""
    return error.code if isinstance(error, CasefilesError) else repr(error)
