"""Time and peak memory of the whole demonstration: create, load, export twice."""

import subprocess
import tempfile
import threading
from pathlib import Path

from tests.bench.measuring import last_line, seconds_of, start_fresh

PROC = Path("/proc")
SECONDS_BETWEEN_LOOKS = 0.05
SCRIPT = (
    "import resource, sys; sys.path.insert(0, sys.argv[1]); from casefiles import app; "
    "code = app.main(['demo', sys.argv[2]]); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024); sys.exit(code)"
)


def children_of(process: int) -> list[int]:
    try:
        tasks = list((PROC / str(process) / "task").iterdir())
        return [int(each) for task in tasks for each in (task / "children").read_text().split()]
    except OSError:
        return []  # it has ended


def high_water(process: int) -> int:
    """Return the peak memory of a process in MB so far; 0 if it has ended."""
    try:
        status = (PROC / str(process) / "status").read_text()
    except OSError:
        return 0
    marks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(marks[0]) // 1024 if marks else 0


class Watch(threading.Thread):
    """Looks at the high-water mark of every process below the program, until told to stop.

    `getrusage` would count the program's own memory as that of each child it starts.
    """

    def __init__(self, shell: int) -> None:
        super().__init__(daemon=True)
        self.largest = 0
        self.stopped = threading.Event()
        self._shell = shell

    def run(self) -> None:
        while not self.stopped.wait(SECONDS_BETWEEN_LOOKS):
            programs = children_of(self._shell)
            level = [child for program in programs for child in children_of(program)]
            while level:
                self.largest = max(self.largest, *map(high_water, level))
                level = [below for child in level for below in children_of(child)]


def run() -> list[str]:
    """Measure all."""
    with tempfile.TemporaryDirectory() as place:
        program: subprocess.Popen[str] = start_fresh(SCRIPT, f"{place}/demo")
        watch = Watch(program.pid)
        watch.start()
        said: list[str] = []
        seconds = seconds_of(lambda: said.append(last_line(program)))
        watch.stopped.set()
        watch.join()
    pause = round(1000 * SECONDS_BETWEEN_LOOKS)
    return [
        f"sample case, vault created to second dossier, real key derivation: {seconds:.1f} s, once",
        f"peak memory of the program, 256 MiB of it to derive keys: {said[0]} MB (getrusage)",
        f"peak memory of its largest child: {watch.largest} MB (VmHWM, seen every {pause} ms)",
    ]
