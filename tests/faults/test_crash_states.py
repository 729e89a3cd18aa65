"""Power cuts, failing disks and kills, at every moment: no acknowledged write is lost or torn."""

import errno
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.crash_states import MARK, Disk, read_record, states
from tests.faults.recorded import SIZE
from tests.faults.story import begin, opened_sound

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = 20261124


@pytest.fixture(scope="session")
def recorder(tmp_path_factory):
    compiler = shutil.which("gcc")
    if compiler is None:
        if os.environ.get("CI") == "true":
            pytest.fail("gcc is missing")
        pytest.skip("gcc is missing")
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = HERE / "recorder.c"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"],
        check=True,
    )
    return library


@pytest.fixture
def place():
    """A folder in memory where there is one: what is tested is the order, not this disk."""
    memory = Path("/dev/shm")
    parent = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=parent, prefix="casefiles-test-") as folder:
        yield Path(folder)


def run(recorder: Path, folder: Path, *arguments: object, log: Path | None = None) -> str:
    environment = os.environ | {"LD_PRELOAD": str(recorder), "RECORDER_DIR": str(folder)}
    if log:
        environment["RECORDER_LOG"] = str(log)
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.recorded", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def recorded(recorder: Path, place: Path, chapters: int, variant: str = ""):
    """Tell a story under the recorder; return the files before it and the steps of it."""
    folder = place / "vault"
    begin(folder)
    start = {path.name: path.read_bytes() for path in folder.iterdir()}
    run(recorder, folder, "record", folder, chapters, variant, log=place / "record")
    return start, read_record(place / "record")


def violations(start, steps, place: Path, most: int, torn: int) -> tuple[int, list[str]]:
    """Put every state on disk, open it, and prove it; return how many there were and the bad."""
    chance = random.Random(SEED)
    disk, acknowledged, seen, bad = Disk(start), 0, set(), []
    folder = place / "state"
    for number, step in enumerate(steps):
        if step.operation == MARK:
            acknowledged = int(step.name)
            continue
        disk.apply(step)
        for state in states(disk, chance, torn):
            if len(seen) >= most or not is_new(state, acknowledged, seen):
                continue
            fault = fault_of(state, folder, acknowledged, is_whole=len(seen) % 5 == 0)
            if fault:
                bad.append(f"step {number}: {fault}")
    return len(seen), bad


def is_new(state, acknowledged: int, seen: set) -> bool:
    digest = hashlib.blake2b(str(acknowledged).encode())
    for name, data in sorted(state.items()):
        digest.update(f"/{name}/{len(data)}/".encode() + data)
    mark = digest.digest()
    return mark not in seen and not seen.add(mark)


def fault_of(state, folder: Path, acknowledged: int, *, is_whole: bool) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in state.items():
        (folder / name).write_bytes(data)
    try:
        found = opened_sound(folder, SIZE, is_whole=is_whole)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what the test is about
        return repr(error)
    is_right = acknowledged <= found <= acknowledged + 1
    return "" if is_right else f"{acknowledged} acknowledged, {found} found"


def test_no_power_cut_loses_an_acknowledged_write(recorder, place):
    start, steps = recorded(recorder, place, 12)
    count, bad = violations(start, steps, place, 1_200, 3)
    print(f"{count} states of {len(steps)} steps, seed {SEED}")
    assert bad == []
    assert count > 900


@pytest.mark.parametrize("variant", ["normal", "head_first"])
def test_control_a_weaker_order_is_seen_to_fail(recorder, place, variant):
    start, steps = recorded(recorder, place, 5, variant)
    _, bad = violations(start, steps, place, 250, 1)
    assert bad


FAILURES = pytest.mark.parametrize(
    ("number", "forever"),
    [(errno.EIO, 0), (errno.EIO, 1), (errno.ENOSPC, 0), (errno.ENOSPC, 1)],
)


def failures(recorder, place, *arguments) -> int:
    begin(place / "base")
    work = place / "work"
    said = run(recorder, work, "fail", place / "base", work, *arguments)
    print(said)
    return int(said.split()[0])


@FAILURES
def test_a_disk_that_fails_once_or_for_good_is_told_and_loses_nothing(
    recorder, place, number, forever
):
    assert failures(recorder, place, number, forever, 3) > 50


def created(recorder, place, stride) -> int:
    parent = place / "parent"
    parent.mkdir()
    return int(run(recorder, parent, "kill", parent, stride))


def test_a_creation_killed_at_any_moment_leaves_a_vault_or_none(recorder, place):
    assert created(recorder, place, 3) > 20


@pytest.mark.long
def test_a_creation_killed_at_every_moment_leaves_a_vault_or_none(recorder, place):
    assert created(recorder, place, 1) > 20


@pytest.mark.long
@FAILURES
def test_every_single_failure_is_told_and_loses_nothing(recorder, place, number, forever):
    assert failures(recorder, place, number, forever, 1) > 150


@pytest.mark.long
def test_many_power_cuts_lose_nothing(recorder, place):
    total = 0
    for number in range(5):
        story = place / str(number)
        story.mkdir()
        start, steps = recorded(recorder, story, 60)
        count, bad = violations(start, steps, story, 20_000, 6)
        assert bad == []
        total += count
    assert total > 50_000
