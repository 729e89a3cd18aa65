"""A lawyer backs a vault up from the terminal, loses it, and has it back."""

import os
import shutil

from tests.journeys.terminal import Terminal


def harm(database, *pages):
    """Flip a bit of each page."""
    data = bytearray(database.read_bytes())
    for page in pages:
        data[(page - 1) * 16_384 + 5_000] ^= 4
    database.write_bytes(data)


def test_a_vault_is_backed_up_lost_and_restored(journey, tmp_path):
    terminal, vault = Terminal(journey.terminal.home), tmp_path / "vault"
    shutil.copytree(journey.vault, vault)
    (tmp_path / "stick").mkdir()
    made = terminal.run("backup", vault, "--json")
    assert made.code == 0, made.err
    assert made.json["bytes"] > 0
    away = terminal.run("backup", vault, "--to", tmp_path / "stick")
    assert away.code == 0, away.err
    assert "lies on the disk of the vault" in away.out
    assert "safe to remove" not in away.out
    harm(vault / "vault.db", *range(16, 120, 8))
    shutil.rmtree(vault / "backups")
    failed = terminal.run("repair", vault, "--json")
    assert (failed.code, failed.json["error"]) == (6, "repair_failed")
    assert failed.json["details"] == {"pages": 13, "found": 0}
    repaired = terminal.run("repair", vault, "--from", tmp_path / "stick")
    assert repaired.code == 0, repaired.err
    assert "The vault is repaired and whole. 13 damaged pages" in repaired.out
    assert "from backups" in repaired.out
    shutil.rmtree(vault)
    listed = terminal.run("restore", tmp_path / "stick", "--list", "--json")
    (one,) = listed.json["backups"]
    assert one["documents"] == journey.loaded["documents"]
    assert one["proven"]
    wrong = terminal.run("restore", tmp_path / "stick", "--to", tmp_path / "again",
                         "--generation", "7", "--json")  # fmt: skip
    assert (wrong.code, wrong.json["error"]) == (3, "no_such_backup")
    restored = terminal.run("restore", tmp_path / "stick", "--to", tmp_path / "again")
    assert restored.code == 0, restored.err
    checked = terminal.run("check", tmp_path / "again", "--json")
    assert checked.code == 0, checked.out
    taken = terminal.run("restore", tmp_path / "stick", "--to", tmp_path / "again", "--json")
    assert (taken.code, taken.json["error"]) == (3, "folder_not_empty")
    for pack in (tmp_path / "stick").rglob("*"):
        if pack.is_file():
            os.truncate(pack, pack.stat().st_size - 100)
    lost = terminal.run("restore", tmp_path / "stick", "--list", "--json")
    assert (lost.code, lost.json["error"]) == (6, "no_backup_left")
    assert "None of the backups there" in lost.err
