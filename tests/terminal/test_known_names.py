"""A name that a command does not know: it is refused with those that it knows."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.cli.commands import REFUSED, USAGE, Terminal, run
from tests.sample_vaults import PASSPHRASE, desk, made_sample

__all__ = ["desk", "made_sample"]

OLD_WORDS = ("audience", "token", "pressure", "cipher", " reach ", " stick")
COMMANDS = (
    *("export", "filing", "strictest", "pairing", "translations", "edited", "key-paper"),
    *("court-reasons", "people", "erase", "emergency", "unlock-pdf", "check", "repair", "backup"),
    *("restore", "open-key", "questionnaire", "history", "load", "create"),
)


@pytest.fixture
def answer(desk, made_sample, tmp_path) -> Callable[..., tuple[int, str]]:
    vault = Path(shutil.copytree(made_sample, tmp_path / "vault"))
    secret = tmp_path / "vault.txt"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    reference = json.loads((paths.resources() / "sample" / "case.json").read_text())["reference"]

    def ask(verb: str, *words: object) -> tuple[int, str]:
        out, err = io.StringIO(), io.StringIO()
        told = [verb, vault, "--passphrase-file", secret, "--case", reference, *words]
        code = run([*map(str, told)], desk, Terminal(io.StringIO(), out, err), lambda _: 0)
        return code, out.getvalue() + err.getvalue()

    return ask


@pytest.mark.parametrize(
    ("profile", "recipient", "known"),
    [("national_court", "press", "court_open"), ("ccf_request", "court_open", "ccf")],
)
def test_a_recipient_that_is_not_known_is_answered_with_those_that_are(
    answer, tmp_path, profile, recipient, known
):
    out = "--out", tmp_path / "a.pdf"
    code, words = answer("export", "--profile", profile, "--recipient", recipient, *out)
    assert code == REFUSED
    assert "That recipient is not known here." in words
    (line,) = (one for one in words.splitlines() if one.startswith("Known recipients: "))
    assert known in line
    assert recipient not in line


def test_a_profile_and_a_preset_that_are_not_known_are_answered_with_those_that_are(
    answer, tmp_path
):
    where = "--recipient", "court_open"
    code, words = answer("export", "--profile", "no_such", *where, "--out", tmp_path / "a.pdf")
    assert code == REFUSED
    (line,) = (one for one in words.splitlines() if one.startswith("Known profiles: "))
    assert "national_court" in line
    assert "echr_rule39" in line
    assert "forum_base" not in line
    code, words = answer("strictest", "--profile", "national_court", *where, "--preset", "no_such")
    assert code == REFUSED
    assert "emergency" in words.split("one of: ")[1]


def test_scripts_of_before_still_name_the_recipient(answer, tmp_path):
    out = "--out", tmp_path / "a.pdf"
    for former in (("--audience", "press"), ("--audience=press",)):
        code, words = answer("export", "--profile", "national_court", *former, *out)
        assert code == REFUSED
        assert "Known recipients" in words
    assert answer("export", "--profile", "national_court", *out)[0] == USAGE


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_of_a_command_has_a_word_of_before(desk, capsys, command):
    terminal = Terminal(io.StringIO(), io.StringIO(), io.StringIO())
    assert run([command, "--help"], desk, terminal, lambda _: 0) == 0
    shown = capsys.readouterr().out.lower()
    assert "usage:" in shown
    assert [one for one in OLD_WORDS if one in shown] == []
