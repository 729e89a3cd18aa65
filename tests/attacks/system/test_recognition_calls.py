"""Recognising a page opens no file once a worker sees it, leaves none, and asks nobody outside."""

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.tools import need

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
from pathlib import Path
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.worker_pool import open_recogniser
from tests.evidence.recognition.drawn_pages import drawn, error_rate, raster
with open_recogniser(Path("resources"), WorkerLimits()) as recogniser:
    assert recogniser.level == "full"
    for key in ("zho", "uig", "bod", "rus"):
        if key == "zho" or key not in recogniser.missing:
            page = drawn(key, (4.0, 2.5))
            told = recogniser.read(raster(page.pixels), ("eng", key), CancellationToken())
            assert error_rate(page.text, told.text) < 0.3, (key, told.text)
"""
CALLS = (
    "openat,open,openat2,creat,mkdir,mkdirat,socket,connect,memfd_create,rename,renameat2,"
    "link,symlink,execve,fork,vfork,clone,clone3,prctl,seccomp"
)
REFUSED = "= -1 EPERM (Operation not permitted)"
CALL = re.compile(r"^(\d+) +(.*)$")


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The calls of each process, by its id."""
    need("strace")
    log = tmp_path_factory.mktemp("traced") / "trace"
    subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}"),
            *(sys.executable, "-B", "-c", SCRIPT),
        ],
        cwd=ROOT,
        env={"PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=600,
    )
    told: dict[str, list[str]] = defaultdict(list)
    for line in log.read_text(errors="replace").splitlines():
        if found := CALL.match(line):
            told[found[1]].append(found[2])
    return told


def locked(calls: dict[str, list[str]]) -> list[list[str]]:
    """What each worker, which is forked and starts no program, asked for after its lock."""
    after = []
    for lines in calls.values():
        locks = [at for at, line in enumerate(lines) if "seccomp(SECCOMP_SET_MODE_FILTER" in line]
        if locks and not any("execve(" in line for line in lines):
            after.append(lines[locks[-1] + 1 :])
    return after


@pytest.mark.long
def test_recognising_makes_no_file_and_asks_nobody_outside(calls: dict[str, list[str]]):
    every = [line for lines in calls.values() for line in lines]
    assert any("onnxruntime" in line for line in every), "the trace shows what is loaded"
    made = [
        line
        for line in every
        if re.search(r"O_CREAT|O_WRONLY|O_RDWR|creat\(|mkdir|memfd_create|rename|link\(", line)
        and "/dev/null" not in line
        and " = -1 " not in line
    ]
    assert made == []
    assert [line for line in every if line.startswith("socket(") and "AF_UNIX" not in line] == []


@pytest.mark.long
def test_a_worker_that_sees_a_page_opens_nothing_and_starts_nothing(calls: dict[str, list[str]]):
    """Tesseract asks for a file without a name, which it is refused and does without."""
    workers = locked(calls)
    assert len(workers) >= 2, "one to tell its lock, one for each page"
    asked = [line for lines in workers for line in lines if not line.startswith(("+++", "---"))]
    assert [
        line for line in asked if not line.endswith("= -1 EPERM (Operation not permitted)")
    ] == []
