"""The first act of every process of the house: no dumps, no debugger, no swap, no network."""

import contextlib
import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

if sys.platform != "win32":
    import resource

_PR_SET_PDEATHSIG = 1
_PR_GET_DUMPABLE = 3
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_SIGKILL = 9
_MCL_CURRENT, _MCL_FUTURE, _MCL_ONFAULT = 1, 2, 4
_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_FILTER_FLAG_TSYNC = 1
_AF_UNIX = 1
_EPERM = 1
_EACCES = 13
_PRIVATE_UMASK = 0o077
_FILTERED = "2"
"""How /proc tells of a process whose system calls are filtered."""

# Instruction codes of classic BPF and offsets into struct seccomp_data (linux/bpf_common.h,
# linux/seccomp.h).
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_OFFSET, _ARCHITECTURE_OFFSET, _ARGUMENTS_OFFSET = 0, 4, 16
_LONGEST_PROGRAM = 4096


class Action(IntEnum):
    """What the kernel does with a system call (linux/seccomp.h)."""

    ALLOW = 0x7FFF0000
    KILL = 0x80000000
    REFUSE_EPERM = 0x00050000 | _EPERM
    REFUSE_EACCES = 0x00050000 | _EACCES


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of one argument of a system call.

    Attributes:
        argument: which one, from 0.
        operand: compared with the argument's low 32 bits.
        is_mask: holds if any bit of the operand is set in the argument; else if they are equal.
    """

    argument: int
    operand: int
    is_mask: bool = False


@dataclass(frozen=True, slots=True)
class SyscallRule:
    """What happens to one system call, if its condition holds; the first rule that fits decides."""

    number: int
    action: Action
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Architecture:
    """How a processor counts system calls.

    Attributes:
        audit: the value that the kernel reports, from linux/audit.h.
        calls: numbers by name.
        foreign_from: first number of another calling convention (x32), or 0.
    """

    audit: int
    calls: Mapping[str, int]
    foreign_from: int = 0


_X86_64 = {"ptrace": 101, "socket": 41, "process_vm_readv": 310, "process_vm_writev": 311}
_X86_64 |= {"seccomp": 317, "bpf": 321, "mlockall": 151, "renameat2": 316}
_AARCH64 = {"ptrace": 117, "socket": 198, "process_vm_readv": 270, "process_vm_writev": 271}
_AARCH64 |= {"seccomp": 277, "bpf": 280, "mlockall": 230, "renameat2": 276}
_SINCE_2019 = {"io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427}

ARCHITECTURES: Mapping[str, Architecture] = MappingProxyType(
    {
        "x86_64": Architecture(0xC000003E, _X86_64 | _SINCE_2019, foreign_from=0x40000000),
        "aarch64": Architecture(0xC00000B7, _AARCH64 | _SINCE_2019),
    }
)
"""Processors for which filters can be built, by `platform.machine()`."""

_NEVER = (
    *("io_uring_setup", "io_uring_enter", "io_uring_register"),
    *("ptrace", "process_vm_readv", "process_vm_writev", "bpf"),
)


@dataclass(frozen=True, slots=True)
class Hardening:
    """What took hold of `harden_process`; False where the platform offers it not, or refused.

    Attributes:
        private_files: files are made for their owner only.
        no_core_dumps: a crash writes no memory to disk.
        no_debugger: other processes of the same user cannot read this one's memory.
        no_swap: pages are locked in memory; needs a right that ordinary users seldom have.
        no_network: sockets other than local ones are refused.
    """

    private_files: bool
    no_core_dumps: bool
    no_debugger: bool
    no_swap: bool
    no_network: bool


def harden_process() -> Hardening:
    """Harden the calling process as far as the platform allows; never fails.

    Call it before anything else is loaded: children made later inherit the private umask, the
    limit on dumps and the network filter, and call it again for the rest.
    """
    return Hardening(
        private_files=_make_files_private(),
        no_core_dumps=_bar_core_dumps(),
        no_debugger=_bar_debugger(),
        no_swap=bar_swap(),
        no_network=forbid_network(),
    )


def hardening_now() -> Hardening:
    """Tell what holds of the calling process, as the kernel tells it."""
    values: dict[str, str] = {}
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError), open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123
            values = {
                name: value.strip() for name, _, value in (line.partition(":") for line in file)
            }
    return Hardening(
        private_files=values.get("Umask", "") == f"{_PRIVATE_UMASK:04o}",
        no_core_dumps=sys.platform != "win32" and resource.getrlimit(resource.RLIMIT_CORE)[0] == 0,
        no_debugger=sys.platform.startswith("linux") and _process_answer(_PR_GET_DUMPABLE) == 0,
        no_swap=values.get("VmLck", "0 kB").split()[0] != "0",
        no_network=values.get("Seccomp", "0") == _FILTERED,
    )


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that started it ends, however it does."""
    if sys.platform.startswith("linux"):
        process_control(_PR_SET_PDEATHSIG, _SIGKILL)


