"""Damage that opening makes whole: it is returned, entered and never passes in silence."""

import secrets
from pathlib import Path

import pytest

from casefiles.domain.ticket import Ticket
from casefiles.store import healing
from casefiles.store.check import check
from casefiles.store.vault import Vault, create, open_vault
from tests.faults.flips import flip_on_disk
from tests.store.world import CHEAP, PASSPHRASE, Hands, insert_all, new_case

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
        assert check(vault, Ticket()).is_sound
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
