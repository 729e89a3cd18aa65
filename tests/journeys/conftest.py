"""One vault with the sample case and its two dossiers, made once by the real program."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.terminal import SAMPLE, Terminal
from tests.once import made_once

TOLD = "told.json"
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
    home = made_once(tmp_path_factory, "lawyer", _travel)
    told = json.loads((home / TOLD).read_text())
    reference = json.loads(SAMPLE.read_text())["reference"]
    return Journey(Terminal(home), home / "vault", reference, told["loaded"], told["exported"])


def _travel(home: Path) -> None:
    """Do the job once for all folders of tests."""
    home.mkdir()
    terminal = Terminal(home)
    vault = terminal.new_vault(home / "vault")
    loaded = terminal.run("load", vault, SAMPLE, "--json")
    assert loaded.code == 0, loaded.err
    reference = json.loads(SAMPLE.read_text())["reference"]
    exported = {}
    for audience in AUDIENCES:
        out = terminal.home / f"{audience}.pdf"
        done = terminal.export(vault, reference, audience, out, reason="sample")
        assert done.code == 0, done.err
        exported[audience] = done.json
    (home / TOLD).write_text(json.dumps({"loaded": loaded.json, "exported": exported}))
