"""A child is asked one thing after the other; whatever it does, it is gone in time afterwards."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    Cancelled,
    CasefilesError,
    ExportStopped,
    WorkerFailed,
)
from casefiles.domain.foundation.turns import HEAD, spoken
from casefiles.office.workplace import children
from casefiles.office.workplace.channel import ChildChannel, Limits
from tests.office.workplace.rogues import outcome, rogue
from tests.office.workplace.strange_child import Add, Sum

ROOT = Path(__file__).parents[3]
CHILD = "tests.office.workplace.strange_child"
PATIENT = Limits(silence=60.0)
QUICK = Limits(silence=0.5, whole=3.0, message=1 << 20, answer=1 << 22, steps=500)
LATE = 30.0
BLOBS = [b"ab", b"", bytes(300_000)]


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
    run = f"import runpy; runpy.run_module({CHILD!r}, run_name='__main__')"
    monkeypatch.setattr(children, "child_command", lambda *_: [sys.executable, "-c", path + run])


def test_a_child_tells_progress_and_answers_again_and_again(kind: None):
    heard: list[tuple[int, int, str]] = []
    ticket = CancellationToken(lambda step: heard.append((step.done, step.total, step.label)))
    with ChildChannel("x", "adding", PATIENT) as channel:
        for number in range(3):
            told, parts = channel.ask(Add(number, 2), Sum, BLOBS, ticket, 3)
            assert (told, parts) == (Sum(number + 2), [b"ba", b"", BLOBS[2]])
        assert heard == [(done, 3, "adding") for done in (1, 2, 3)] * 3
    assert channel.process.returncode is not None


def test_a_refusal_keeps_its_kind_code_and_details_and_the_child(kind: None):
    with ChildChannel("x", "adding", PATIENT) as channel:
        for _ in range(2):
            with pytest.raises(ExportStopped) as stopped:
                channel.ask(Add(13, 0), Sum, [bytes(200_000)])
            assert stopped.value.code == "unlucky"
            assert stopped.value.safe == {"page": 2, "place": "first"}
        assert channel.ask(Add(1, 1), Sum)[0] == Sum(2)


def test_a_child_that_dies_is_lost_and_not_asked_again(kind: None):
    with ChildChannel("x", "adding", PATIENT) as channel:
        for _ in range(2):
            with pytest.raises(WorkerFailed, match="child_crashed"):
                channel.ask(Add(14, 0), Sum)
        assert channel.process.returncode is not None


@pytest.mark.parametrize(
    ("number", "reason"),
    [(9, "out_of_memory"), (24, "timed_out"), (11, "crashed"), (15, "crashed")],
)
def test_the_signal_tells_why_a_child_ended(number: int, reason: str):
    with (
        rogue(f"os.kill(os.getpid(), {number}); {SLEEP}"),
        pytest.raises(WorkerFailed) as lost,
        ChildChannel("x", "adding", PATIENT) as channel,
    ):
        channel.ask(Add(1, 2), Sum)
    assert lost.value.safe == {"work": "adding", "reason": reason}


SLEEP = "time.sleep(1000)"
SAID = [
    "{}", "[]", "null", '{"is":"Sum"}', '{"is":"Sum","value":1,"value":2}',
    '{"is":"Sum","value":true}', '{"is":"Sum","value":2001}', '{"is":"Sum","value":NaN}',
    '{"is":"Sum","value":1e999}', '{"is":"Sum","value":1,"said":"' + "x" * 21 + '"}',
    '{"is":"Sum","value":1,"said":"\\u001b"}', '{"is":"Sum","value":1,"more":1}',
    '{"is":"Add","first":1,"second":2}', '{"is":"Sum","value":1,"said":"\\ud800"}', "[" * 90_000,
    '{"is":["Sum"],"value":1}', '{"is":"Progress","done":-1,"total":1}', '{"is":"Refusal"}', "\xff",
    '{"is":"Refusal","kind":"Refused","code":"a","words":[["self","b"],["self","c"]],"numbers":[]}',
]  # fmt: skip


@pytest.mark.parametrize("said", SAID, ids=range(len(SAID)))
def test_an_answer_that_is_none_is_refused_without_a_word_of_it(said: str):
    told = said.encode("latin-1")
    does = f"write(b'M' + struct.pack('>I', {len(told)}) + {told!r}); sys.stdout.flush(); {SLEEP}"
    with (
        rogue(does),
        pytest.raises(WorkerFailed, match="child_crashed") as lost,
        ChildChannel("x", "adding", PATIENT) as channel,
    ):
        channel.ask(Add(1, 2), Sum)
    assert lost.value.__cause__ is None
    assert "2001" not in str(lost.value)


ANSWER = b"".join(spoken(Sum(3), [b"ab"]))
BEFORE_ALL_IS_TAKEN = f"write({ANSWER!r}); sys.stdout.flush(); {SLEEP}"
BROKEN = {
    "more behind the end": ANSWER + b"M",
    "an end with something in it": ANSWER[: -HEAD.size] + HEAD.pack(b"E", 1) + b"x",
    "another letter": HEAD.pack(b"Q", 0),
    "bytes before the message": HEAD.pack(b"B", 1) + b"x" + ANSWER,
    "two messages": ANSWER[: -HEAD.size] + ANSWER,
    "a message without end": HEAD.pack(b"M", (1 << 32) - 1),
    "bytes without end": ANSWER[: -HEAD.size] + HEAD.pack(b"B", (1 << 32) - 1),
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_turn_of_another_form_ends_the_child(name: str):
    does = f"take(); take(); write({BROKEN[name]!r}); sys.stdout.flush(); {SLEEP}"
    with rogue(does), ChildChannel("x", "adding", PATIENT) as channel:
        told = outcome(lambda: channel.ask(Add(1, 2), Sum), LATE)
        assert isinstance(told, WorkerFailed)
        assert told.code == "child_crashed"
        assert channel.process.returncode is not None


@pytest.mark.parametrize("parts", [0, 2])
def test_more_or_less_behind_an_answer_than_was_asked_for_is_none(parts: int):
    does = f"take(); take(); write({ANSWER!r}); sys.stdout.flush(); {SLEEP}"
    with rogue(does), ChildChannel("x", "adding", PATIENT) as channel:
        told = outcome(lambda: channel.ask(Add(1, 2), Sum, (), None, parts), LATE)
    assert isinstance(told, WorkerFailed)


def test_an_answer_before_all_was_taken_is_none():
    with rogue(BEFORE_ALL_IS_TAKEN), ChildChannel("x", "adding", PATIENT) as channel:
        told = outcome(lambda: channel.ask(Add(1, 2), Sum, [bytes(1 << 20)]), LATE)
    assert isinstance(told, WorkerFailed)


def test_an_answer_that_trickles_without_end_is_late():
    drip = (
        "write(b'M' + struct.pack('>I', 60000)); "
        "exec('while True:\\n write(b\" \"); sys.stdout.flush(); time.sleep(0.05)')"
    )
    with rogue(drip), ChildChannel("x", "adding", QUICK) as channel:
        told = outcome(lambda: channel.ask(Add(1, 2), Sum), LATE)
    assert isinstance(told, WorkerFailed)
    assert told.code == "child_silent"


def test_a_child_that_takes_nothing_does_not_hold_up_whoever_feeds_it():
    with rogue(SLEEP), ChildChannel("x", "adding", QUICK) as channel:
        blobs = (bytes(1 << 20) for _ in range(1000))
        told = outcome(lambda: channel.ask(Add(1, 2), Sum, blobs), LATE)
    assert isinstance(told, WorkerFailed)
    assert told.code == "child_silent"


def test_what_a_child_floods_with_does_not_fill_the_memory():
    with rogue("write(b'M\\x00\\xff\\xff\\xff'); exec('while True: write(bytes(65536))')"):
        limits = Limits(silence=60.0, answer=1 << 20)
        with ChildChannel("x", "adding", limits) as channel:
            told = outcome(lambda: channel.ask(Add(1, 2), Sum), LATE)
            assert isinstance(told, WorkerFailed)
            assert len(channel._inbox) <= (1 << 20) + (1 << 16)


def test_a_fault_of_what_it_is_given_is_raised_and_ends_the_child(kind: None):
    def faulty() -> Iterator[bytes]:
        yield b"page"
        raise ExportStopped("mark_on_another_raster", page=1)

    with ChildChannel("x", "adding", PATIENT) as channel:
        with pytest.raises(ExportStopped, match="mark_on_another_raster"):
            channel.ask(Add(1, 2), Sum, faulty())
        assert channel.process.returncode is not None


@pytest.mark.parametrize("end", [ChildChannel.end, lambda one: one.process.kill()])
def test_a_child_that_is_ended_by_another_thread_keeps_nobody_waiting(
    end: Callable[[ChildChannel], None],
):
    with rogue(SLEEP), ChildChannel("x", "adding", PATIENT) as channel:
        threading.Timer(0.3, lambda: end(channel)).start()
        told = outcome(lambda: channel.ask(Add(1, 2), Sum), LATE)
    assert isinstance(told, WorkerFailed)


def test_an_unwanted_turn_has_a_moment_to_end_by_itself():
    slow = f"take(); take(); time.sleep(1.0); write({ANSWER!r}); sys.stdout.flush(); {SLEEP}"
    for grace, expected in ((20.0, tuple), (0.2, Cancelled)):
        ticket = CancellationToken()
        ticket.stop.set()
        limits = Limits(grace=grace)
        with rogue(slow), ChildChannel("x", "adding", limits) as channel:
            told = outcome(lambda: channel.ask(Add(1, 2), Sum, (), ticket, 1), LATE)  # noqa: B023
        assert isinstance(told, expected)


def test_no_thread_and_no_descriptor_is_left(kind: None):
    def left() -> tuple[int, int]:
        return len(os.listdir("/proc/self/fd")), threading.active_count()

    before = left()
    for does in (SLEEP, "os._exit(3)"):
        with rogue(does), ChildChannel("x", "adding", QUICK) as channel:
            assert isinstance(outcome(lambda: channel.ask(Add(1, 2), Sum), LATE), CasefilesError)
    time.sleep(0.2)
    assert left() == before


def test_a_request_that_is_cut_short_or_of_another_form_is_not_answered(kind: None):
    whole = b"".join(spoken(Add(1, 2)))
    for given in (b"", whole[:3], whole[:-1], b"\xff" * 64, b"".join(spoken(Sum(1)))):
        done = subprocess.run(
            children.child_command("x"), input=given, capture_output=True, cwd="/", check=False
        )
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"Sum" not in done.stdout