def forbid_network() -> bool:
    """Refuse every socket that is not local, and io_uring, ptrace and bpf, to all threads.

    Returns:
        Whether the filter took hold: Linux on x86_64 or aarch64 only.
    """
    architecture = this_architecture()
    if architecture is None:
        return False
    calls = architecture.calls
    rules = [
        SyscallRule(calls["socket"], Action.ALLOW, Condition(argument=0, operand=_AF_UNIX)),
        SyscallRule(calls["socket"], Action.REFUSE_EACCES),
        *(SyscallRule(calls[name], Action.REFUSE_EACCES) for name in _NEVER),
    ]
    program = filter_program(architecture, rules, Action.ALLOW, foreign=Action.REFUSE_EACCES)
    return bar_new_privileges() and install_filter(architecture, program)


def this_architecture() -> Architecture | None:
    """Return the architecture of this process, or None where filters are not available."""
    is_wide = sys.byteorder == "little" and sys.maxsize > 1 << 32
    if not sys.platform.startswith("linux") or not is_wide:
        return None
    return ARCHITECTURES.get(platform.machine())


def filter_program(
    architecture: Architecture, rules: Iterable[SyscallRule], otherwise: Action, *, foreign: Action
) -> bytes:
    """Write a filter as classic BPF.

    Args:
        architecture: whose system calls the rules number.
        rules: the first that fits a call decides.
        otherwise: for calls that no rule fits.
        foreign: for calls by another convention, such as 32-bit ones on a 64-bit processor.

    Returns:
        Instructions of 8 bytes each, for `install_filter`.

    Raises:
        ValueError: more rules than the kernel takes.
    """
    program = [
        _instruction(_LOAD, _ARCHITECTURE_OFFSET),
        _instruction(_EQUAL, architecture.audit, when_true=1),
        _instruction(_RETURN, foreign),
        _instruction(_LOAD, _NUMBER_OFFSET),
    ]
    if architecture.foreign_from:
        program.append(_instruction(_AT_LEAST, architecture.foreign_from, when_false=1))
        program.append(_instruction(_RETURN, foreign))
    for rule in rules:
        program += _rule_instructions(rule)
    program.append(_instruction(_RETURN, otherwise))
    if len(program) > _LONGEST_PROGRAM:
        raise ValueError("too many rules")
    return b"".join(program)


def install_filter(architecture: Architecture, program: bytes) -> bool:
    """Put a filter on all threads of this process; it cannot be taken off.

    Needs `bar_new_privileges` before.
    """
    instructions = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: a length, padding, a pointer.
    described = ctypes.create_string_buffer(
        struct.pack("=HxxxxxxQ", len(program) // 8, ctypes.addressof(instructions))
    )
    return (
        system_call(
            architecture.calls["seccomp"],
            _SECCOMP_SET_MODE_FILTER,
            _SECCOMP_FILTER_FLAG_TSYNC,
            ctypes.addressof(described),
        )
        == 0
    )


def bar_new_privileges() -> bool:
    """Take from this process and its children any way to gain rights by running a program."""
    return process_control(_PR_SET_NO_NEW_PRIVS, 1)


def _process_answer(option: int) -> int:
    answer: int = _library().prctl(ctypes.c_int(option), *(ctypes.c_ulong(0),) * 4)
    return answer


def process_control(option: int, argument: int) -> bool:
    """Call prctl; tells whether it was obeyed."""
    words = (ctypes.c_ulong(argument), *(ctypes.c_ulong(0),) * 3)
    result: int = _library().prctl(ctypes.c_int(option), *words)
    return result == 0


def system_call(number: int, *arguments: int) -> int:
    """Make a system call that the standard library does not offer; negative means refused."""
    words = [ctypes.c_ulong(argument) for argument in arguments]
    library = _library()
    library.syscall.restype = ctypes.c_long
    result: int = library.syscall(ctypes.c_long(number), *words)
    return result


def _instruction(code: int, operand: int, *, when_true: int = 0, when_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, when_true, when_false, operand)


def _rule_instructions(rule: SyscallRule) -> list[bytes]:
    decide = _instruction(_RETURN, rule.action)
    condition = rule.condition
    if condition is None:
        return [_instruction(_EQUAL, rule.number, when_false=1), decide]
    test = _ANY_BIT if condition.is_mask else _EQUAL
    return [
        _instruction(_EQUAL, rule.number, when_false=4),
        _instruction(_LOAD, _ARGUMENTS_OFFSET + 8 * condition.argument),
        _instruction(test, condition.operand, when_false=1),
        decide,
        _instruction(_LOAD, _NUMBER_OFFSET),
    ]


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _make_files_private() -> bool:
    os.umask(_PRIVATE_UMASK)
    return sys.platform != "win32"


def _bar_core_dumps() -> bool:
    if sys.platform == "win32":
        return False
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def _bar_debugger() -> bool:
    return sys.platform.startswith("linux") and process_control(_PR_SET_DUMPABLE, 0)


def bar_swap() -> bool:
    """Lock all memory, only where no limit could later turn an allocation into a failure.

    A fork does not inherit it, and has to ask again.
    """
    architecture = this_architecture()
    if architecture is None or sys.platform == "win32":
        return False
    if os.geteuid() == 0:
        # In a namespace of its own a worker has the limit only, not the right to pass it.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_MEMLOCK, (resource.RLIM_INFINITY,) * 2)
    elif resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] != resource.RLIM_INFINITY:
        return False
    flags = _MCL_CURRENT | _MCL_FUTURE | _MCL_ONFAULT
    return system_call(architecture.calls["mlockall"], flags) == 0
