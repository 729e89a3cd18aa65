"""The terminal of a maker of packs: key, make, sign and show, and what each refuses."""

import json
from io import StringIO

import pytest

from casefiles import paths
from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from tests.office.law.packs_at_hand import SOURCE
from tests.sample_vaults import desk  # noqa: F401  # a fixture


@pytest.fixture
def said(desk, tmp_path):  # noqa: F811  # the fixture
    def ask(*arguments: str) -> tuple[int, dict[str, object]]:
        out = StringIO()
        words = ["pack", arguments[0], "--json", *arguments[1:]]
        terminal = Terminal(StringIO(), out, StringIO())
        code = run(words, desk, terminal, lambda _vault: 99)
        return code, json.loads(out.getvalue() or "{}")

    return ask


def test_a_pack_is_made_signed_and_shown(said, tmp_path):
    at = {name: str(tmp_path / name) for name in ("key", "source", "made", "signed")}
    (tmp_path / "source").write_text(SOURCE, encoding="utf-8")
    code, key = said("key", at["key"], "--name", "rights.example/packs")
    assert code == DONE
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert said("make", at["source"], at["made"])[1]["signer"] == ""
    assert said("sign", at["made"], at["signed"], "--key", at["key"])[0] == DONE
    code, told = said("show", at["signed"])
    assert (told["signer"], told["fingerprint"]) == ("rights.example/packs", key["fingerprint"])
    assert (told["authorities"], told["edition"]) == (20, 1)
    assert said("make", at["source"], at["made"]) == (
        REFUSED,
        {"error": "target_exists", "details": {}},
    )


def test_what_cannot_be_signed_is_refused(said, tmp_path):
    at = {name: str(tmp_path / name) for name in ("key", "source", "made", "signed")}
    (tmp_path / "source").write_text(SOURCE.replace("side: adverse", "side: both"))
    assert said("make", at["source"], at["made"])[1]["details"]["entry"] == "nz_kim"
    assert said("key", at["key"], "--name", "No Name")[1]["error"] == "key_name_unusable"
    said("key", at["key"], "--name", "rights.example")
    (tmp_path / "source").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "key").chmod(0o644)
    refusal = said("sign", at["source"], at["signed"], "--key", at["key"])
    assert refusal[1]["details"]["reason"] == "not_canonical"
    said("make", at["source"], at["made"])
    refusal = said("sign", at["made"], at["signed"], "--key", at["key"])
    assert refusal[1]["error"] == "signing_key_not_private"
    assert not (tmp_path / "signed").exists()
    assert said("show", str(paths.resources()))[1]["error"] == "pack_unreadable"
