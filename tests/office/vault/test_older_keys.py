"""An older key file, put back after a plain change of the passphrase, is told and entered."""

import secrets
import shutil

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotEnoughSpace, WrongPassphrase
from casefiles.office.vault.keys import OlderKeys, answer_for_keys, older_keys
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.keys import key_file
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.restoring import restore, unlocked_backups
from casefiles.store.maintenance.rotation import Rekeying, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault import key_ring
from tests.office.vault.two_vaults import place_of
from tests.store.world import CHEAP, PASSPHRASE, World

GIVEN_UP, NEW, THIRD = PASSPHRASE, "five blue trains leave", "third words of mine"
FILES = ("vault.keys", "vault.keys.copy")


@pytest.fixture
def world(tmp_path):
    world = World(tmp_path / "vault")
    with world.create() as vault:
        (tmp_path / "old").mkdir()
        for name in FILES:
            shutil.copy(world.folder / name, tmp_path / "old" / name)
        vault.ring.put((0, "owner"), NEW, "change_passphrase")
        vault.ring.put((1, "R. Okafor"), "her own words", "add_slot")
    (tmp_path / "new").mkdir()
    for name in FILES:
        shutil.copy(world.folder / name, tmp_path / "new" / name)
    return world


def put(world, which: str, *names: str) -> None:
    for name in names or FILES:
        shutil.copy(world.folder.parent / which / name, world.folder / name)


def told_by(vault, world) -> OlderKeys | None:
    return older_keys()(place_of(vault, world), CancellationToken())


def entered_in(vault) -> int:
    actions = [entry.action for entry in vault.read(lambda reader: reader.entries(None))]
    return actions.count("older_key_file")


def test_a_vault_with_its_newest_keys_tells_nothing(world):
    for passphrase in (NEW, "her own words", NEW):
        with world.open(passphrase) as vault:
            assert (told_by(vault, world), entered_in(vault)) == (None, 0)


def test_an_older_key_file_is_told_and_entered_at_opening(world):
    put(world, "old")
    with world.open(GIVEN_UP) as vault:
        assert told_by(vault, world).is_in_use
        assert entered_in(vault) == 1
        assert vault.soundness.healed == ()
        assert check_integrity(vault, CancellationToken()).is_sound


def test_its_owner_is_told_though_the_newest_file_was_put_back(world):
    put(world, "old")
    world.open(GIVEN_UP).close()
    put(world, "new")
    for _ in range(2):
        with world.open(NEW) as vault:
            told = told_by(vault, world)
            assert not told.is_in_use
            assert told.wall < world.hands.wall
            assert entered_in(vault) == 1


def test_an_older_file_in_the_place_of_one_copy_neither_shuts_out_nor_destroys(world):
    put(world, "old", "vault.keys")
    with world.open(GIVEN_UP) as vault:
        assert told_by(vault, world).is_in_use
    with world.open(NEW) as vault:
        assert not told_by(vault, world).is_in_use
        assert vault.soundness.healed == ("vault.keys",)
    with pytest.raises(WrongPassphrase):
        world.open(GIVEN_UP)


def test_a_change_for_cause_ends_it(world):
    put(world, "old")
    world.open(GIVEN_UP).close()
    surroundings = StoreEnvironment(world.hands.clock(), secrets.token_bytes)
    renewal = Rekeying(opener=THIRD, cost=CHEAP, action="change_keys")
    renew_keys(world.folder, GIVEN_UP, renewal, surroundings, CancellationToken())
    for _ in range(2):
        with world.open(THIRD) as vault:
            assert (told_by(vault, world), entered_in(vault)) == (None, 1)


def test_who_put_it_there_answers_for_it(world):
    put(world, "old")
    with world.open(GIVEN_UP) as vault:
        answer_for_keys()(place_of(vault, world), CancellationToken())
        assert told_by(vault, world) is None
    with world.open(GIVEN_UP) as vault:
        assert (told_by(vault, world), entered_in(vault)) == (None, 1)
    put(world, "new")
    with world.open(NEW) as vault:
        assert told_by(vault, world) is None, "it is newer than what was answered for"


