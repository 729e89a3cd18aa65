"""A vault with all its files, one bit of one of them flipped: what is said of it."""

import random
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.vault.integrity_check import check_vault
from casefiles.office.vault.privilege_notice import save_privilege_notice
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.pages.raw_pages import PageFile
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from tests.faults.harm.flips import flip_on_disk, keys_of
from tests.faults.story import Size, tell
from tests.office.vault.two_vaults import place_of
from tests.store.world import CHEAP, PASSPHRASE, World, insert_all, new_case

BALLAST = 1 << 20
SIZE = Size(4_000, 20_000, 2)
FILES = 9
"""Of such a vault: what is flipped is drawn from all of them alike."""


@dataclass(frozen=True)
class Whole:
    """A closed vault with backups, ballast and a notice; and the same as a crash left it."""

    closed: Path
    crashed: Path


def made(place: Path) -> Whole:
    closed, crashed = place / "closed", place / "crashed"
    world = World(closed)
    arguments = (closed, PASSPHRASE, CHEAP, world.hands.clock(), secrets.token_bytes)
    with create(*arguments, ballast=BALLAST) as vault:
        _fill(vault, world)
        shutil.copytree(closed, crashed, ignore=shutil.ignore_patterns("*-shm"))
    return Whole(closed, crashed)


def _fill(vault: Vault, world: World) -> None:
    insert_all(vault, [replace(new_case("STORY"), title="0")])
    save_privilege_notice("Privileged.")(place_of(vault, world), CancellationToken())
    for chapter in range(1, 5):
        tell(vault, chapter, SIZE)
        if chapter > 2:
            with vault.backing_up() as source:
                take_backup(source, source.shelf_folder, CancellationToken())
    tell(vault, 5, SIZE)


def flips_of(folder: Path, count: int, seed: object) -> Iterator[tuple[Path, int]]:
    """Draw files of a vault alike, whatever their size, and a bit of each."""
    chance = random.Random(str(seed))
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for _ in range(count):
        path = chance.choice(files)
        yield path.relative_to(folder), chance.randrange(path.stat().st_size * 8)


def is_superseded(folder: Path, part: Path, bit: int) -> bool:
    """Tell whether a bit is of a page that the WAL holds anew, so that it is overwritten."""
    if part != Path("vault.db"):
        return False
    with PageFile(folder, keys_of(folder)) as pages:
        return bit // 8 // PAGE_SIZE + 1 in pages._wal


def said_of(whole: Path, part: Path, bit: int, work: Path, *, checks_always: bool = True) -> str:
    """Flip a bit in a copy, open and check it, and return what was said; empty for nothing.

    Args:
        whole: the vault.
        part: which of its files.
        bit: of that file.
        work: where the copy is made.
        checks_always: it is checked also where the opening has told something already.
    """
    shutil.copytree(whole, work)
    try:
        flip_on_disk(work / part, bit)
        return _said(work, checks_always=checks_always)
    except CasefilesError as error:
        return f"refused: {error.code}"
    finally:
        shutil.rmtree(work)


def _said(folder: Path, *, checks_always: bool) -> str:
    clock = World(folder).hands.clock()
    arguments = (folder, PASSPHRASE, clock, secrets.token_bytes)
    # Closing refuses too, where what was read meanwhile was damaged.
    with open_vault(*arguments, ballast=BALLAST) as vault:
        healed = vault.soundness.healed
        if healed:
            entered = vault.read(lambda reader: reader.entries(None))
            assert any(entry.action.startswith("heal_") for entry in entered)
        if healed and not checks_always:
            return f"healed {', '.join(healed)}"
        report = check_vault(vault, CancellationToken())
        if not report.sound:
            return "check: damaged"
        told = [one.what if one.what != "healed" else f"healed {one.id}" for one in report.findings]
        assert healed == tuple(one.id for one in report.findings if one.what == "healed")
        return ", ".join(told)
