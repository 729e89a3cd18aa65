"""A folder in which names lead elsewhere: it is refused by name, and nothing is changed."""

import os
import secrets
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import Struct

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    CasefilesError,
    NotAVault,
    VaultError,
    WrongPassphrase,
)
from casefiles.office.case.vault_repair import is_of_vault
from casefiles.office.vault.privilege_notice import privilege_notice_at
from casefiles.store.backup.backup_taking import prepare as prepare_backups
from casefiles.store.database.connection import Connection
from casefiles.store.files.ballast import Ballast
from casefiles.store.files.folder import VaultFolder, restrict
from casefiles.store.files.in_folder import read_file, replace_file, sync_file
from casefiles.store.maintenance.damaged import open_damaged
from casefiles.store.maintenance.repair import repair
from casefiles.store.maintenance.restoring import bring_back_keys
from casefiles.store.maintenance.rotation import Rekeying, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault import opening
from casefiles.words.catalogue import explain
from tests.store.prepared import NOBODY, PACK, Prepared, is_root, look, prepare
from tests.store.world import CHEAP, PASSPHRASE, Hands, World, insert_all, new_case, new_event

SIZE = 1 << 16
PATIENCE = 20.0


def _open(folder: Path, passphrase: str) -> None:
    clock = Hands().clock()
    opening.open_vault(folder, passphrase, clock, secrets.token_bytes, ballast=SIZE).close()


def _accept(folder: Path, passphrase: str) -> None:
    clock = Hands().clock()
    opening.accept_as_found(folder, passphrase, clock, secrets.token_bytes, SIZE).close()


def _read(folder: Path, passphrase: str) -> None:
    open_damaged(folder, passphrase, _world(), CancellationToken()).close()


def _repair(folder: Path, passphrase: str) -> None:
    repair(
        folder, passphrase, _world(), lambda _keys: lambda _number: iter(()), CancellationToken()
    )


def _renew(folder: Path, passphrase: str) -> None:
    renewal = Rekeying("another phrase", CHEAP, "change_keys")
    renew_keys(folder, passphrase, renewal, _world(), CancellationToken())


def _bring_keys(folder: Path, passphrase: str) -> None:
    bring_back_keys(folder, folder, passphrase)


DOORS = (_open, _open, _open, _accept, _read, _repair, _renew, _bring_keys)


def _world() -> StoreEnvironment:
    return StoreEnvironment(Hands().clock(), secrets.token_bytes, ballast=SIZE)


@pytest.fixture(scope="module")
def vault(tmp_path_factory) -> Path:
    """A vault as a crash left it, with backups, a ballast and a notice."""
    world = World(tmp_path_factory.mktemp("prepared") / "v")
    with world.create() as vault:
        case = new_case()
        insert_all(vault, [case, new_event(case)])
    _open(world.folder, PASSPHRASE)
    (world.folder / "notice.txt").write_text("privileged")
    (world.folder / "backups").mkdir(exist_ok=True)
    (world.folder / "backups" / PACK).write_bytes(b"no backup")
    return world.folder


@contextmanager
def no_hang() -> Iterator[None]:
    def late(_signal, _frame):
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def refused(made: Prepared, door, passphrase: str) -> str:
    """Try a door, and return the name that it refuses the folder for."""
    before = look(made.folder.parent)
    with no_hang(), pytest.raises(NotAVault) as caught:
        privilege_notice_at(made.folder)
        is_of_vault(made.folder)
        door(made.folder, passphrase)
    assert look(made.folder.parent) == before, made.done
    assert caught.value.code == "folder_prepared", made.done
    words = explain(caught.value.code, caught.value.safe)
    assert words.startswith("This folder is not as Casefiles made it")
    name = str(caught.value.safe["name"])
    assert name in words
    return name


def all_doors_refuse(vault: Path, place: Path, seed: int) -> None:
    made = prepare(vault, place, seed)
    if made.done:
        for passphrase in ("wrong", PASSPHRASE):
            assert refused(made, DOORS[seed % len(DOORS)], passphrase) in made.done


