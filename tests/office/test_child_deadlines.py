"""Whatever a child does, whoever waits for it goes on in time."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casefiles.domain.errors import Cancelled, CasefilesError, WorkerFailed
from casefiles.domain.reading import Raster
from casefiles.domain.ticket import Ticket
from casefiles.office import burning_children, children, live_child, loudspeaker
from casefiles.office.burning_children import BurningChildren
from casefiles.office.children import ask_child, started_child
from casefiles.office.live_child import LiveChild
from casefiles.office.loudspeaker import NO_DEVICE, Loudspeaker
from tests.office.rogues import ROGUES, outcome, rogue

NOWHERE = Path("/nowhere")
LARGE = bytes(1 << 20)
"""More than a pipe holds."""
LATE = 30.0
"""Seconds: deadlines here are half a second, and the machine may be busy."""
QUITE_SOON = 10.0
SILENT = [name for name in ROGUES if "dies" not in name and "floods" not in name]


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_child, "_SILENCE", 0.4)
    monkeypatch.setattr(burning_children, "_SILENCE", 0.4)
    monkeypatch.setattr(loudspeaker, "_PATIENCE", 0.4)
    monkeypatch.setattr(loudspeaker, "_SECONDS_TO_START", 0.4)
    monkeypatch.setattr(children, "_MOST_STEPS", 500)


@pytest.fixture(params=list(ROGUES))
def does(request) -> Iterator[str]:
    with rogue(request.param, turns=False):
        yield request.param


def asked(ticket: Ticket) -> object:
    return ask_child("casefiles.dossier", [b"{}", LARGE, LARGE], ticket, "typesetting", 0.4)


def laid(ticket: Ticket) -> object:
    child = LiveChild()
    try:
        return child.lay_out(NOWHERE, LARGE, ticket)
    finally:
        child.close()


def drawn(ticket: Ticket) -> object:
    child = LiveChild()
    try:
        child._laid = b"laid", live_child.Laid(1, {}, {})
        return child.draw(NOWHERE, b"laid", [1], [LARGE], ticket)
    finally:
        child.close()


def burned(_ticket: Ticket) -> object:
    family = BurningChildren()
    raster = Raster(1, 595.0, 842.0, 600, 800, bytes(600 * 800 * 3))
    try:
        with family.one() as child:
            return child.burn(raster, "A", [], is_bilevel=False)
    finally:
        family.close()


def played(ticket: Ticket) -> object:
    speaker = Loudspeaker()
    fault = speaker.begin(ticket)
    assert fault in {"", NO_DEVICE}
    fault = fault or speaker.play(LARGE, ticket) or speaker.play(LARGE, ticket)
    speaker.drain(ticket)
    speaker.end()
    raise WorkerFailed(fault) if fault else Cancelled("cancelled")


WAYS: dict[str, Callable[[Ticket], object]] = {
    "asking": asked,
    "laying out": laid,
    "drawing": drawn,
    "burning": burned,
    "playing": played,
}


@pytest.mark.parametrize("way", list(WAYS))
def test_a_child_that_does_not_behave_keeps_nobody_waiting(way: str, does: str):
    told = outcome(lambda: WAYS[way](Ticket()), LATE)
    if way == "asking" and does in {"floods with noise", "floods with empty frames"}:
        # Bytes that are no file: whoever asked looks at them.
        assert isinstance(told, bytes | WorkerFailed)
        return
    assert isinstance(told, CasefilesError | ValueError), told


@pytest.mark.parametrize("way", [way for way in WAYS if way != "burning"])
@pytest.mark.parametrize("name", SILENT)
def test_a_child_that_nobody_wants_any_more_is_given_up_at_once(
    way: str, name: str, monkeypatch: pytest.MonkeyPatch
):
    for module in (live_child, burning_children):
        monkeypatch.setattr(module, "_SILENCE", 600.0)
    for wait in ("_PATIENCE", "_SECONDS_TO_START"):
        monkeypatch.setattr(loudspeaker, wait, 600.0)
    monkeypatch.setitem(
        WAYS, "asking", lambda ticket: ask_child("x", [LARGE, LARGE], ticket, "clearance", 600.0)
    )
    ticket = Ticket()
    with rogue(name, turns=False):
        threading.Timer(0.2, ticket.stop.set).start()
        told = outcome(lambda: WAYS[way](ticket), QUITE_SOON)
    assert isinstance(told, CasefilesError | bytes), told


def test_a_child_is_not_blamed_for_frames_that_take_long_to_make():
    """What it waits for is made here; its silence begins when it has something to do."""

    def slowly() -> Iterator[bytes]:
        for _ in range(3):
            time.sleep(1.0)
            yield b"page"

    answers = "[take() for _ in range(3)]; frame(b'done')"
    with rogue(answers, turns=False):
        told = outcome(lambda: ask_child("x", slowly(), Ticket(), "typesetting", 0.8), LATE)
    assert told == b"done"


def test_an_answer_that_nobody_asked_for_ends_the_child_before_its_next_turn():
    """Else each answer would be taken for that of the turn after it."""
    twice = "take(); take(); take(); frame(b'x'); frame(b'y'); time.sleep(1000)"
    child = LiveChild()
    child._laid = b"laid", live_child.Laid(1, {}, {})
    with rogue(twice, turns=False):
        assert child._ask(NOWHERE, [b"one", b"two"], Ticket()) == b"x"
        time.sleep(0.5)
        told = outcome(lambda: child._ask(NOWHERE, [b"three"], Ticket()), LATE)
    assert isinstance(told, WorkerFailed)
    assert child._process is None


def test_what_a_child_floods_with_does_not_fill_the_memory():
    with rogue("floods with empty frames", turns=False), started_child("x") as child:
        assert child.stdout is not None
        listening = children.Listening(child.stdout)
        listening.start()
        time.sleep(1.0)
        assert listening.answers.qsize() <= children._AHEAD
        child.kill()
        child.wait()
        listening.end()


def test_a_child_dies_with_whoever_started_it():
    """Also one that stands still: what it was given is of the case."""
    script = (
        "import os, sys; from casefiles.office.children import started_child; "
        "from casefiles.office import children; "
        'children._START = children._START.replace("runpy.run_module(", '
        "\"print('x', flush=True); __import__('time').sleep(1000); (\"); "
        "child = started_child('casefiles.dossier'); child.stdout.read(1); "
        "print(child.pid, flush=True); os.kill(child.pid, 19); sys.stdin.read(); os._exit(0)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        number = int(parent.stdout.readline())
        assert Path(f"/proc/{number}").exists()
    ends = time.monotonic() + LATE
    while time.monotonic() < ends and _is_running(number):
        time.sleep(0.05)
    assert not _is_running(number)


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
