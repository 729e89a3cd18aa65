"""A vault of an older form is backed up, proven, before it is brought up to date."""

import secrets
import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotEnoughSpace, VaultError
from casefiles.store.backup import backup_writing
from casefiles.store.database import former_vaults
from casefiles.store.database.connection import Connection
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.restoring import restore, unlocked_backups
from casefiles.store.search.store_environment import StoreEnvironment
from tests.old_vaults.make_vault import PASSPHRASE
from tests.store.world import World

OLD = Path(__file__).parents[1] / "old_vaults" / "form_1"


@pytest.fixture
def world(tmp_path):
    shutil.copytree(OLD, tmp_path / "old")
    return World(tmp_path / "old")


def form_of(backup) -> int:
    """Return how many pages the backed up database had; it was that of the older form."""
    return backup.manifest.page_count * 16_384


def test_the_backup_holds_the_older_form_and_can_be_restored(world, tmp_path):
    size = (world.folder / "vault.db").stat().st_size
    world.open(PASSPHRASE).close()
    backups = unlocked_backups(world.folder, PASSPHRASE)
    (moment,) = backups.generations
    assert moment.is_proven(backups.keys)
    assert form_of(moment) == size
    surroundings = StoreEnvironment(world.hands.clock(), secrets.token_bytes)
    with restore(backups, moment, tmp_path / "again", surroundings, CancellationToken()) as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
    world.open(PASSPHRASE).close()
    assert len(list((world.folder / "backups").iterdir())) == 1, "once is enough"


def test_without_room_for_a_backup_the_vault_stays_as_it_was(world, monkeypatch):
    before = (world.folder / "vault.db").read_bytes()
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: 1 << 16)
    with pytest.raises(NotEnoughSpace, match="no_space_before_migration"):
        world.open(PASSPHRASE)
    assert (world.folder / "vault.db").read_bytes() == before
    monkeypatch.undo()
    world.open(PASSPHRASE).close()
    assert (world.folder / "vault.db").read_bytes() != before


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE half(row INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES(1);",
        "INSERT INTO act(first, last) VALUES(1, 1);",
    ],
)
def test_a_change_that_is_refused_leaves_the_vault_as_it_was(world, monkeypatch, script):
    before = (world.folder / "vault.db").read_bytes()
    changes = former_vaults.changes
    monkeypatch.setattr(former_vaults, "changes", lambda *asked: changes(*asked) + script)
    with pytest.raises(VaultError, match="migration_failed"):
        world.open(PASSPHRASE)
    assert (world.folder / "vault.db").read_bytes() == before
    assert not (world.folder / "vault.db-wal").exists()
    monkeypatch.undo()
    with world.open(PASSPHRASE) as vault:
        assert vault.was_older
        assert vault.read(lambda reader: reader.entries(None))[-1].action == "migrate_vault"
        assert check_integrity(vault, CancellationToken()).is_sound
    with world.open(PASSPHRASE) as vault:
        assert not vault.was_older
    backups = unlocked_backups(world.folder, PASSPHRASE)
    assert [one.is_proven(backups.keys) for one in backups.generations] == [True]


def test_a_disk_that_fills_up_on_the_way_leaves_the_vault_as_it_was(world, monkeypatch):
    before = (world.folder / "vault.db").read_bytes()
    script = Connection.script

    def full(self, text):
        if self._path.parent == world.folder:
            self._driver.set_authorizer(None)
            ((pages,),) = self.rows("PRAGMA page_count")
            self.rows(f"PRAGMA max_page_count={pages + 2}")
        script(self, text)

    monkeypatch.setattr(Connection, "script", full)
    with pytest.raises(NotEnoughSpace, match="no_space"):
        world.open(PASSPHRASE)
    assert (world.folder / "vault.db").read_bytes() == before
    monkeypatch.undo()
    with world.open(PASSPHRASE) as vault:
        assert check_integrity(vault, CancellationToken()).is_sound


def test_a_new_vault_is_not_backed_up_before_its_first_tables(tmp_path):
    with World(tmp_path / "new").create():
        assert not (tmp_path / "new" / "backups").exists()