@pytest.mark.parametrize("seed", range(0, 200, 8))
def test_some_prepared_folders_are_refused_and_change_nothing(vault, tmp_path, seed):
    all_doors_refuse(vault, tmp_path, seed + seed // 8 % len(DOORS))


@pytest.mark.long
def test_all_prepared_folders_are_refused_and_change_nothing(vault, tmp_path):
    for seed in range(200):
        place = tmp_path / str(seed)
        place.mkdir()
        all_doors_refuse(vault, place, seed)


@pytest.mark.parametrize("door", dict.fromkeys(DOORS))
def test_a_vault_that_nobody_prepared_opens_by_every_door(vault, tmp_path, door):
    """The control: what is refused is what was done to the folder."""
    shutil.copytree(vault, tmp_path / "v")
    (tmp_path / "v" / "letter.txt").symlink_to(tmp_path)
    with no_hang():
        door(tmp_path / "v", PASSPHRASE)
    assert (tmp_path / "v" / "letter.txt").is_symlink(), "a name that is not of a vault is nobody's"


def test_only_keys_that_open_close_a_lax_folder_to_others(vault, tmp_path):
    folder = tmp_path / "v"
    shutil.copytree(vault, folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (folder / "backups" / "theirs.txt").write_text("no backup")
    (folder / "backups" / "theirs.txt").chmod(0o644)
    before = look(folder)
    with pytest.raises(WrongPassphrase):
        _open(folder, "wrong")
    assert look(folder) == before
    _open(folder, PASSPHRASE)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*"))}
    assert modes.pop("theirs.txt") == 0o644
    assert {modes.pop("v"), modes.pop("backups")} == {0o700}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("door", dict.fromkeys(DOORS))
def test_a_journal_that_would_cut_the_database_is_not_played_back(vault, tmp_path, door):
    """The driver does what such a journal says as soon as it opens the database with its keys."""
    folder = tmp_path / "v"
    shutil.copytree(vault, folder)
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    head = Struct(">8sIIIII").pack(magic, 0, 7, 1, 4096, 16_384).ljust(4096, b"\0")
    (folder / "vault.db-journal").write_bytes(head + bytes(64))
    before = look(folder)
    with pytest.raises(NotAVault, match="folder_prepared"):
        door(folder, PASSPHRASE)
    assert look(folder) == before


def test_what_a_repair_leaves_between_two_names_is_no_prepared_folder(vault, tmp_path):
    """The damaged database has two names in the folder for a moment, and a crash may keep it so."""
    folder = tmp_path / "v"
    shutil.copytree(vault, folder)
    os.link(folder / "vault.db", folder / "vault.db.damaged.1")
    _open(folder, PASSPHRASE)
    os.link(folder / "vault.db", tmp_path / "elsewhere")
    with pytest.raises(NotAVault, match="folder_prepared"):
        _open(folder, PASSPHRASE)


def test_what_is_put_in_place_while_a_vault_is_open_is_not_followed(vault, tmp_path):
    """The folder is looked at once; each name is looked at again whenever it is opened."""
    folder, theirs = tmp_path / "v", tmp_path / "theirs.txt"
    shutil.copytree(vault, folder)
    theirs.write_bytes(b"of somebody" * 10)
    theirs.chmod(0o644)
    place = VaultFolder(folder)
    try:
        ballast = Ballast(place, SIZE)
        for name in ("vault.ballast", "vault.keys", "vault.keys.part", "vault.db", "vault.db-wal"):
            (folder / name).unlink(missing_ok=True)
            (folder / name).symlink_to(theirs)
        shutil.rmtree(place.backups)
        place.backups.symlink_to(tmp_path)
        before = look(theirs)
        with no_hang():
            ballast.give_up()
            ballast.is_there()
            with pytest.raises(CasefilesError):
                read_file(place.spot("vault.keys"), 10)
            with pytest.raises(CasefilesError):
                sync_file(place.spot("vault.db-wal"))
            with pytest.raises(CasefilesError):
                Connection(place.file("vault.db"), bytearray(b"x'00'"), query_only=False)
            with pytest.raises(NotAVault):
                restrict(place)
            with pytest.raises(NotAVault):
                prepare_backups(place.backups)
            replace_file(place.spot("vault.keys"), b"new")
        assert look(theirs) == before
        assert not (folder / "vault.keys").is_symlink()
    finally:
        place.close()


def test_a_folder_that_changed_places_is_not_taken_for_the_one_that_was_opened(vault, tmp_path):
    folder = tmp_path / "v"
    shutil.copytree(vault, folder)
    place = VaultFolder(folder)
    try:
        folder.rename(tmp_path / "moved")
        folder.mkdir()
        replace_file(place.spot("vault.keys"), b"new")
        assert (tmp_path / "moved" / "vault.keys").read_bytes() == b"new"
        assert list(folder.iterdir()) == []
        with pytest.raises(VaultError, match="vault_gone"):
            place.file("vault.db")
    finally:
        place.close()


@pytest.mark.skipif(not is_root(), reason="only root can give files to somebody else")
def test_files_of_somebody_else_are_told_with_whose_they_are(vault, tmp_path):
    shutil.copytree(vault, tmp_path / "v")
    os.chown(tmp_path / "v" / "vault.head", NOBODY, NOBODY)
    with pytest.raises(NotAVault) as caught:
        _open(tmp_path / "v", PASSPHRASE)
    assert "vault.head belongs to another user" in explain(caught.value.code, caught.value.safe)