def test_what_was_answered_for_stands_in_both_places_so_that_nothing_newer_opens_beside_it(world):
    put(world, "old", "vault.keys")
    with world.open(GIVEN_UP) as vault:
        answer_for_keys()(place_of(vault, world), CancellationToken())
    files = [(world.folder / name).read_bytes() for name in FILES]
    assert files[0] == files[1] == (world.folder.parent / "old" / "vault.keys").read_bytes()
    with pytest.raises(WrongPassphrase):
        world.open(NEW)
    with world.open(GIVEN_UP) as vault:
        assert (told_by(vault, world), vault.soundness.healed) == (None, ())
        assert check_integrity(vault, CancellationToken()).is_sound


def test_who_does_not_answer_keeps_the_newer_file_beside_it(world):
    put(world, "old", "vault.keys")
    world.open(GIVEN_UP).close()
    newer = (world.folder.parent / "new" / "vault.keys").read_bytes()
    assert (world.folder / "vault.keys.copy").read_bytes() == newer


def test_nothing_is_answered_for_where_the_disk_refuses(world, monkeypatch):
    put(world, "old", "vault.keys")
    with monkeypatch.context() as patched, world.open(GIVEN_UP) as vault:

        def refuses(*_told) -> None:
            raise NotEnoughSpace("no_space")

        patched.setattr(key_file, "replace_file", refuses)
        with pytest.raises(NotEnoughSpace):
            answer_for_keys()(place_of(vault, world), CancellationToken())
        assert told_by(vault, world).is_in_use


def test_a_change_after_it_is_newer_than_both(world):
    put(world, "old")
    with world.open(GIVEN_UP) as vault:
        vault.ring.put((0, "owner"), THIRD, "change_passphrase")
    with world.open(THIRD) as vault:
        assert not told_by(vault, world).is_in_use
    put(world, "new")
    with world.open(NEW) as vault:
        assert told_by(vault, world).is_in_use


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_crash_in_a_change_is_no_older_file(world, monkeypatch, written):
    """Nothing, one copy or both were written when the program was ended."""
    with monkeypatch.context() as patched, world.open(NEW) as vault:

        def stopped(ring, file) -> None:
            data = key_ring.key_file_bytes(file, ring._keys)
            for name in FILES[:written]:
                (world.folder / name).write_bytes(data)
            raise SystemExit

        patched.setattr(key_ring.KeyRing, "_write", stopped)
        with pytest.raises(SystemExit):
            vault.ring.put((0, "owner"), THIRD, "change_passphrase")
    for _ in range(2):
        with world.open(THIRD if written else NEW) as vault:
            assert (told_by(vault, world), entered_in(vault)) == (None, 0)


def test_a_vault_of_an_older_program_takes_its_key_file_as_the_newest(world):
    with world.open(NEW) as vault:
        vault.write(lambda work: work.remove_setting("key_file"))
    put(world, "old")
    with world.open(GIVEN_UP) as vault:
        assert told_by(vault, world) is None, "the control: nothing is known of a newer one"


def test_a_restored_vault_is_opened_by_the_key_file_of_its_backup(world, tmp_path):
    with world.open(NEW) as vault, vault.backing_up() as source:
        take_backup(source, source.shelf_folder, CancellationToken())
    put(world, "old")
    backups = unlocked_backups(world.folder, GIVEN_UP)
    surroundings = StoreEnvironment(world.hands.clock(), secrets.token_bytes)
    restored = World(tmp_path / "restored", world.hands)
    restore(
        backups, backups.generations[0], restored.folder, surroundings, CancellationToken()
    ).close()
    with restored.open(GIVEN_UP) as vault:
        assert (told_by(vault, restored), entered_in(vault)) == (None, 0)
