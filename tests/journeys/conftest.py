"""One vault with the sample case and its two dossiers, made once by the real program."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.terminal import SAMPLE, Terminal

AUDIENCES = ("court_open", "requesting_state")


@dataclass(frozen=True)
class Journey:
    terminal: Terminal
    vault: Path
    reference: str
    loaded: Any
    exported: dict[str, Any]

    def dossier(self, audience: str) -> Path:
        return self.terminal.home / f"{audience}.pdf"


@pytest.fixture(scope="session")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    return _travelled(tmp_path_factory.getbasetemp() / "lawyer")


@cache
def _travelled(home: Path) -> Journey:
    """Do the job once for all folders of tests."""
    import json

    home.mkdir()
    terminal = Terminal(home)
    vault = terminal.new_vault(home / "vault")
    loaded = terminal.run("load", vault, SAMPLE, "--json")
    assert loaded.code == 0, loaded.err
    reference = json.loads(SAMPLE.read_text())["reference"]
    exported = {}
    for audience in AUDIENCES:
        out = terminal.home / f"{audience}.pdf"
        done = terminal.export(vault, reference, audience, out, "--sign", "sample")
        assert done.code == 0, done.err
        exported[audience] = done.json
    return Journey(terminal, vault, reference, loaded.json, exported)
