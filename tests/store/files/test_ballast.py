"""The ballast: made when there is room, given up when there is none."""

import os
import secrets
from types import SimpleNamespace

from casefiles.store.files import ballast
from casefiles.store.files.ballast import Ballast
from casefiles.store.vault.opening import create, open_vault
from tests.store.world import CHEAP, PASSPHRASE, Hands

SIZE = 1 << 20


def test_a_vault_keeps_its_ballast_and_makes_it_again(tmp_path):
    clock, folder = Hands().clock(), tmp_path / "v"
    create(folder, PASSPHRASE, CHEAP, clock, secrets.token_bytes, ballast=SIZE).close()
    file = folder / "vault.ballast"
    assert file.stat().st_size == SIZE
    assert file.stat().st_blocks * 512 >= SIZE, "really there, not only named"
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_bytes(b"cut")
    open_vault(folder, PASSPHRASE, clock, secrets.token_bytes, ballast=SIZE).close()
    assert file.stat().st_size == SIZE
    file.unlink()
    open_vault(folder, PASSPHRASE, clock, secrets.token_bytes).close()
    assert not file.exists(), "none was asked for"


def test_it_is_given_up_once_and_made_again_when_twice_its_size_is_free(tmp_path, monkeypatch):
    kept = Ballast(tmp_path, SIZE)
    assert kept.is_there()
    assert kept.give_up()
    assert not kept.give_up()
    assert kept.is_given_up
    free = [2 * SIZE - 1]
    monkeypatch.setattr(
        ballast, "os", SimpleNamespace(**vars(os) | {"statvfs": lambda _: told(free[0])})
    )
    assert not kept.is_there()
    free[0] += 1
    assert kept.is_there()
    assert (tmp_path / "vault.ballast").stat().st_size == SIZE


def test_what_was_given_up_in_an_earlier_session_is_given_up_in_this_one(tmp_path, monkeypatch):
    free = [2 * SIZE]
    monkeypatch.setattr(
        ballast, "os", SimpleNamespace(**vars(os) | {"statvfs": lambda _: told(free[0])})
    )
    before = Ballast(tmp_path, SIZE)
    assert before.is_there()
    assert before.give_up()
    free[0] -= 1
    kept = Ballast(tmp_path, SIZE)
    assert not kept.is_there()
    assert not kept.give_up()
    free[0] += 1
    assert kept.is_there()
    assert not kept.is_given_up


def test_a_small_disk_that_never_had_room_for_it_is_used_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(
        ballast, "os", SimpleNamespace(**vars(os) | {"statvfs": lambda _: told(SIZE // 2)})
    )
    assert Ballast(tmp_path, SIZE).is_there()


def told(free):
    return SimpleNamespace(f_bavail=free, f_frsize=1)


def test_without_a_size_there_is_nothing_to_give_up(tmp_path):
    kept = Ballast(tmp_path, 0)
    assert not kept.give_up()
    assert kept.is_there()
    assert list(tmp_path.iterdir()) == []
