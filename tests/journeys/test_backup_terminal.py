"""A lawyer backs a vault up from the terminal, loses it, and has it back."""

import os
import shutil

from tests.journeys.terminal import Terminal


def page(data, number):
    return data[(number - 1) * 16_384 : number * 16_384]


def harm(database, stick):
    """Flip a bit of pages that are as they were when the stick got them; return how many."""
    data = bytearray(database.read_bytes())
    (pack,) = (path for path in stick.rglob("*") if path.is_file())
    # A first backup begins with a whole copy of the database.
    kept = pack.read_bytes()
    # Behind the list of tables, without which nothing would be left to repair from.
    end = len(data) // 16_384
    pages = [one for one in range(end * 3 // 4, end, 2) if page(kept, one) == page(data, one)]
    for number in pages:
        data[(number - 1) * 16_384 + 5_000] ^= 4
    database.write_bytes(data)
    return len(pages)


def test_a_vault_is_backed_up_lost_and_restored(journey, tmp_path):
    terminal, vault = Terminal(journey.terminal.home), tmp_path / "vault"
    shutil.copytree(journey.vault, vault)
    (tmp_path / "stick").mkdir()
    made = terminal.run("backup", vault, "--json")
    assert made.code == 0, made.err
    assert made.json["bytes"] > 0
    away = terminal.run("backup", vault, "--to", tmp_path / "stick")
    assert away.code == 0, away.err
    assert "is on the same disk as the vault" in away.out
    assert "You can remove the USB drive" not in away.out
    count = harm(vault / "vault.db", tmp_path / "stick")
    assert count > 6
    shutil.rmtree(vault / "backups")
    failed = terminal.run("repair", vault, "--json")
    assert (failed.code, failed.json["error"]) == (6, "repair_failed")
    assert failed.json["details"] == {"pages": count, "found": 0}
    repaired = terminal.run("repair", vault, "--from", tmp_path / "stick")
    assert repaired.code == 0, repaired.err
    assert f"{count} damaged pages came back from backups" in repaired.out
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
    assert "None of the" in lost.err
