"""What a terminal tells of a vault that it opens: a clock that went back, and damage."""

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.office.workplace.clock import system_clock
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create, open_vault
from tests.faults.harm.flips import flip_on_disk
from tests.journeys.terminal import PASSPHRASE, Terminal

CLOCK = system_clock("0" * 32)
AHEAD = replace(CLOCK, wall=lambda: CLOCK.wall() + 400 * 24 * 3600 * 10**9)
BEHIND = "The vault was last used on "


def vault_used_at(clock, folder: Path) -> Path:
    with create(folder, PASSPHRASE, Argon2Cost(8, 1, 1), clock, secrets.token_bytes) as vault:
        case = Case(CaseId(secrets.token_hex(16)), "R-1", "Title", "", "CN", "TR", "2024-05-01")
        vault.write(lambda work: work.insert(case, "load"))
    return folder


def page_of_settings(folder: Path) -> int:
    """Return the page of the vault where its settings lie: no entry lies there."""
    with open_vault(folder, PASSPHRASE, CLOCK, secrets.token_bytes) as vault:
        asked = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_setting_1'"
        ((number,),) = vault._on_reader(lambda at: at.rows(asked))
    return number


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_a_clock_that_went_back_is_told_once_and_entered(tmp_path: Path, json: tuple[str, ...]):
    terminal, vault = Terminal(tmp_path), vault_used_at(AHEAD, tmp_path / "vault")
    told = terminal.run("history", vault, *json)
    assert told.code == 0, told.err
    assert told.err.startswith(BEHIND)
    assert "Nothing was changed" in told.err
    assert BEHIND not in told.out
    assert "clock_went_back" in told.out
    again = terminal.run("history", vault)
    assert again.err == ""


def test_a_clock_that_is_right_is_not_spoken_of(tmp_path: Path):
    terminal, vault = Terminal(tmp_path), vault_used_at(CLOCK, tmp_path / "vault")
    told = terminal.run("history", vault)
    assert (told.code, told.err) == (0, "")


def test_a_damaged_vault_is_read_and_that_is_told(tmp_path: Path):
    terminal, vault = Terminal(tmp_path), vault_used_at(CLOCK, tmp_path / "vault")
    whole = terminal.run("history", vault, "--json")
    number = page_of_settings(vault)
    data = bytearray((vault / "vault.db").read_bytes())
    data[number * PAGE_SIZE - PAGE_SIZE // 2] ^= 1
    (vault / "vault.db").write_bytes(data)
    before = (vault / "vault.db").read_bytes()
    told = terminal.run("history", vault, "--json")
    assert told.code == 0, told.err
    assert "damaged and open read-only" in told.err
    assert told.json == whole.json
    assert (vault / "vault.db").read_bytes() == before
    refused = terminal.run("backup", vault, "--json")
    assert (refused.code, refused.json["error"]) == (6, "database_damaged")


def test_what_was_made_whole_is_told_found_by_the_check_and_no_fault(tmp_path: Path):
    terminal, vault = Terminal(tmp_path), vault_used_at(CLOCK, tmp_path / "vault")
    flip_on_disk(vault / "vault.keys", 4_000)
    told = terminal.run("check", vault, "--json")
    assert told.code == 0
    assert "part of it was damaged: vault.keys" in told.err
    assert (told.json["sound"], told.json["faults"]) == (True, 0)
    (finding,) = told.json["findings"]
    assert (finding["what"], finding["id"], finding["remedy"]) == ("healed", "vault.keys", "done")
    again = terminal.run("check", vault, "--json")
    assert (again.code, again.json["findings"]) == (0, [])
    assert "not as it was written" not in again.err
    flip_on_disk(vault / "vault.keys.copy", 4_000)
    said = terminal.run("check", vault)
    assert said.code == 0
    assert "The vault is intact." in said.out
    assert "Repaired when the vault was opened (vault.keys.copy)" in said.out
    assert "heal_key_copy" in terminal.run("history", vault).out


def test_an_older_key_file_is_told_at_every_command(tmp_path: Path):
    terminal, vault = Terminal(tmp_path), vault_used_at(CLOCK, tmp_path / "vault")
    names = ("vault.keys", "vault.keys.copy")
    before = {name: (vault / name).read_bytes() for name in names}
    with open_vault(vault, PASSPHRASE, CLOCK, secrets.token_bytes) as opened:
        opened.ring.put((0, "owner"), "other words", "change_passphrase")
    after = {name: (vault / name).read_bytes() for name in names}
    for name, data in before.items():
        (vault / name).write_bytes(data)
    for _ in range(2):
        told = terminal.run("history", vault)
        assert told.code == 0
        assert "opened with an older key file" in told.err
        assert "change all keys" in told.err
    for name, data in after.items():
        (vault / name).write_bytes(data)
    terminal.passphrase_file.write_text("other words\n")
    told = terminal.run("history", vault)
    assert "The newest one is there again" in told.err
    assert told.out.count("older_key_file") == 2
