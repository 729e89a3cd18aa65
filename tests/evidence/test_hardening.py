"""The first act of every process, seen from inside and from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casefiles.hardening import (
    ARCHITECTURES,
    Action,
    Condition,
    SyscallRule,
    filter_program,
    this_architecture,
)

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(this_architecture() is None, reason="Linux only")


def told(script: str, *, hardened: bool) -> str:
    """What a process prints, hardened first or not."""
    first = "from casefiles.hardening import *\nREPORT = harden_process()\n" if hardened else ""
    done = subprocess.run(
        [sys.executable, "-B", "-c", first + script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_the_report_says_what_took_hold():
    report = told("print(REPORT)", hardened=True)
    for name in ("private_files", "no_core_dumps", "no_debugger", "no_network"):
        assert f"{name}=True" in report


SOCKETS = """
import socket
for family, kind in ((socket.AF_INET, 1), (socket.AF_INET6, 2), (socket.AF_NETLINK, 3), (17, 3)):
    try: socket.socket(family, kind).close(); print("open", end=" ")
    except PermissionError: print("refused", end=" ")
socket.socket(socket.AF_UNIX).close(); print("local")
"""


def test_sockets_are_refused_but_local_ones():
    assert told(SOCKETS, hardened=True) == "refused refused refused refused local"


def test_sockets_are_open_to_a_process_that_did_not_harden():
    """Control."""
    assert told(SOCKETS, hardened=False).startswith("open open open")


def test_threads_that_were_there_before_are_bound_too():
    script = """
import socket, threading
go, seen = threading.Event(), []
def patient():
    go.wait()
    try: socket.socket(); seen.append("open")
    except PermissionError: seen.append("refused")
thread = threading.Thread(target=patient); thread.start()
from casefiles.hardening import harden_process
harden_process(); go.set(); thread.join(); print(*seen)
"""
    assert told(script, hardened=False) == "refused"


def test_a_program_that_is_run_later_is_bound_too():
    script = (
        "import subprocess, sys\n"
        "code = 'import socket\\ntry: socket.socket()\\nexcept PermissionError: print(1)'\n"
        "print(subprocess.run([sys.executable, '-c', code], capture_output=True).stdout.decode())"
    )
    assert told(script, hardened=True) == "1"


CALLS = """
import ctypes, errno
library = ctypes.CDLL(None, use_errno=True)
for number in (425, 321, 101) if ctypes.sizeof(ctypes.c_void_p) == 8 else ():
    result = library.syscall(ctypes.c_long(number), 0, 0, 0, 0)
    print(errno.errorcode.get(ctypes.get_errno()) if result < 0 else "done", end=" ")
"""


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="numbers of x86_64")
def test_io_uring_bpf_and_ptrace_are_refused():
    assert told(CALLS, hardened=True) == "EACCES EACCES EACCES"
    assert "EACCES EACCES EACCES" not in told(CALLS, hardened=False)


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the other convention of x86_64")
def test_the_other_way_to_number_calls_is_refused():
    """A socket by its x32 number would pass a filter that looks at the number alone."""
    script = (
        "import ctypes, errno\n"
        "library = ctypes.CDLL(None, use_errno=True)\n"
        "library.syscall(ctypes.c_long(0x40000000 + 41), 2, 1, 0)\n"
        "print(errno.errorcode[ctypes.get_errno()])"
    )
    assert told(script, hardened=True) == "EACCES"


def test_files_are_private_and_crashes_leave_no_dump(tmp_path: Path):
    script = (
        "import os, resource\n"
        f"os.close(os.open({str(tmp_path / 'made')!r}, os.O_CREAT | os.O_WRONLY, 0o666))\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert told(script, hardened=True) == "(0, 0)"
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o600


def test_other_processes_of_the_user_cannot_look_inside():
    script = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))  # PR_GET_DUMPABLE"
    assert told(script, hardened=True) == "0"
    assert told(script, hardened=False) == "1"


def test_hardening_twice_is_harmless():
    assert "no_network=True" in told("print(harden_process())", hardened=True)


def test_the_first_rule_that_fits_decides():
    """The instructions, followed by hand for a call that two rules name."""
    architecture = ARCHITECTURES["x86_64"]
    rules = [SyscallRule(41, Action.ALLOW, Condition(0, 1)), SyscallRule(41, Action.REFUSE_EACCES)]
    program = filter_program(architecture, rules, Action.KILL, foreign=Action.KILL)

    def decided(number: int, argument: int, audit: int = architecture.audit) -> int:
        data = {0: number, 4: audit, 16: argument}
        accumulator, place = 0, 0
        while True:
            code = int.from_bytes(program[8 * place : 8 * place + 2], "little")
            when_true, when_false = program[8 * place + 2], program[8 * place + 3]
            operand = int.from_bytes(program[8 * place + 4 : 8 * place + 8], "little")
            place += 1
            if code == 0x06:
                return operand
            if code == 0x20:
                accumulator = data[operand]
            elif code == 0x15:
                place += when_true if accumulator == operand else when_false
            elif code == 0x35:
                place += when_true if accumulator >= operand else when_false

    assert decided(41, 1) == Action.ALLOW
    assert decided(41, 2) == Action.REFUSE_EACCES
    assert decided(42, 1) == Action.KILL
    assert decided(41, 1, audit=0x40000003) == Action.KILL
    assert decided(0x40000029, 1) == Action.KILL


def test_too_many_rules_are_refused():
    rules = [SyscallRule(1, Action.ALLOW)] * 4096
    with pytest.raises(ValueError, match="too many rules"):
        filter_program(ARCHITECTURES["x86_64"], rules, Action.KILL, foreign=Action.KILL)
