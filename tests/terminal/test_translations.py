"""At a terminal the texts of a dossier are listed in a language, and one is entered and checked."""

import io
import json
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from tests.sample_vaults import PASSPHRASE, desk, made_sample, sample_vault

__all__ = ["desk", "made_sample", "sample_vault"]


@pytest.fixture
def translations(desk, sample_vault: Path, tmp_path: Path):
    (tmp_path / "vault.txt").write_text(PASSPHRASE)
    (tmp_path / "vault.txt").chmod(0o600)
    sample = paths.resources() / "sample" / "case.json"
    reference = json.loads(sample.read_text())["reference"]

    def ask(*more: str):
        out, err = io.StringIO(), io.StringIO()
        words = ["translations", str(sample_vault), "--passphrase-file"]
        words += [str(tmp_path / "vault.txt"), "--case", reference, "--json", *more]
        code = run(words, desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return code, json.loads(out.getvalue() or "{}")

    return ask


def test_texts_are_listed_entered_and_checked(translations, tmp_path):
    code, listed = translations("--language", "fr", "--choose")
    assert (code, listed["chosen"]) == (DONE, "fr")
    assert {"language": "fr", "read": False} in listed["offered"]
    missing = next(one["text"] for one in listed["texts"] if one["state"] == "missing")
    (tmp_path / "fr.txt").write_text("Elle est venue.")
    file = str(tmp_path / "fr.txt")
    code, done = translations("--text", missing, "--file", file, "--by", "machine")
    states = {one["text"]: one["state"] for one in done["texts"]}
    assert (code, states[missing]) == (DONE, "unchecked")
    _, done = translations("--text", missing, "--file", file, "--checked-by", "A. Counsel")
    assert {one["text"]: one["state"] for one in done["texts"]}[missing] == "checked"
    assert translations("--text", f"{'0' * 32}/text", "--file", file)[0] == REFUSED
    assert translations("--language", "tlh")[0] == REFUSED
