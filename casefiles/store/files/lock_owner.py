"""Who has a vault open: asked of the system, so that nothing need be left in the folder for it.

A note in the folder would outlive a program that was killed, and tell a thief when the vault was
used. The lock on the folder dies with its program, and the system knows whose it is.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import VaultInUse

_LOCK_WORDS: Final = 8
"""Fields of a line of /proc/locks, see proc_locks(5)."""
_STARTED: Final = 19
"""Field of /proc/PID/stat, from 0 after the name: ticks from the machine's start to its own."""
_BOOT: Final = b"btime "


@dataclass(frozen=True, slots=True)
class LockOwner:
    """A process that has a vault open.

    Attributes:
        process: its number.
        program: `window` or `terminal` of Casefiles, or `other`.
        started: nanoseconds since 1970; 0 if not known.
    """

    process: int
    program: str
    started: int


def lock_owner_of(folder: Path) -> LockOwner | None:
    """Return who has a vault's folder locked; None if nobody, or where the system does not tell."""
    with suppress(OSError, ValueError):
        status = folder.stat()
        process = locker(Path("/proc/locks").read_text(encoding="ascii"), status)
        return _described(process) if process else None
    return None


def in_use(folder: Path) -> VaultInUse:
    """Return the error that tells who has a vault open, as far as that is known."""
    holder = lock_owner_of(folder)
    if holder is None:
        return VaultInUse("vault_in_use")
    if not holder.started:
        return VaultInUse("vault_in_use_by", reason=f"held_by_{holder.program}", since="?")
    then = datetime.fromtimestamp(holder.started / 1e9, UTC).astimezone()
    since = f"{then:%H:%M} on {then.day} {then:%B}"
    return VaultInUse("vault_in_use_by", reason=f"held_by_{holder.program}", since=since)


def locker(locks: str, status: os.stat_result) -> int:
    """Find who holds `flock` on a file.

    Args:
        locks: text of /proc/locks.
        status: of the file.

    Returns:
        The number of the process; 0 for nobody, or one that cannot be seen from here.
    """
    device = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}"
    found: dict[str, int] = {}
    for line in locks.splitlines():
        words = line.split()
        # "->" marks one that still waits for the lock.
        if len(words) != _LOCK_WORDS or words[1] != "FLOCK" or words[3] != "WRITE":
            continue
        place, _, inode = words[5].rpartition(":")
        if inode == str(status.st_ino):
            found[place] = max(int(words[4]), 0)
    # Some file systems tell programs another device than they tell of locks.
    return found.get(device) or (next(iter(found.values())) if len(found) == 1 else 0)


def program_of(command: bytes) -> str:
    """Tell what a process is, by its command line as /proc shows it."""
    words = command.split(b"\0")
    if b"window-process" in words:
        return "window"
    names = {word.rpartition(b"/")[2] for word in words}
    return "terminal" if names & {b"casefiles", b"main.py"} else "other"


def started(stat: bytes, machine: bytes, ticks: int) -> int:
    """Return when a process began, in nanoseconds since 1970.

    Args:
        stat: /proc/PID/stat.
        machine: /proc/stat.
        ticks: of the clock per second.

    Raises:
        ValueError: they do not tell.
    """
    boot = next((line for line in machine.splitlines() if line.startswith(_BOOT)), b"")
    after_name = stat.rpartition(b")")[2].split()
    if not boot or len(after_name) <= _STARTED:
        raise ValueError("no start")
    return int(boot.split()[1]) * 1_000_000_000 + int(after_name[_STARTED]) * 1_000_000_000 // ticks


def _described(process: int) -> LockOwner:
    folder = Path("/proc") / str(process)
    program, began = "other", 0
    with suppress(OSError):
        program = program_of((folder / "cmdline").read_bytes())
    with suppress(OSError, ValueError):
        stat, machine = (folder / "stat").read_bytes(), Path("/proc/stat").read_bytes()
        began = started(stat, machine, os.sysconf("SC_CLK_TCK"))
    return LockOwner(process, program, began)
