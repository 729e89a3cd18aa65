"""What a terminal tells of a vault that it opens: a clock that went back, and damage."""

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.ids import CaseId
from casefiles.domain.records import Case
from casefiles.office.clock import system_clock
from casefiles.store.connection import PAGE_SIZE
from casefiles.store.key_slots import Argon2Cost
from casefiles.store.vault import create, open_vault
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
    assert "damaged, and open to be read only" in told.err
    assert told.json == whole.json
    assert (vault / "vault.db").read_bytes() == before
    refused = terminal.run("backup", vault, "--json")
    assert (refused.code, refused.json["error"]) == (6, "database_damaged")
