"""What a terminal tells of a case form that is refused: the file, the place and the reason."""

import json
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal
from tests.terminal.test_state_of_vault import CLOCK, vault_used_at

ID = "wang-li"


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    vault_used_at(CLOCK, tmp_path / "vault")
    return Terminal(tmp_path)


def form_with(tmp_path: Path, text: str, **person: object) -> Path:
    path = tmp_path / "urgent.json"
    somebody = {"id": ID, "names": [{"text": "Wang Li"}], **person}
    event = {"id": "e", "date": "2021", "text": text}
    form = {"reference": "R-2", "title": "T", "persons": [somebody], "events": [event]}
    path.write_text(json.dumps(form))
    return path


@pytest.mark.parametrize(
    "text",
    [
        f"[[{ID} came",
        f"[[{ID}] came",
        f"[{ID}]] came",
        f"[[ {ID} ]] came",
        f"[ [{ID} came",
        f"[\u200b[{ID}]] came",
        f"\uff3b\uff3b{ID}\uff3d\uff3d came",
        f"\u3010\u3010{ID} came",
    ],
)
def test_a_broken_reference_is_refused_with_file_place_and_reason(terminal, tmp_path, text):
    path = form_with(tmp_path, text)
    told = terminal.run("load", tmp_path / "vault", path)
    assert told.code == 3
    first, reason, *rest = told.err.splitlines()
    assert first == f"{path}:"
    assert reason.startswith("events[0].text has brackets that were meant to name a person")
    assert "Nothing was changed." in rest
    assert ID not in told.err.replace(str(path), "")
    assert "R-2" not in terminal.run("history", tmp_path / "vault").out


def test_an_unknown_kind_of_number_is_refused_with_the_known_ones(terminal, tmp_path):
    path = form_with(tmp_path, "x", identifiers=[{"kind": "zodiac", "value": "ox"}])
    told = terminal.run("load", tmp_path / "vault", path)
    assert told.code == 3
    assert told.err.splitlines()[0] == f"{path}:"
    assert "persons[0].identifiers[0].kind" in told.err
    assert "resident ID, passport, telephone" in told.err
    assert "other number" in told.err
