"""kill -9 at random while the real program loads and exports: the vault stays sound."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.journeys.terminal import SAMPLE, Terminal, names_of
from tests.measured import note

SEED = 20261124


def killed_at(terminal: Terminal, delay: float, *arguments: object) -> bool:
    """Start a command, kill it and its children after a delay; tell whether it was still alive."""
    process = terminal.start(*arguments, start_new_session=True)
    time.sleep(delay)
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=300)
    return alive


def duration(terminal: Terminal, *arguments: object) -> float:
    started = time.monotonic()
    done = terminal.run(*arguments)
    assert done.code == 0, done.err
    return time.monotonic() - started


def campaign(tmp_path: Path, kills: int, latest: float) -> None:
    """Kill so often, each time before this share of what the work took when nobody killed it."""
    terminal = Terminal(tmp_path)
    empty, whole = terminal.new_vault(tmp_path / "empty"), tmp_path / "whole"
    shutil.copytree(empty, whole)
    loading = duration(terminal, "load", whole, SAMPLE)
    reference = reference_of_sample()
    export = ["export", "--case", reference, "--profile", "national_court",
              "--recipient", "court_open", "--replace", "--not-read-first",
              "--not-read-back"]  # fmt: skip
    out = tmp_path / "out"
    out.mkdir()
    told = terminal.run(*export, "--out", out / "first.pdf", whole, "--json")
    export += names_of(told.json, "test")
    exporting = duration(terminal, *export, "--out", out / "first.pdf", whole)
    chance = random.Random(SEED)
    hit = 0
    for number in range(kills):
        vault = tmp_path / "vault"
        shutil.rmtree(vault, ignore_errors=True)
        if number % 2:
            shutil.copytree(empty, vault)
            delay = chance.uniform(0, latest * loading)
            hit += killed_at(terminal, delay, "load", vault, SAMPLE)
            check_after_load(terminal, vault)
        else:
            shutil.copytree(whole, vault)
            target = out / "killed.pdf"
            target.unlink(missing_ok=True)
            delay = chance.uniform(0, latest * exporting)
            hit += killed_at(terminal, delay, *export, "--out", target, vault)
            check_after_export(terminal, vault, target)
    note("kill -9 of the whole program at work, nothing lost", kills)
    assert hit > kills // 3, "too few kills met the program at work"


def reference_of_sample() -> str:
    import json

    return json.loads(SAMPLE.read_text())["reference"]


def check_after_load(terminal: Terminal, vault: Path) -> None:
    checked = terminal.run("check", vault, "--json")
    assert checked.code == 0, checked.out + checked.err
    assert checked.json["cases"] in {0, 1}
    again = terminal.run("load", vault, SAMPLE, "--json")
    assert again.code == (3 if checked.json["cases"] else 0), again.err


def check_after_export(terminal: Terminal, vault: Path, target: Path) -> None:
    checked = terminal.run("check", vault, "--json")
    assert checked.code == 0, checked.out + checked.err
    assert checked.json["cases"] == 1
    if target.exists():
        whole = (target.parent / "first.pdf").read_bytes()
        assert target.read_bytes() == whole, "a file is whole or not there"


def test_a_few_kills(tmp_path: Path):
    campaign(tmp_path, 2, 0.3)


@pytest.mark.long
def test_many_kills(tmp_path: Path):
    campaign(tmp_path, 200, 1.0)
