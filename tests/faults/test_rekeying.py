"""A change of keys killed at every write: one whole vault is at its place, with one key."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults.rekeyed import CHAPTERS, SIZE
from tests.faults.story import begin, tell
from tests.store.world import World

HERE = Path(__file__).parent
MEMORY = Path("/dev/shm")


@pytest.fixture(scope="module")
def recorder(tmp_path_factory) -> Path:
    compiler = shutil.which("gcc")
    if compiler is None:
        if os.environ.get("CI"):
            pytest.fail("gcc is missing")
        pytest.skip("gcc is missing")
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", library, HERE / "recorder.c"]
    subprocess.run([*command, "-ldl", "-lpthread"], check=True)
    return library


@pytest.fixture
def memory():
    with tempfile.TemporaryDirectory(
        dir=MEMORY if os.access(MEMORY, os.W_OK) else None, prefix="casefiles-test-"
    ) as folder:
        yield Path(folder)


def killed_everywhere(recorder: Path, base: Path, work: Path, stride: int, stick: str) -> list[int]:
    begin(base)
    with World(base).open() as vault:
        for chapter in range(1, CHAPTERS + 1):
            tell(vault, chapter, SIZE)
    work.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.rekeyed", str(base), str(work), str(stride), stick],
        cwd=HERE.parents[1],
        env=os.environ | {"LD_PRELOAD": str(recorder), "RECORDER_DIR": str(work)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [int(number) for number in done.stdout.split()]


def test_killed_at_any_write_one_whole_vault_is_there(recorder, memory: Path):
    changes, old, new = killed_everywhere(recorder, memory / "b", memory / "w", 1, "")
    assert changes > 60
    assert old > 10
    assert new > 2, "no kill after the exchange"


def test_killed_on_the_way_to_a_stick_the_keys_are_in_one_place(
    recorder, memory: Path, tmp_path: Path
):
    if MEMORY not in memory.parents or tmp_path.stat().st_dev == MEMORY.stat().st_dev:
        pytest.skip("no second medium here")
    stick = tmp_path / "stick"
    _, old, new = killed_everywhere(recorder, memory / "b", memory / "w", 7, str(stick))
    assert min(old, new) > 0
