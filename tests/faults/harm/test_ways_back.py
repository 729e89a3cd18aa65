"""Each file of a vault deleted in turn: what is said leads back in, and tells what is gone."""

import secrets
import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.case.vault_repair import ACCEPTABLE
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.maintenance.restoring import bring_back_keys, restore, unlocked_backups
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.opening import accept_as_found, create, open_vault
from casefiles.words.catalogue import codes
from tests.faults.story import Size, begin, chapters_told, opened_sound, tell
from tests.store.world import CHEAP, PASSPHRASE, Hands, World

SIZE = Size(5_000, 9_000, 2)
TOLD = 7
"""Chapters that the vault holds: five in its database and backups, two more in the WAL."""
BACKED_UP = 5
LOST = {
    "vault.db": ("database_missing", BACKED_UP),
    "vault.db-wal": ("entries_missing", BACKED_UP),
    "vault.head": ("head_missing", TOLD),
    "vault.keys + vault.keys.copy": ("key_file_missing", TOLD),
}
"""What is said of each file that matters, and how many chapters come back; else all do, unsaid."""


@pytest.fixture(scope="module")
def crashed(tmp_path_factory) -> Path:
    """A vault as a crash left it, with two backups and a ballast."""
    place = tmp_path_factory.mktemp("ways")
    folder, world = place / "v", World(place / "v")
    begin(folder)
    for chapters in (range(1, 4), range(4, BACKED_UP + 1)):
        with world.open() as vault:
            for chapter in chapters:
                tell(vault, chapter, SIZE)
            with vault.backing_up() as source:
                assert take_backup(source, source.shelf_folder, CancellationToken()) is not None
    with open_vault(
        folder, PASSPHRASE, world.hands.clock(), secrets.token_bytes, ballast=1 << 16
    ) as vault:
        for chapter in range(6, TOLD + 1):
            tell(vault, chapter, SIZE)
        shutil.copytree(folder, place / "crashed")
    return place / "crashed"


def names_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def led_back(folder: Path, code: str) -> Path:
    """Do what the program offers where it says a code, and return where the vault is then."""
    world = StoreEnvironment(Hands().clock(), secrets.token_bytes)
    if code in ACCEPTABLE:
        accept_as_found(folder, PASSPHRASE, world.clock, world.randomness).close()
    elif code == "key_file_missing":
        bring_back_keys(folder, folder, PASSPHRASE)
    else:
        at_hand = unlocked_backups(folder, PASSPHRASE)
        again = folder.with_name("again")
        restore(at_hand, at_hand.generations[0], again, world, CancellationToken()).close()
        return again
    return folder


def said_without(folder: Path, names: list[str]) -> tuple[str, int]:
    """Delete files, open, follow what is said; return the code, and the chapters that came back."""
    for name in names:
        (folder / name).unlink()
    code = ""
    try:
        World(folder).open().close()
    except CasefilesError as error:
        code = error.code
        assert code in codes()
        folder = led_back(folder, code)
    found = opened_sound(folder, SIZE)
    with World(folder).open() as vault:
        tell(vault, found + 1, SIZE)
        assert chapters_told(vault, SIZE) == found + 1
    return code, found


def test_each_file_deleted_in_turn_leads_back_in(crashed, place):
    names = [*names_in(crashed), "vault.keys + vault.keys.copy"]
    assert sum(name.startswith("backups/") for name in names) == 2
    assert {"vault.ballast", *LOST} <= set(names)
    for number, name in enumerate(names):
        folder = place / str(number) / "v"
        shutil.copytree(crashed, folder)
        assert said_without(folder, name.split(" + ")) == LOST.get(name, ("", TOLD)), name


def test_with_every_file_but_the_backups_gone_they_are_enough(crashed, place):
    folder = place / "v"
    shutil.copytree(crashed, folder)
    gone = [name for name in names_in(folder) if not name.startswith("backups/")]
    assert said_without(folder, gone) == ("database_missing", BACKED_UP)


def test_a_wal_that_was_lost_is_named_with_what_is_gone(crashed, place):
    folder = place / "v"
    shutil.copytree(crashed, folder)
    (folder / "vault.db-wal").unlink()
    with pytest.raises(CasefilesError) as caught:
        World(folder).open()
    assert caught.value.code == "entries_missing"
    # Two entries a chapter, and one for the document of the sixth.
    assert caught.value.safe == {"missing": 5}


def test_nothing_is_restored_over_a_vault(crashed, place):
    shutil.copytree(crashed, place / "v")
    before = names_in(place / "v")
    with pytest.raises(CasefilesError, match="folder_not_empty"):
        create(place / "v", PASSPHRASE, CHEAP, Hands().clock(), secrets.token_bytes)
    assert names_in(place / "v") == before
