"""A worker that was taken over gets nowhere: every way out is tried, locked and free."""

import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from casefiles.hardening import ARCHITECTURES
from casefiles.lock import worker_filter
from casefiles.syscalls import DENIED, MAPPING, NEEDED
from tests.attacks.sandbox.escape import WAYS

ROOT = Path(__file__).resolve().parents[3]
NOT_ON_LINUX = not sys.platform.startswith("linux") or platform.machine() not in ARCHITECTURES
pytestmark = pytest.mark.skipif(NOT_ON_LINUX, reason="the lock is Linux's")

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}


def attempt(way: str, lock: str, file: Path) -> str:
    """What came of trying a way out: `did it`, `refused`, or `killed`.

    Args:
        way: a key of `WAYS`.
        lock: a key of `LOCKS`.
        file: that stands for anything which a worker must not touch.
    """
    file.write_bytes(b"x")
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.attacks.sandbox.escape", way, lock, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode == -signal.SIGSYS:
        return "killed"
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("way", WAYS)
def test_a_locked_worker_cannot(way: str, tmp_path: Path):
    assert attempt(way, "full", tmp_path / "file") in {"refused", "killed"}


# What a free process of an ordinary user cannot do either proves nothing by being refused.
OF_ROOT = {"change the root", "lift a limit", "mount a disk"}
SOMETIMES_BARRED = {
    "use io_uring",
    "trace a process",
    "read the memory of a process",
    "enter other namespaces",
    "keep a key in the kernel",
}


@pytest.mark.parametrize("way", [way for way in WAYS if way not in OF_ROOT | SOMETIMES_BARRED])
def test_a_free_process_can(way: str, tmp_path: Path):
    """Control: each way out is really one."""
    assert attempt(way, "free", tmp_path / "file") == "did it"


@pytest.mark.parametrize("lock", ["landlock", "seccomp"])
@pytest.mark.parametrize("way", ["open a file", "write a file", "list a folder"])
def test_each_layer_keeps_files_closed_by_itself(way: str, lock: str, tmp_path: Path):
    assert attempt(way, lock, tmp_path / "file") in {"refused", "killed"}


def test_landlock_alone_would_leave_another_thread_free(tmp_path: Path):
    """Control: this is why the filter goes to all threads."""
    assert attempt("open a file in another thread", "landlock", tmp_path / "file") == "did it"
    assert attempt("open a file in another thread", "seccomp", tmp_path / "file") == "refused"


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_numbers_of_system_calls_are_those_of_the_kernel(machine: str):
    header = HEADERS[machine]
    if not header.exists():
        pytest.skip("the kernel's headers are not installed")
    told = {}
    for line in header.read_text().splitlines():
        words = line.replace("__NR3264_", "__NR_").split()
        if len(words) == 3 and words[1].startswith("__NR_") and words[2].isdecimal():
            told[words[1].removeprefix("__NR_")] = int(words[2])
    told.setdefault("newfstatat", told.get("fstatat", -1))
    ours = {
        **NEEDED[machine],
        **MAPPING[machine],
        **DENIED[machine],
        **ARCHITECTURES[machine].calls,
    }
    assert {name: told.get(name) for name in ours} == ours


def test_both_processors_have_the_same_list():
    assert set(NEEDED["x86_64"]) == set(NEEDED["aarch64"])
    only_x86 = {"open", "stat", "lstat", "access", "readlink"}
    assert set(DENIED["x86_64"]) - set(DENIED["aarch64"]) == only_x86


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_the_filter_fits_the_kernel(machine: str):
    program = worker_filter(ARCHITECTURES[machine], machine)
    assert len(program) % 8 == 0
    assert len(program) // 8 < 4096
