"""Damage that opening makes whole: it is returned, entered and never passes in silence."""

import secrets
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import NotEnoughSpace
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.files.ballast import Ballast
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.restoring import restore, unlocked_backups
from casefiles.store.maintenance.rotation import Rekeying, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault import healing
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from tests.faults.harm.flips import flip_on_disk
from tests.store.world import CHEAP, PASSPHRASE, Hands, World, insert_all, new_case

BALLAST = 1 << 20
PLACES = {
    "vault.keys": 300,
    "vault.keys.copy": 70,
    "vault.head": 2_000,
    "vault.db": 5,
    "vault.ballast": 500_000,
}
ACTIONS = {
    "vault.keys": "heal_key_file",
    "vault.keys.copy": "heal_key_copy",
    "vault.head": "heal_head",
    "vault.db": "heal_database",
    "vault.ballast": "heal_ballast",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "vault"
    world = (Hands().clock(), secrets.token_bytes)
    with create(place, PASSPHRASE, CHEAP, *world, ballast=BALLAST) as vault:
        insert_all(vault, [new_case()])
    return place


def opened(folder: Path) -> Vault:
    return open_vault(folder, PASSPHRASE, Hands().clock(), secrets.token_bytes, ballast=BALLAST)


def healed_in(vault: Vault) -> list[str]:
    actions = (entry.action for entry in vault.read(lambda reader: reader.entries(None)))
    return [action for action in actions if action.startswith("heal_")]


@pytest.mark.parametrize("name", PLACES)
def test_what_is_made_whole_is_returned_and_entered_once(folder, name):
    before = (folder / name).read_bytes()
    flip_on_disk(folder / name, PLACES[name] * 8 + 3)
    with opened(folder) as vault:
        assert vault.soundness.healed == (name,)
        assert healed_in(vault) == [ACTIONS[name]]
        assert check_integrity(vault, CancellationToken()).is_sound
    if name not in {"vault.db", "vault.head"}:
        assert (folder / name).read_bytes() == before
    with opened(folder) as vault:
        assert vault.soundness.healed == ()
        assert healed_in(vault) == [ACTIONS[name]]


def test_all_at_once_are_named(folder):
    for name in set(PLACES) - {"vault.keys.copy"}:
        flip_on_disk(folder / name, PLACES[name] * 8)
    with opened(folder) as vault:
        assert set(vault.soundness.healed) == set(PLACES) - {"vault.keys.copy"}
    with opened(folder) as vault:
        assert vault.soundness.healed == ()


@pytest.mark.parametrize("name", ["vault.keys", "vault.keys.copy", "vault.ballast"])
def test_a_file_that_was_cut_is_made_whole_and_told(folder, name):
    with (folder / name).open("r+b") as file:
        file.truncate(100)
    with opened(folder) as vault:
        assert vault.soundness.healed == (name,)


def test_ballast_that_was_given_up_on_a_full_disk_is_no_damage(folder):
    with (folder / "vault.ballast").open("r+b") as file:
        file.truncate(0)
    with opened(folder) as vault:
        assert vault.soundness.healed == ()


def test_a_notice_that_was_altered_is_put_back_and_told(folder):
    (folder / "notice.txt").write_text("Privileged.")
    for _ in range(2):
        with opened(folder) as vault:
            assert vault.soundness.healed == (), "one of an older program is taken as it is"
    flip_on_disk(folder / "notice.txt", 3)
    with opened(folder) as vault:
        assert vault.soundness.healed == ("notice.txt",)
        assert healed_in(vault) == ["heal_notice"]
    assert (folder / "notice.txt").read_text() == "Privileged."
    with opened(folder) as vault:
        assert vault.soundness.healed == ()


def with_notice(folder: Path, text: str = "Privileged.") -> None:
    with opened(folder) as vault:
        vault.write(lambda work: work.put_setting(healing.NOTICE_SETTING, text))
    if text:
        (folder / "notice.txt").write_text(text)


def test_a_notice_that_was_taken_away_is_put_back_and_told(folder):
    with_notice(folder)
    (folder / "notice.txt").unlink()
    with opened(folder) as vault:
        assert vault.soundness.healed == ("notice.txt",)
        assert healed_in(vault) == ["heal_notice"]
    assert (folder / "notice.txt").read_text() == "Privileged."
    with opened(folder) as vault:
        assert vault.soundness.healed == ()


def test_no_notice_that_was_never_written_or_taken_away_by_its_owner_is_missed(folder):
    with opened(folder) as vault:
        assert vault.soundness.healed == ()
    with_notice(folder, "")
    with opened(folder) as vault:
        assert vault.soundness.healed == ()


def test_the_notice_outlives_a_change_of_keys_and_a_restored_backup_and_neither_is_damage(
    folder, tmp_path
):
    with_notice(folder)
    surroundings = StoreEnvironment(Hands().clock(), secrets.token_bytes)
    with opened(folder) as vault, vault.backing_up() as source:
        take_backup(source, source.shelf_folder, CancellationToken())
    backups = unlocked_backups(folder, PASSPHRASE)
    restored = tmp_path / "restored"
    with restore(
        backups, backups.generations[0], restored, surroundings, CancellationToken()
    ) as vault:
        assert (vault.soundness.healed, healed_in(vault)) == ((), [])
    assert (restored / "notice.txt").read_text() == "Privileged."
    renewal = Rekeying("five blue trains leave quietly", CHEAP, "change_keys")
    renew_keys(folder, PASSPHRASE, renewal, surroundings, CancellationToken())
    assert (folder / "notice.txt").read_text() == "Privileged."
    assert [one.name for one in folder.glob("notice*")] == ["notice.txt"], "and only once"
    world = (Hands().clock(), secrets.token_bytes)
    with open_vault(folder, renewal.opener, *world, ballast=BALLAST) as vault:
        assert (vault.soundness.healed, healed_in(vault)) == ((), [])


def refusing(*_told) -> None:
    raise NotEnoughSpace("no_space")


def test_what_the_disk_refuses_to_write_anew_is_not_told_as_made_whole(folder, monkeypatch):
    for name in ("vault.keys", "vault.head"):
        flip_on_disk(folder / name, PLACES[name] * 8 + 3)
    harmed = (folder / "vault.keys").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(healing, "heal_keys", refusing)
        with opened(folder) as vault:
            assert vault.soundness.healed == ("vault.head",)
            assert vault.soundness.refused == ("vault.keys",)
            assert healed_in(vault) == ["heal_key_file", "heal_head", "heal_refused"]
    assert (folder / "vault.keys").read_bytes() == harmed
    with opened(folder) as vault:
        assert (vault.soundness.healed, vault.soundness.refused) == (("vault.keys",), ())
    with opened(folder) as vault:
        assert (vault.soundness.healed, vault.soundness.refused) == ((), ())


def test_what_a_full_disk_keeps_from_being_entered_is_told_as_it_is(folder, monkeypatch):
    flip_on_disk(folder / "vault.keys", 300 * 8)
    with monkeypatch.context() as patched:
        patched.setattr(healing, "enter_healed", refusing)
        with opened(folder) as vault:
            assert (vault.soundness.healed, vault.soundness.refused) == ((), ("vault.keys",))
    with opened(folder) as vault:
        assert vault.soundness.healed == ("vault.keys",)


def test_room_for_a_full_disk_that_cannot_be_made_anew_is_not_told_as_made(folder, monkeypatch):
    flip_on_disk(folder / "vault.ballast", PLACES["vault.ballast"] * 8)
    with monkeypatch.context() as patched:
        patched.setattr(Ballast, "is_there", lambda self: not self.is_given_up)
        with opened(folder) as vault:
            assert (vault.soundness.healed, vault.soundness.refused) == ((), ("vault.ballast",))


def last_frame(folder: Path) -> int:
    return (folder / "vault.db-wal").stat().st_size - 16_408


@pytest.mark.parametrize("at", [5, 9, 13, 18, 22, 9_000])
def test_an_unreadable_end_of_the_wal_is_told_though_the_head_misses_nothing(folder, tmp_path, at):
    """What is outside the ledger, such as a draft, would else be of a moment before, unnoticed."""
    crashed = tmp_path / "crashed"
    with opened(folder) as vault:
        insert_all(vault, [new_case("R-2")])
        vault.write(lambda work: work.put_setting("draft:a", "typed"))
        shutil.copytree(folder, crashed, ignore=shutil.ignore_patterns("*-shm"))
    with World(crashed).open() as vault:
        assert vault.read(lambda reader: reader.setting("draft:a")) == "typed", "the control"
        assert vault.soundness.healed == ()
    shutil.rmtree(crashed)
    with opened(folder) as vault:
        insert_all(vault, [new_case("R-3")])
        vault.write(lambda work: work.put_setting("draft:a", "more"))
        shutil.copytree(folder, crashed, ignore=shutil.ignore_patterns("*-shm"))
    flip_on_disk(crashed / "vault.db-wal", (last_frame(crashed) + at) * 8)
    with opened(crashed) as vault:
        assert vault.read(lambda reader: reader.setting("draft:a")) == "typed"
        assert vault.soundness.healed == ("vault.db-wal",)
    with opened(crashed) as vault:
        assert vault.soundness.healed == ()


def test_a_change_that_was_under_way_at_a_crash_is_no_damage(folder, tmp_path):
    crashed = tmp_path / "crashed"

    def begins(connection) -> None:
        with connection.writing():
            # More than the driver holds in memory, so that some of it is on the disk.
            for number in range(1_200):
                connection.run(
                    "INSERT INTO setting(name, value) VALUES(?, ?)", (f"x{number}", "y" * 15_000)
                )
            shutil.copytree(folder, crashed, ignore=shutil.ignore_patterns("*-shm"))

    with opened(folder) as vault:
        vault._on_writer(begins)
    assert (crashed / "vault.db-wal").stat().st_size > 1 << 20
    with opened(crashed) as vault:
        assert vault.soundness.healed == ()


def test_a_stop_between_the_entry_and_the_mending_lets_the_next_opening_tell(folder, monkeypatch):
    flip_on_disk(folder / "vault.keys", 3_000)

    def stopped(*_told) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(healing, "heal_keys", stopped)
        with pytest.raises(KeyboardInterrupt):
            opened(folder)
    with opened(folder) as vault:
        assert vault.soundness.healed == ("vault.keys",)
        assert healed_in(vault) == ["heal_key_file"] * 2


def test_a_change_that_was_given_up_before_others_and_a_crash_is_no_damage(folder, tmp_path):
    crashed = tmp_path / "crashed"

    def gives_up(connection) -> None:
        with connection.writing():
            for number in range(750):
                connection.run(
                    "INSERT INTO setting(name, value) VALUES(?, ?)", (f"x{number}", "y" * 15_000)
                )

    with opened(folder) as vault:
        vault.write(lambda work: work.put_setting("draft:a", "typed before"))
        vault._on_writer(gives_up)
        for number in range(3):
            vault.write(lambda work, number=number: work.put_setting("draft:a", f"typed {number}"))
        shutil.copytree(folder, crashed, ignore=shutil.ignore_patterns("*-shm"))
    assert (crashed / "vault.db-wal").stat().st_size > 1 << 20
    with opened(crashed) as vault:
        assert vault.read(lambda reader: reader.setting("draft:a")) == "typed 2"
        assert vault.soundness.healed == ()


def test_a_notice_that_was_put_where_none_is_kept_is_told_and_goes(folder):
    with opened(folder) as vault:
        vault.write(lambda work: work.put_setting(healing.NOTICE_SETTING, ""))
    (folder / "notice.txt").write_text("Send it to this address.")
    with opened(folder) as vault:
        assert vault.soundness.healed == ("notice.txt",)
        assert healed_in(vault) == ["heal_notice"]
    assert not (folder / "notice.txt").exists()
    with opened(folder) as vault:
        assert vault.soundness.healed == ()


def test_a_copy_of_the_key_file_that_claims_a_newer_form_locks_nobody_out(folder):
    """The checksum of a key file is of no key: anybody may write one."""
    data = bytearray((folder / "vault.keys.copy").read_bytes())
    data[9] += 1
    data[-64:-32] = sha256(data[:-64]).digest()
    (folder / "vault.keys.copy").write_bytes(data)
    with opened(folder) as vault:
        assert vault.soundness.healed == ("vault.keys.copy",)
    assert (folder / "vault.keys.copy").read_bytes() == (folder / "vault.keys").read_bytes()


@pytest.mark.parametrize("name", ["vault.keys", "vault.head", "vault.db"])
def test_what_a_change_of_keys_finds_damaged_is_entered_too(folder, name):
    flip_on_disk(folder / name, PLACES[name] * 8 + 3)
    renewal = Rekeying("five blue trains leave quietly", CHEAP, "change_keys")
    surroundings = StoreEnvironment(Hands().clock(), secrets.token_bytes)
    renew_keys(folder, PASSPHRASE, renewal, surroundings, CancellationToken())
    world = (Hands().clock(), secrets.token_bytes)
    with open_vault(folder, renewal.opener, *world, ballast=BALLAST) as vault:
        assert healed_in(vault) == [ACTIONS[name]]
