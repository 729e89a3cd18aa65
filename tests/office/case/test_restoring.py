"""Backups and restoring as the office does them: beside the vault, on a stick, and back."""

import secrets
import shutil

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, NotEnoughSpace, Refused, VaultError
from casefiles.office.case.restoring import count_backups, open_backups, restore, restore_key_file
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault import backups as office
from casefiles.office.vault.backups import back_up_elsewhere, back_up_now, backup_state
from casefiles.office.workplace.operations import JobContext
from casefiles.store.backup import backup_writing
from casefiles.store.backup.backup_generations import backup_directory_at
from tests.store.world import (
    PASSPHRASE,
    World,
    insert_all,
    keep_document,
    new_case,
    new_event,
)


@pytest.fixture
def world(tmp_path):
    return World(tmp_path / "vault")


@pytest.fixture
def vault(world):
    with world.create() as vault:
        case = new_case()
        keep_document(vault, case, secrets.token_bytes(200_000), "words")
        insert_all(vault, [new_event(case)])
        yield vault


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def desk_of(world, tmp_path):
    return VaultService(world.hands.clock(), secrets.token_bytes, tmp_path)


def done(world, vault, job):
    place = JobContext(
        vault, lambda: None, world.hands.clock(), secrets.token_bytes, vault.folder.parent
    )
    return job(place, CancellationToken())


def test_a_backup_is_told_by_its_state(world, vault):
    before = done(world, vault, backup_state())
    assert (before.last, before.count, before.size) == (None, 0, 0)
    made = done(world, vault, back_up_now())
    after = done(world, vault, backup_state())
    assert after.last == after.first == made.wall
    assert after.count == 1
    assert after.proven
    assert after.size == made.size
    files = list((vault.folder / "backups").iterdir())
    assert sum(path.stat().st_size for path in files) == after.size
    again = done(world, vault, back_up_now())
    assert (again.size, again.wall) == (0, made.wall)


def test_a_day_later_the_older_ones_are_put_together(world, vault):
    done(world, vault, back_up_now())
    world.hands.wall += 25 * office.EVERY
    insert_all(vault, [new_case("later")])
    assert done(world, vault, back_up_now()).trouble == ""
    shelf, _ = vault.own_shelf()
    assert len(shelf.packs) == 3
    assert done(world, vault, backup_state()).count == 2


def test_where_there_is_no_room_to_put_them_together_the_new_one_still_counts(
    world, vault, monkeypatch
):
    done(world, vault, back_up_now())
    world.hands.wall += 25 * office.EVERY
    insert_all(vault, [new_case("later")])
    room = backup_writing.pack_size(12)
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: room)
    made = done(world, vault, back_up_now())
    assert made.size > 0
    assert made.trouble == "no_space_for_backup"


def test_a_stick_gets_all_first_and_then_what_changed_and_the_ledger_knows(world, vault, stick):
    first = done(world, vault, back_up_elsewhere(stick))
    assert first.folder == stick / "Casefiles backup"
    assert first.same_disk, "in tests it is"
    insert_all(vault, [new_case("later")])
    second = done(world, vault, back_up_elsewhere(stick))
    assert 0 < second.size < first.size
    assert done(world, vault, back_up_elsewhere(first.folder)).folder == first.folder
    state = done(world, vault, backup_state())
    assert state.elsewhere.count == 3
    assert state.count == 0, "nothing lies beside the vault"


@pytest.mark.parametrize(
    ("where", "code"),
    [("gone", "stick_missing"), ("vault", "stick_in_vault"), ("vault/x", "stick_in_vault")],
)
def test_a_target_that_cannot_be_is_refused(world, vault, tmp_path, where, code):
    (tmp_path / "vault" / "x").mkdir()
    with pytest.raises(Refused, match=code):
        done(world, vault, back_up_elsewhere(tmp_path / where))
    assert vault.read(office.copies_elsewhere()).count == 0


def test_a_fat_stick_is_refused_only_where_the_vault_is_larger_than_it_takes(
    world, vault, stick, monkeypatch
):
    monkeypatch.setattr(office, "_kind_of_disk", lambda _: "vfat")
    assert done(world, vault, back_up_elsewhere(stick)).size
    monkeypatch.setattr(office, "_FAT_LIMIT", 100_000)
    with pytest.raises(Refused, match="stick_of_small_files"):
        done(world, vault, back_up_elsewhere(stick))


def test_the_kind_of_a_disk_is_known(tmp_path):
    from pathlib import Path

    assert office._kind_of_disk(Path("/proc")) == "proc"


def test_a_full_stick_and_a_pulled_one_are_told_as_such(world, vault, stick, monkeypatch):
    monkeypatch.setattr(backup_writing, "free_bytes", lambda _: 0)
    with pytest.raises(NotEnoughSpace, match="no_space_on_stick"):
        done(world, vault, back_up_elsewhere(stick))
    monkeypatch.undo()

    def pulled(*_):
        shutil.rmtree(stick)
        raise VaultError("disk_failed")

    monkeypatch.setattr(office, "take_backup", pulled)
    with pytest.raises(Refused, match="stick_gone"):
        done(world, vault, back_up_elsewhere(stick))
    assert vault.read(office.copies_elsewhere()).count == 0


def test_what_rots_on_a_stick_is_seen_at_the_next_backup(world, vault, stick):
    folder = done(world, vault, back_up_elsewhere(stick)).folder
    (base,) = folder.iterdir()
    data = bytearray(base.read_bytes())
    data[40_000] ^= 1
    base.write_bytes(bytes(data))
    done(world, vault, back_up_elsewhere(stick))
    newest = backup_directory_at(folder).of(vault._parts.keys).generations()[0]
    assert len(newest.chain) == 1, "a whole new one"


def test_a_vault_comes_back_from_a_stick(world, vault, stick, tmp_path):
    done(world, vault, back_up_elsewhere(stick))
    desk = desk_of(world, tmp_path)
    assert count_backups(stick)[0] == 1
    backups = open_backups(stick, PASSPHRASE)
    (one,) = backups.moments
    assert (one.number, one.cases, one.documents, one.events) == (1, 1, 1, 1)
    assert one.proven
    assert one.changed <= one.wall
    opened = restore(desk, backups, 1, tmp_path / "again", CancellationToken())
    opened.close()
    with pytest.raises(CasefilesError, match="folder_not_empty"):
        restore(desk, backups, 1, tmp_path / "again", CancellationToken())


def test_a_lost_key_file_comes_back_from_a_stick(world, stick, tmp_path):
    with world.create() as vault:
        done(world, vault, back_up_elsewhere(stick))
    for name in ("vault.keys", "vault.keys.copy"):
        (world.folder / name).unlink()
    opened = restore_key_file(desk_of(world, tmp_path), world.folder, stick, PASSPHRASE)
    opened.close()
    world.open().close()
