"""A vault made of its backups: equal row by row, proven, and never in place of anything."""

import os
import random
import secrets
import shutil

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, NotEnoughSpace, WrongPassphrase
from casefiles.store.backup import backup_writing
from casefiles.store.backup.backup_retention import HOUR, tend
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.restoring import bring_back_keys, restore, unlocked_backups
from casefiles.store.search.store_environment import StoreEnvironment
from tests.measured import note
from tests.store.histories import begin, contents, live
from tests.store.world import (
    PASSPHRASE,
    World,
    insert_all,
    keep_document,
    new_case,
    new_event,
)

SEED = 20261125
GROWING = {"entry", "patch", "act", "vault", "device_key", "signed_checkpoint", "setting"}
"""Tables to which a restored vault adds what it is itself."""


def backed_up(vault):
    with vault.backing_up() as source:
        return take_backup(source, source.shelf_folder, CancellationToken())


def restored(folder, target, secret=PASSPHRASE, number=0):
    world = World(target)
    unlocked = unlocked_backups(folder, secret)
    surroundings = StoreEnvironment(world.hands.clock(), secrets.token_bytes)
    moment = unlocked.generations[number]
    return restore(unlocked, moment, target, surroundings, CancellationToken())


def require_equal(vault, then: dict) -> None:
    """Prove that a restored vault holds every row of that moment, and no other record."""
    now = contents(vault)
    assert now.keys() == then.keys()
    for name, rows in then.items():
        if name in GROWING:
            assert name == "vault" or set(map(repr, rows)) <= set(map(repr, now[name])), name
        else:
            assert now[name] == rows, name
    assert now["vault"][0][1] == then["vault"][0][1]
    assert now["vault"][0] != then["vault"][0], "it is another device"
    assert check_integrity(vault, CancellationToken()).is_sound


def random_vault(place, seed: int) -> int:
    """Let a vault live through backups, and restore each of them; return how many there were."""
    chance = random.Random(seed)
    world = World(place / "v")
    moments = {}
    with world.create() as vault:
        case = begin(vault)
        for _ in range(chance.randint(2, 4)):
            live(vault, case, chance, chance.randint(1, 6))
            world.hands.wall += chance.choice((HOUR // 4, HOUR, 30 * HOUR))
            taken = backed_up(vault)
            if taken is not None:
                moments[taken.id] = contents(vault)
            if chance.random() < 0.4:
                with vault.backing_up() as source:
                    tend(source, CancellationToken())
    unlocked = unlocked_backups(place / "v", PASSPHRASE)
    for number, one in enumerate(unlocked.generations):
        with restored(place / "v", place / f"r{number}", number=number) as again:
            require_equal(again, moments[one.id])
        shutil.rmtree(place / f"r{number}")
    note("random vaults backed up and restored, equal row by row", 1)
    note("backups of these, each restored", len(unlocked.generations))
    return len(unlocked.generations)


def test_twenty_random_vaults_come_back_row_by_row(tmp_path, shard):
    restored_ones = 0
    for number in shard.mine(range(20)):
        (tmp_path / str(number)).mkdir()
        restored_ones += random_vault(tmp_path / str(number), SEED + number)
        shutil.rmtree(tmp_path / str(number))
    assert restored_ones >= shard.share(40)


@pytest.mark.long
def test_a_thousand_random_vaults_come_back_row_by_row(tmp_path):
    for number in range(1000):
        place = tmp_path / str(number)
        place.mkdir()
        assert random_vault(place, SEED + 1000 + number), f"seed {SEED + 1000 + number}"
        shutil.rmtree(place)


@pytest.fixture
def folder(world):
    """A vault with two backups, closed."""
    with world.create() as vault:
        case = new_case()
        insert_all(vault, [case])
        keep_document(vault, case, os.urandom(300_000), "words")
        backed_up(vault)
        insert_all(vault, [new_event(case)])
        backed_up(vault)
    return world.folder


def test_backups_alone_are_enough(folder, tmp_path):
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    with restored(folder, tmp_path / "again") as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
        actions = [entry.action for entry in vault.read(lambda reader: reader.entries(None))]
        assert "restore_backup" in actions
    World(tmp_path / "again").open().close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "vault"]


def test_a_folder_that_is_taken_is_left_alone(folder, tmp_path):
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "letter").write_text("dear")
    with pytest.raises(CasefilesError, match="folder_not_empty"):
        restored(folder, tmp_path / "again")
    with pytest.raises(CasefilesError, match="folder_not_empty"):
        restored(folder, folder)
    assert (tmp_path / "again" / "letter").read_text() == "dear"


