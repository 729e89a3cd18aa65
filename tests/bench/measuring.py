"""How benches measure: works in turn, ratios within each round, median and spread."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_THROUGH_A_SHELL = ("/bin/sh", "-c", '"$0" "$@"; exit $?')


@dataclass(frozen=True, slots=True)
class Spread:
    """What the rounds gave."""

    values: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def text(self, unit: str, digits: int) -> str:
        low, high = min(self.values), max(self.values)
        return f"{self.median:.{digits}f} {unit} ({low:.{digits}f} to {high:.{digits}f})"

    def rate(self, amount: float) -> "Spread":
        """Turn seconds into an amount per second."""
        return Spread([amount / seconds for seconds in self.values])

    def times(self, reference: "Spread", name: str) -> str:
        """Compare round by round: what slows a machine for a while slows both."""
        ratios = [ours / its for ours, its in zip(self.values, reference.values, strict=True)]
        return Spread(ratios).text(f"x {name}", 2)


def seconds_of(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def cpu_of(work: Callable[[], object]) -> float:
    """Return the seconds of processor of all threads here: what else runs does not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


def in_turn(works: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Spread]:
    """Do every work once per round; each returns the seconds that it took."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(work())
    return {name: Spread(values) for name, values in taken.items()}


def start_fresh(script: str, *arguments: str) -> "subprocess.Popen[str]":
    """Start a program in Python whose peak memory is its own.

    Linux hands the peak of a process to a program that it starts; a shell in between has none.
    """
    return subprocess.Popen(
        [*_THROUGH_A_SHELL, sys.executable, "-c", script, str(ROOT), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def last_line(process: "subprocess.Popen[str]") -> str:
    """Wait for a program that speaks little, and return what it said last."""
    out, _ = process.communicate()
    if process.returncode != 0:
        raise RuntimeError("the measured program failed")
    return out.splitlines()[-1]


def on_this_disk() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder for a while, on a real disk and outside of what is kept in the repository."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    return tempfile.TemporaryDirectory(dir=build)
