"""What an officer finds on a laptop: processes and their memory, clipboards, windows, files."""

import json
import os
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick

from tests.attacks.needles import Search

_MOST = 64 << 20
"""Bytes that are read at once."""
_OVERLAP = 4096
_PAUSE = 0.05
_MAKING = "mkdir|mkdirat|rename|renameat|renameat2|link|linkat|symlink|symlinkat|mknod|mknodat"
_PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
"""A name in a call, with the folder it is in where the call tells one."""

_READ_CLIPBOARDS = """
import json
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication([])
board = app.clipboard()
def tell():
    told = {}
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        data = board.mimeData(mode)
        told[mode.name] = {} if data is None else {
            name: bytes(data.data(name)).decode("utf-8", "replace") for name in data.formats()}
    print(json.dumps(told))
    app.quit()
QTimer.singleShot(100, tell)
app.exec()
"""

Clipboards = dict[str, dict[str, str]]


def family_of(process: int) -> list[int]:
    """Return a process and all that descend from it."""
    found = [process]
    for task in Path(f"/proc/{process}/task").glob("*"):
        try:
            words = (task / "children").read_text().split()
        except OSError:
            continue
        for word in words:
            found += family_of(int(word))
    return found


@dataclass
class Watch:
    """Sees every process that descends from one, as long as it runs.

    Attributes:
        ancestor: not seen itself.
        seen: command line and environment of each, as any user's `ps` or root's shows them.
    """

    ancestor: int
    seen: set[tuple[bytes, bytes]] = field(default_factory=set)
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> "Watch":
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            for number in family_of(self.ancestor)[1:]:
                folder = Path(f"/proc/{number}")
                try:
                    words = (folder / "cmdline").read_bytes()
                    self.seen.add((words, (folder / "environ").read_bytes()))
                except OSError:
                    continue


def memory_of(process: int) -> Iterator[bytes]:
    """Yield what a process may have written into its memory; one that has ended holds nothing.

    Raises:
        PermissionError: only root may look.
    """
    with suppress(FileNotFoundError, ProcessLookupError):
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = (int(part, 16) for part in span.split("-"))
                yield from _span(process, start, end)


def _span(process: int, start: int, end: int) -> Iterator[bytes]:
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        while start < end:
            size = min(_MOST, end - start)
            try:
                memory.seek(start)
                data = memory.read(size)
            except (OSError, ValueError, OverflowError):
                return  # pages of a device, or given back meanwhile
            yield data
            start += size if size < _MOST else size - _OVERLAP


def in_memory(process: int, search: Search) -> set[str]:
    """Return the secrets that a process holds; one that has just ended holds none."""
    return secrets_and_copies(process, search, {})[0]


def secrets_and_copies(
    process: int, search: Search, wanted: dict[str, tuple[bytes, ...]]
) -> tuple[set[str], Counter[str]]:
    """Read all memory of a process once.

    Args:
        process: looked into; one that has just ended holds nothing.
        search: what is to be found, in every spelling and encoding.
        wanted: what is to be counted: the forms of each, by name.

    Returns:
        What was found, and how many copies of what is wanted.
    """
    found: set[str] = set()
    copies: Counter[str] = Counter()
    owners = [(name, form) for name, forms in wanted.items() for form in forms]
    automaton = BytesAhoCorasick([form for _, form in owners]) if owners else None
    for data in memory_of(process):
        found |= search.hits(data)
        if automaton is not None:
            numbers = (number for number, _, _ in automaton.find_matches_as_indexes(data))
            copies.update(owners[number][0] for number in numbers)
    return found, copies


def in_three_forms(text: str) -> tuple[bytes, ...]:
    """Return a text as Python, C, SQLite and Qt keep it."""
    return tuple(text.encode(form) for form in ("utf-8", "utf-16-le", "utf-32-le"))


def copies_in_memory(process: int, *needles: bytes) -> int:
    """Count the copies of something in a process, in any of its forms."""
    return sum(data.count(needle) for data in memory_of(process) for needle in needles)


@dataclass(frozen=True)
class Guarded:
    """What the kernel tells of how a process is guarded.

    Attributes:
        cores: most bytes of its memory that a crash may write, soft and hard.
        filtered: its system calls are.
        held: kibibytes that cannot be swapped out.
        mask: taken from the rights of its new files.
    """

    cores: tuple[str, str]
    filtered: bool
    held: int
    mask: str


