"""Whatever a child does, whoever waits for it goes on in time."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.files.extraction import Raster
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError, WorkerFailed
from casefiles.domain.foundation.turns import spoken
from casefiles.dossier.requests import LaidOutDossier, Made, Typeset
from casefiles.office.workplace import audio_output, burning_children, live_child
from casefiles.office.workplace.audio_output import NO_DEVICE, AudioOutput
from casefiles.office.workplace.burning_children import BurningChildren
from casefiles.office.workplace.channel import Limits, ask_once
from casefiles.office.workplace.live_child import LiveChild
from casefiles.redaction.clearance.final_check_frames import FinalCheckReport, FinalCheckRequest
from casefiles.redaction.names.sought import Sought
from casefiles.signing.frames import FileMade, KeyLocation, SigningRequest
from tests.office.workplace.rogues import ROGUES, outcome, rogue

NOWHERE = Path("/nowhere")
LARGE = bytes(1 << 20)
"""More than a pipe holds."""
LATE = 30.0
"""Seconds: deadlines here are half a second, and the machine may be busy."""
QUITE_SOON = 10.0
STAYS = "time.sleep(1000)"
SILENT = [name for name in ROGUES if "dies" not in name and "floods" not in name]


SOON = Limits(silence=0.4, steps=500)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_child, "_LIMITS", SOON)
    monkeypatch.setattr(burning_children, "_LIMITS", SOON)
    for limits in ("_BEGINNING", "_PLAYING"):
        monkeypatch.setattr(audio_output, limits, SOON)


def asked(ticket: CancellationToken, limits: Limits = SOON) -> object:
    request = FinalCheckRequest(Sought(()), "")
    blobs = (LARGE, LARGE)
    return ask_once("x", "clearance", request, FinalCheckReport, blobs, ticket, 0, limits)


def typeset(ticket: CancellationToken, limits: Limits = SOON) -> object:
    return ask_once("x", "typesetting", Typeset("/"), Made, (LARGE, LARGE), ticket, None, limits)


def signed(ticket: CancellationToken, limits: Limits = SOON) -> object:
    request = SigningRequest("sign", KeyLocation("/nowhere", "secret"))
    return ask_once("x", "signing_file", request, FileMade, (LARGE, b""), ticket, 1, limits)


def laid(ticket: CancellationToken) -> object:
    child = LiveChild()
    try:
        return child.lay_out(NOWHERE, LARGE, ticket)
    finally:
        child.close()


def drawn(ticket: CancellationToken) -> object:
    child = LiveChild()
    try:
        child._laid = b"laid", LaidOutDossier(1, {}, {})
        return child.draw(NOWHERE, b"laid", [1], [LARGE], ticket)
    finally:
        child.close()


def burned(ticket: CancellationToken) -> object:
    family = BurningChildren(ticket)
    raster = Raster(1, 595.0, 842.0, 600, 800, bytes(600 * 800 * 3))
    try:
        with family.one() as child:
            return child.burn(raster, "A", [], is_bilevel=False)
    finally:
        family.close()


def played(ticket: CancellationToken) -> object:
    speaker = AudioOutput()
    fault = speaker.begin(ticket)
    assert fault in {"", NO_DEVICE}
    fault = fault or speaker.play(LARGE, ticket) or speaker.play(LARGE, ticket)
    speaker.drain(ticket)
    speaker.end()
    raise WorkerFailed(fault) if fault else Cancelled("cancelled")


WAYS: dict[str, Callable[[CancellationToken], object]] = {
    "clearing": asked,
    "typesetting": typeset,
    "signing": signed,
    "laying out": laid,
    "drawing": drawn,
    "burning": burned,
    "playing": played,
}


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("does", list(ROGUES))
def test_a_child_that_does_not_behave_keeps_nobody_waiting(way: str, does: str):
    with rogue(does):
        told = outcome(lambda: WAYS[way](CancellationToken()), LATE)
    assert isinstance(told, CasefilesError | ValueError), told


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("name", SILENT)
def test_a_child_that_nobody_wants_any_more_is_given_up_at_once(
    way: str, name: str, monkeypatch: pytest.MonkeyPatch
):
    patient = Limits(silence=600.0)
    monkeypatch.setattr(live_child, "_LIMITS", replace(patient, grace=0.5))
    monkeypatch.setattr(burning_children, "_LIMITS", patient)
    for limits in ("_BEGINNING", "_PLAYING"):
        monkeypatch.setattr(audio_output, limits, patient)
    for once in (asked, typeset, signed):
        monkeypatch.setattr(once, "__defaults__", (patient,))
    ticket = CancellationToken()
    with rogue(name):
        threading.Timer(0.2, ticket.stop.set).start()
        told = outcome(lambda: WAYS[way](ticket), QUITE_SOON)
    assert isinstance(told, CasefilesError), told


def test_a_child_is_not_blamed_for_frames_that_take_long_to_make():
    """What it waits for is made here; its silence begins when it has something to do."""

    def slowly() -> Iterator[bytes]:
        for _ in range(3):
            time.sleep(1.0)
            yield b"page"

    answer = b"".join(spoken(Made(())))
    answers = f"[take() for _ in range(5)]; write({answer!r}); sys.stdout.flush(); {STAYS}"
    with rogue(answers):
        asking = lambda: ask_once(  # noqa: E731
            "x",
            "typesetting",
            Typeset("/"),
            Made,
            slowly(),
            CancellationToken(),
            0,
            Limits(silence=0.8),
        )
        assert outcome(asking, LATE) == (Made(()), [])


def test_an_answer_that_nobody_asked_for_ends_the_child_before_its_next_turn():
    """Else each answer would be taken for that of the turn after it."""
    laid_out = b"".join(spoken(LaidOutDossier(1, {}, {})))
    twice = f"[take() for _ in range(3)]; write({laid_out!r}); sys.stdout.flush(); "
    twice += f"time.sleep(0.3); write({laid_out!r}); sys.stdout.flush(); {STAYS}"
    child = LiveChild()
    with rogue(twice):
        assert child.lay_out(NOWHERE, b"one", CancellationToken()) == LaidOutDossier(1, {}, {})
        time.sleep(0.8)
        told = outcome(lambda: child.lay_out(NOWHERE, b"two", CancellationToken()), LATE)
    assert isinstance(told, WorkerFailed)
    assert child._channel is None


def test_a_child_dies_with_whoever_started_it():
    """Also one that stands still: what it was given is of the case."""
    script = (
        "import os, sys; from casefiles.office.workplace.children import started_child; "
        "from casefiles.office.workplace import children; "
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
