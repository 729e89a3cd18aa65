"""Locks a worker before it sees evidence: Landlock, limits and a list of allowed system calls."""

import contextlib
import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.hardening import (
    Action,
    Architecture,
    Condition,
    SyscallRule,
    bar_new_privileges,
    filter_program,
    install_filter,
    system_call,
    this_architecture,
)
from casefiles.syscalls import DENIED, MAPPING, NEEDED

if sys.platform != "win32":
    import resource

_PROT_EXEC = 4
_OPEN_FILES = 3
"""Standard input, output and error: no descriptor can be added."""

# Landlock (linux/landlock.h): system calls, and what each version of its interface can refuse.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_PATH_BENEATH: Final = 1
_READ_RIGHTS: Final = 1 << 2 | 1 << 3
"""Files and folders."""
_ASK_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_NEWEST_FILE_RIGHTS = 16
_TCP_RIGHTS, _TCP_SINCE = 0b11, 4
_SCOPES, _SCOPES_SINCE = 0b11, 6

_NEW_USER, _NEW_NETWORK, _NEW_IPC, _NEW_NAMES, _NEW_MOUNTS = (
    *(0x10000000, 0x40000000, 0x08000000),
    *(0x04000000, 0x00020000),
)


@dataclass(frozen=True, slots=True)
class SandboxReport:
    """What holds a worker.

    Attributes:
        landlock: version of the interface that took hold, or 0.
        seccomp: only the listed system calls are obeyed, in every thread.
        limits: memory, processor time and files are bounded.
    """

    landlock: int
    seccomp: bool
    limits: bool

    @property
    def level(self) -> str:
        """One of full, partial and none."""
        layers = (self.landlock > 0, self.seccomp, self.limits)
        if all(layers):
            return "full"
        return "partial" if any(layers) else "none"


def enter_namespaces() -> bool:
    """Leave the machine's users, network, names and mounts; some systems forbid it.

    Works only in a process of one thread. Children made later are inside too.
    """
    if not sys.platform.startswith("linux"):
        return False
    flags = _NEW_USER | _NEW_NETWORK | _NEW_IPC | _NEW_NAMES | _NEW_MOUNTS
    result: int = ctypes.CDLL(None).unshare(ctypes.c_int(flags))
    return result == 0


def lock_process(memory_bytes: int, processor_seconds: int) -> SandboxReport:
    """Lock the calling process for good, all its threads included.

    Whatever it will need must be loaded before. Limits precede the filter, which bars setting any.
    """
    bar_new_privileges()
    landlock = _restrict_files()
    limits = _limit(memory_bytes, processor_seconds)
    return SandboxReport(landlock=landlock, seccomp=_restrict_calls(), limits=limits)


def bar_files() -> None:
    """Let this process open, make and grow no file from here on, as far as the platform allows."""
    bar_new_privileges()
    _restrict_files()
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def lock_to_reading(folders: Iterable[Path]) -> bool:
    """Let this process read what lies below some folders, and open, change or run nothing else.

    For children whose libraries load their parts when these are needed. No file may grow, and
    nobody be connected to.

    Returns:
        Whether all of it took hold.
    """
    bar_new_privileges()
    landlock = _restrict_files(folders)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    architecture = this_architecture()
    if architecture is None:
        return False
    rules = [SyscallRule(architecture.calls["socket"], Action.REFUSE_EPERM)]
    program = filter_program(architecture, rules, Action.ALLOW, foreign=Action.KILL)
    return landlock > 0 and install_filter(architecture, program)


def _restrict_files(readable: Iterable[Path] = ()) -> int:
    if not sys.platform.startswith("linux") or this_architecture() is None:
        return 0
    version = system_call(_CREATE_RULESET, 0, 0, _ASK_VERSION)
    if version < 1:
        return 0
    refused = struct.pack(
        "=QQQ",
        (1 << _FILE_RIGHTS.get(version, _NEWEST_FILE_RIGHTS)) - 1,
        _TCP_RIGHTS if version >= _TCP_SINCE else 0,
        _SCOPES if version >= _SCOPES_SINCE else 0,
    )
    described = ctypes.create_string_buffer(refused, len(refused))
    ruleset = system_call(_CREATE_RULESET, ctypes.addressof(described), _ruleset_size(version), 0)
    if ruleset < 0:
        return 0
    try:
        for folder in readable:
            _allow_reading(ruleset, folder)
        return version if system_call(_RESTRICT_SELF, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)


def _allow_reading(ruleset: int, folder: Path) -> None:
    """Except what lies below a folder, or is no more."""
    with contextlib.suppress(OSError):
        place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        described = ctypes.create_string_buffer(struct.pack("=Qi", _READ_RIGHTS, place), 12)
        system_call(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.addressof(described), 0)
        os.close(place)


def _ruleset_size(version: int) -> int:
    """Bytes of struct landlock_ruleset_attr that this version knows."""
    if version < _TCP_SINCE:
        return 8
    return 16 if version < _SCOPES_SINCE else 24


def _limit(memory_bytes: int, processor_seconds: int) -> bool:
    if sys.platform == "win32":
        return False
    requested = (
        (resource.RLIMIT_CORE, (0, 0)),
        (resource.RLIMIT_FSIZE, (0, 0)),
        # The softer signal comes first, and tells time from the kernel's other reasons to kill.
        (resource.RLIMIT_CPU, (processor_seconds, processor_seconds + 1)),
        (resource.RLIMIT_AS, (memory_bytes, memory_bytes)),
        (resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES)),
    )
    for kind, pair in requested:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, pair)
    return all(resource.getrlimit(kind) == pair for kind, pair in requested)


def _restrict_calls() -> bool:
    architecture = this_architecture()
    if architecture is None:
        return False
    program = worker_filter(architecture, platform.machine())
    return install_filter(architecture, program)


def worker_filter(architecture: Architecture, machine: str) -> bytes:
    """Write the filter of a worker: what is on no list ends the process.

    Args:
        architecture: of the processor.
        machine: its name, as `platform.machine` gives it.
    """
    executable = Condition(argument=2, operand=_PROT_EXEC, is_mask=True)
    rules = [SyscallRule(number, Action.ALLOW) for number in NEEDED[machine].values()]
    for number in MAPPING[machine].values():
        rules += [
            SyscallRule(number, Action.REFUSE_EPERM, executable),
            SyscallRule(number, Action.ALLOW),
        ]
    rules += [SyscallRule(number, Action.REFUSE_EPERM) for number in DENIED[machine].values()]
    return filter_program(architecture, rules, Action.KILL, foreign=Action.KILL)