def guarded(process: int) -> Guarded | None:
    """Look at how a process is guarded; one that has ended needs no guard."""
    try:
        limits = Path(f"/proc/{process}/limits").read_text()
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return None
    status = dict(line.split(":", 1) for line in lines)
    if status["State"].split()[0] in ("Z", "X"):
        return None
    cores = re.search(r"^Max core file size\s+(\S+)\s+(\S+)", limits, re.MULTILINE)
    assert cores is not None
    return Guarded(
        (cores[1], cores[2]),
        status["Seccomp"].strip() == "2",
        int(status["VmLck"].split()[0]),
        status["Umask"].strip(),
    )


def open_to_dumps(trace: str) -> dict[str, str]:
    """Return the processes that others could look into, by number, with what they ran.

    Args:
        trace: made with -f of execve and prctl. A process inherits the guard of the one that
            forked it, and loses it when it runs another program. One that was killed as it
            started, before it could read anything, counts unless others of its kind were guarded.
    """
    running: dict[str, str] = {}
    guarded: set[str] = set()
    killed: set[str] = set()
    for process, words in _calls_of_processes(trace):
        if re.search(r"execve\(.*\)\s+= 0$", words):
            running[process] = words
        elif re.search(r"prctl\(PR_SET_DUMPABLE, (SUID_DUMP_DISABLE|0)\b.*\)\s+= 0", words):
            guarded.add(_program(running.pop(process, "")))
        elif re.search(r"prctl\(PR_SET_DUMPABLE, ", words):
            running[process] = words
        elif words.startswith("+++ killed by SIGKILL"):
            killed.add(process)
    return {
        process: words
        for process, words in running.items()
        if process not in killed or _program(words) not in guarded
    }


def _program(words: str) -> str:
    """Return what an execve ran, without where its environment lay."""
    return words.partition("[")[2].rpartition("]")[0]


def clipboards(display: str) -> Clipboards:
    """Return what any program can read from the clipboard and from the selection, by format."""
    done = subprocess.run(
        [sys.executable, "-c", _READ_CLIPBOARDS],
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    told: Clipboards = json.loads(done.stdout)
    return told


def labels_of_windows(display: str) -> str:
    """Return every property of every window, as the tools of the desktop list them."""
    around = {"PATH": os.environ["PATH"], "DISPLAY": display}
    tree = subprocess.run(
        ["xwininfo", "-root", "-tree"],
        env=around,
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    ).stdout
    told = [tree]
    for number in set(re.findall(r"0x[0-9a-f]+", tree)):
        one = ["xprop", "-id", number]
        done = subprocess.run(
            one, env=around, capture_output=True, text=True, check=False, timeout=180
        )
        told.append(done.stdout)
    return "\n".join(told)


def hits_in_files(search: Search, *folders: Path) -> dict[str, set[str]]:
    """Return the secrets in names and contents of all files below folders."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            hits = search.hits(data) | search.hits(os.fsencode(path.relative_to(folder)))
            if hits:
                found[str(path)] = hits
    return found


def written_in(trace: str) -> set[str]:
    """Return the paths that were made, renamed or opened for writing, in a trace made with -y."""
    made = set()
    for call in _whole_calls(trace):
        if " = -1 " in call or not re.match(rf"(\w*open\w*|creat|{_MAKING})\(", call):
            continue
        if re.match(r"open", call) and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", call):
            continue
        for folder, name in _PLACE.findall(call):
            made.add(os.path.normpath(Path(folder, name)))
    return made


def _whole_calls(trace: str) -> Iterator[str]:
    return (call for _, call in _calls_of_processes(trace))


def _calls_of_processes(trace: str) -> Iterator[tuple[str, str]]:
    """Put the two halves of calls together that another thread came between; tell whose each is."""
    begun: dict[str, str] = {}
    for line in trace.splitlines():
        process, _, call = line.partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            begun[process] = call.removesuffix("<unfinished ...>")
        elif resumed := re.match(r"<\.\.\. \w+ resumed>", call):
            yield process, begun.pop(process, "") + call[resumed.end() :]
        else:
            yield process, call
    yield from begun.items()


def sockets_in(trace: str) -> tuple[list[str], list[str]]:
    """Return the calls that made or used sockets: local ones, and others."""
    calls = [line for line in trace.splitlines() if re.search(r"\b(socket|connect|bind)\(", line)]
    local = [line for line in calls if "AF_UNIX" in line]
    return local, [line for line in calls if line not in local]