def test_a_wrong_passphrase_and_a_folder_without_backups_are_told_apart(folder, tmp_path):
    with pytest.raises(WrongPassphrase):
        unlocked_backups(folder, "wrong horse")
    (tmp_path / "other").mkdir()
    with pytest.raises(CasefilesError, match="no_backups_there"):
        unlocked_backups(tmp_path / "other", PASSPHRASE)


def test_a_backup_with_a_rotten_page_is_refused_and_leaves_nothing(folder, tmp_path):
    base = max((folder / "backups").iterdir(), key=lambda path: path.stat().st_size)
    data = bytearray(base.read_bytes())
    data[70_000] ^= 1
    base.write_bytes(bytes(data))
    with pytest.raises(CasefilesError, match="backup_damaged"):
        restored(folder, tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault"]


def test_an_older_page_in_a_backup_is_refused(folder, tmp_path):
    """A page that is authentic, and of another moment: only the digest of the tags tells."""
    unlocked = unlocked_backups(folder, PASSPHRASE)
    newest, older = unlocked.generations
    base, delta = older.chain[0].path, newest.chain[-1].path
    from casefiles.store.backup.backup_packs import RECORD, index_of
    from casefiles.store.database.connection import PAGE_SIZE

    number, _ = next(RECORD.iter_unpack(index_of(newest.chain[-1])))
    page = base.read_bytes()[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    delta.write_bytes(page + delta.read_bytes()[PAGE_SIZE:])
    with pytest.raises(CasefilesError, match="backup_damaged"):
        restored(folder, tmp_path / "again")


def test_what_does_not_fit_is_told_and_nothing_is_left(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: 1 << 20)
    with pytest.raises(NotEnoughSpace, match="no_space_for_restore"):
        restored(folder, tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault"]


def test_a_lost_key_file_is_brought_back_from_the_newest_backup(folder):
    before = (folder / "vault.keys").read_bytes()
    for name in ("vault.keys", "vault.keys.copy"):
        (folder / name).unlink()
    with pytest.raises(WrongPassphrase):
        bring_back_keys(folder, folder, "wrong horse")
    bring_back_keys(folder, folder, PASSPHRASE)
    assert (folder / "vault.keys").read_bytes() == before
    assert (folder / "vault.keys.copy").read_bytes() == before
    World(folder).open().close()


def test_the_key_file_of_another_vault_is_not_put_in_place(folder, tmp_path):
    other = World(tmp_path / "other")
    with other.create() as vault:
        backed_up(vault)
    for name in ("vault.keys", "vault.keys.copy"):
        (folder / name).unlink()
    with pytest.raises(CasefilesError, match="keys_do_not_fit"):
        bring_back_keys(folder, other.folder, PASSPHRASE)
    assert not (folder / "vault.keys").exists()


def test_both_vaults_go_on_after_a_restore(folder, tmp_path):
    with restored(folder, tmp_path / "again", number=1) as vault:
        insert_all(vault, [new_case("new")])
    with World(folder).open() as vault:
        insert_all(vault, [new_case("old")])
    for name in ("vault", "again"):
        with World(tmp_path / name).open() as vault:
            assert check_integrity(vault, CancellationToken()).is_sound
