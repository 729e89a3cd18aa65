"""Start of the program to a window that can be seen, cold and warm, beside KeePassXC."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measuring import ROOT, Spread, in_turn

_ROUNDS = 7
_DISPLAY = ":97"
_LONGEST = 60
_PAUSE = 0.005
"""Seconds between two looks, so that looking takes little of the processors."""


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give a virtual screen, as an environment for programs."""
    server = subprocess.Popen(
        ["Xvfb", _DISPLAY, "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
        stderr=subprocess.DEVNULL,
    )
    try:
        with tempfile.TemporaryDirectory() as home:
            place = {"DISPLAY": _DISPLAY, "HOME": home, "XDG_CONFIG_HOME": f"{home}/.config"}
            _wait_for(server, place)
            yield {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **place}
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: "subprocess.Popen[bytes]", place: dict[str, str]) -> None:
    for _ in range(100):
        done = subprocess.run(
            ["xdotool", "getmouselocation"],
            env={"PATH": os.environ["PATH"], **place},
            capture_output=True,
            check=False,
        )
        if done.returncode == 0:
            return
        if server.poll() is not None:
            raise RuntimeError("no virtual screen")
        time.sleep(0.05)
    raise RuntimeError("no virtual screen")


def seconds_to_window(
    command: list[str],
    title: str,
    environment: dict[str, str],
    processor: list[float] | None = None,
) -> float:
    """Start a program and measure until its window is on the screen.

    Args:
        command: starts the program.
        title: of its window.
        environment: of the program.
        processor: takes the seconds of processor of the program and its children until then.
    """
    started = time.perf_counter()
    program = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_until(title, environment, is_there=True)
        taken = time.perf_counter() - started
        if processor is not None:
            processor.append(_processor_of(program.pid))
        return taken
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        _wait_until(title, environment, is_there=False)


def _processor_of(root: int) -> float:
    """Return the seconds of processor of a process and all below it, ended ones included."""
    parents, taken = dict[int, int](), dict[int, float]()
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                text = (one / "stat").read_text()
            except OSError:
                continue
            fields = text[text.rindex(")") + 2 :].split()
            parents[int(one.name)] = int(fields[1])
            taken[int(one.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    total = 0.0
    for one, seconds in taken.items():
        above = one
        while above in parents and above != root:
            above = parents[above]
        total += seconds if above == root else 0.0
    return total


def _wait_until(title: str, environment: dict[str, str], *, is_there: bool) -> None:
    # Its own waiting looks twice a second only.
    search = ["xdotool", "search", "--onlyvisible", "--name", title]
    until = time.perf_counter() + _LONGEST
    while time.perf_counter() < until:
        done = subprocess.run(search, env=environment, check=False, capture_output=True)
        if (done.returncode == 0) == is_there:
            return
        time.sleep(_PAUSE)
    raise TimeoutError(f"{title}: waited for in vain")


def forget(files: Iterable[Path]) -> None:
    """Let the system drop files from memory, so that a start reads them from the disk."""
    for path in files:
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)


def _own_files() -> list[Path]:
    folders = [ROOT / "casefiles", ROOT / "resources", Path(sys.prefix), Path(sys.base_prefix)]
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def _its_files(program: str) -> list[Path]:
    listed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    libraries = [Path(word) for word in listed.split() if word.startswith("/")]
    shared = [path for path in Path("/usr/share/keepassxc").rglob("*") if path.is_file()]
    return [Path(program), *libraries, *shared]


def run() -> list[str]:
    """Measure both, in turn."""
    program = shutil.which("keepassxc")
    if program is None or shutil.which("Xvfb") is None:
        return ["start to window: needs xvfb, xdotool and keepassxc"]
    ours = [sys.executable, str(ROOT / "main.py"), "window"]
    own_files, its_files = _own_files(), _its_files(program)
    with display() as environment:
        spent: dict[str, list[float]] = {"ours": [], "KeePassXC": []}

        def start_ours() -> float:
            return seconds_to_window(ours, "^Casefiles$", environment, spent["ours"])

        def start_its() -> float:
            return seconds_to_window([program], "KeePassXC", environment, spent["KeePassXC"])

        def cold(files: list[Path], start: object) -> float:
            forget(files)
            return start()  # type: ignore[operator]

        start_ours(), start_its()
        for one in spent.values():
            one.clear()
        warm = in_turn({"ours": start_ours, "KeePassXC": start_its}, _ROUNDS)
        processor = {name: Spread(tuple(one)) for name, one in spent.items()}
        chilled = in_turn(
            {
                "ours": lambda: cold(own_files, start_ours),
                "KeePassXC": lambda: cold(its_files, start_its),
            },
            _ROUNDS,
        )
    return [
        _line("warm, seconds of processor", processor),
        _line("warm", warm),
        _line("files dropped from memory", chilled),
    ]


def _line(words: str, taken: dict[str, Spread]) -> str:
    ours, its = taken["ours"], taken["KeePassXC"]
    return (
        f"start to window, {words}: {ours.text('s', 2)}; {ours.times(its, 'KeePassXC')},"
        f" which took {its.text('s', 2)}"
    )
