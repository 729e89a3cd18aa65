"""Every byte that a program and its children write to files, searched for secrets."""

import fcntl
import os
import re
import subprocess
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick

from tests.attacks.needles import encodings

CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,vmsplice,mmap"
_WRITE = re.compile(rb"(?:\d+ +)?(p?writev?2?|pwrite64)\((\d+)<([^>]*)>, (.*)", re.DOTALL)
_BLIND = re.compile(rb"(?:\d+ +)?(sendfile|copy_file_range|splice|vmsplice)\(")
_SHARED = re.compile(rb"PROT_[A-Z|_]*WRITE[A-Z|_]*, MAP_SHARED[A-Z|_]*, \d+<([^>]*)>")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_LEAST = 8
"""Bytes of a needle: shorter ones stand in a gigabyte of encrypted bytes by chance."""
_INFLATED = 1 << 20
_KEPT = 4096
_ROOM = 1 << 20
"""Bytes of the pipe: strace waits less often for whoever reads."""


class Needles:
    """Secrets in every form in which a program may write them."""

    def __init__(self, texts: set[str], keys: set[bytes]) -> None:
        self._owners: dict[bytes, str] = {}
        for text in texts:
            for needle in encodings(text):
                if len(needle) >= _LEAST:
                    self._owners[needle] = text
        for key in keys:
            for needle in (key, key.hex().encode(), key.hex().upper().encode(),
                           key.hex().encode("utf-16-le")):  # fmt: skip
                self._owners[needle] = f"key {key[:2].hex()}"
        self._list = list(self._owners)
        self._automaton = BytesAhoCorasick(self._list)

    def hits(self, data: bytes) -> set[str]:
        """Return the secrets in some bytes, and in what can be unpacked from them."""
        found = self._plain(data)
        for place in _PACKED.finditer(data):
            unpacked = _unpacked(data[place.start() :])
            if len(unpacked) >= _LEAST:
                found |= self._plain(unpacked)
        return found

    def _plain(self, data: bytes) -> set[str]:
        matches = self._automaton.find_matches_as_indexes(data)
        return {self._owners[self._list[number]] for number, _, _ in matches}


def _unpacked(data: bytes) -> bytes:
    machine = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        return machine.decompress(data, _INFLATED)
    except zlib.error:
        return b""


@dataclass
class Written:
    """What was seen of the writing of a program.

    Attributes:
        needles: what is searched for.
        allowed: folders whose files may hold anything: the finished dossier.
        size: bytes that were written to files, and searched.
        hits: secrets by the file they were written to.
        blind: calls by which bytes reach a file without being seen.
        shared: files that were mapped to be written.
    """

    needles: Needles
    allowed: tuple[str, ...] = ()
    size: int = 0
    hits: dict[str, set[str]] = field(default_factory=dict)
    blind: list[bytes] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)
    _ends: dict[str, bytes] = field(default_factory=dict)

    def look(self, line: bytes) -> None:
        """Take one line of a trace."""
        if b"mmap(" in line[:40]:
            if mapped := _SHARED.search(line):
                self.shared.add(_plain(mapped[1]))
        elif _BLIND.match(line):
            self.blind.append(line[:200])
        elif written := _WRITE.match(line):
            path = _plain(written[3])
            if _is_file(path) and not path.startswith(self.allowed):
                self._search(path, written[4])

    def _search(self, path: str, rest: bytes) -> None:
        # Written in hexadecimal digits, no text holds a quotation mark.
        parts = rest.split(b'"')
        assert not any(after.startswith(b"...") for after in parts[2::2]), "the trace is cut"
        data = b"".join(bytes.fromhex(part.replace(b"\\x", b"").decode()) for part in parts[1::2])
        self.size += len(data)
        # What was written before may be the first half of what is searched for.
        found = self.needles.hits(self._ends.get(path, b"") + data)
        self._ends[path] = data[-_KEPT:]
        if found:
            self.hits.setdefault(path, set()).update(found)


def _plain(name: bytes) -> str:
    if b"\\x" not in name:
        return name.decode(errors="replace")
    return os.fsdecode(bytes.fromhex(name.replace(b"\\x", b"").decode()))


def _is_file(path: str) -> bool:
    return path.startswith("/") and not path.startswith(("/dev/", "/proc/", "/memfd:"))


def traced(
    command: list[str], seen: Written, place: Path, within: float, around: dict[str, str]
) -> str:
    """Run a command under strace, and look at all that it writes as it writes it.

    Args:
        command: with its words.
        seen: takes what is seen.
        place: an empty folder for the pipe.
        within: seconds after which the program is killed, and the search fails.
        around: the environment.

    Returns:
        What the command printed.
    """
    pipe = place / "trace"
    os.mkfifo(pipe)
    with subprocess.Popen(
        ["strace", "-f", "-y", "-qq", "-xx", "-s", str(64 << 20), "--seccomp-bpf",
         "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(pipe), *command],
        env=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
    ) as program:  # fmt: skip
        timer = threading.Timer(within, program.kill)
        timer.start()
        try:
            for line in _whole(pipe):
                seen.look(line)
            said, errors = program.communicate(timeout=180)
        finally:
            timer.cancel()
    assert program.returncode == 0, errors.decode()
    return said.decode()


def _whole(pipe: Path) -> Iterator[bytes]:
    """Put together the halves of calls that another thread came between."""
    begun: dict[bytes, bytes] = {}
    with pipe.open("rb") as stream:
        fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, _ROOM)
        for line in stream:
            process, _, call = line.partition(b" ")
            call = call.strip()
            if call.endswith(b"<unfinished ...>"):
                begun[process] = call.removesuffix(b"<unfinished ...>")
            elif call.startswith(b"<... "):
                yield begun.pop(process, b"") + call.partition(b"resumed>")[2]
            else:
                yield call
    yield from begun.values()
