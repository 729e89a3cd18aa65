"""A lawyer is given a vault on a medium that cis not writable, and works from it."""

import shutil
from pathlib import Path

from tests.journeys.conftest import Journey
from tests.journeys.terminal import SAMPLE
from tests.store.prepared import look
from tests.unwritable import the_way_of_this_process, unwritable

WORDS = "The location of this vault is not writable"


def test_a_vault_on_a_read_only_medium_is_checked_read_and_exported_from(
    journey: Journey, tmp_path: Path
):
    terminal, out = journey.terminal, tmp_path / "out.pdf"
    vault = Path(shutil.copytree(journey.vault, tmp_path / "medium" / "vault"))
    usual = terminal.run("history", vault, "--json").json
    with unwritable(vault, the_way_of_this_process()):
        before = look(tmp_path / "medium")
        checked = terminal.run("check", vault, "--json")
        assert (checked.code, checked.json["sound"]) == (0, True), checked.out + checked.err
        assert checked.json["contents"] == journey.loaded["documents"]
        assert WORDS in checked.err
        listed = terminal.run("history", vault, "--json")
        assert listed.code == 0
        assert listed.json == usual
        exported = terminal.export(vault, journey.reference, "court_open", out, reason="sample")
        assert exported.code == 0, exported.out + exported.err
        assert WORDS in exported.err
        assert "not recorded in History" in exported.err
        for command in (("load", vault, SAMPLE), ("backup", vault), ("repair", vault)):
            refused = terminal.run(*command)
            assert refused.code == 3, (command, refused.out + refused.err)
            assert "is not writable" in refused.err or WORDS in refused.err
            assert "contradicted" not in refused.err
        assert look(tmp_path / "medium") == before
    assert out.read_bytes()[:5] == b"%PDF-"
    assert pages_of(out) == pages_of(journey.dossier("court_open"))


def pages_of(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as opened:
        return len(opened.pages)
