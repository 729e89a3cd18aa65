"""What the program asks of the system: no network, and nothing written but vault and dossier."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.attacks.needles import sample_secrets
from tests.attacks.window.laptop import open_to_dumps
from tests.journeys.terminal import Terminal
from tests.tools import need
from tests.traces import whole_calls

TRACED = (
    "socket,socketpair,connect,open,openat,creat,write,pwrite64,pwritev,writev,"
    "rename,renameat,renameat2,link,linkat,symlink,mkdir,mkdirat,memfd_create,execve,prctl"
)
WRITES = re.compile(r"(?:pwrite64|write|pwritev|writev|sendto|sendmsg)\((\d+)<([^>]*)>, ")


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A whole demo under strace: its folder and the trace of all processes."""
    need("strace")
    folder = tmp_path_factory.mktemp("traced")
    terminal = Terminal(folder)
    log = folder / "trace"
    command = [
        "strace", "-f", "-y", "-xx", "-s", "300", "-o", str(log),
        "-e", f"trace={TRACED}",
        *terminal.command("demo", folder / "demo", secret=False),
    ]  # fmt: skip
    done = subprocess.run(
        command,
        env=terminal.environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return folder, log


def readable(trace: tuple[Path, Path]) -> tuple[Path, Path]:
    """The program lets nobody but root read its memory, so for others the trace is blind."""
    if os.geteuid() != 0:
        pytest.skip("only root may trace what a hardened process writes")
    return trace


def unescaped(text: str) -> str:
    return re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), text)


def test_no_internet_or_netlink_socket_is_opened(trace: tuple[Path, Path]):
    _, log = trace
    lines = log.read_text().splitlines()
    calls = [line for line in lines if re.search(r"\b(socket|connect)\(", line)]
    assert calls, "the system's own look-ups show that the trace sees sockets"
    assert not [line for line in calls if "AF_UNIX" not in line]


def test_files_are_created_in_the_vault_and_the_chosen_folder_only(trace: tuple[Path, Path]):
    folder, log = readable(trace)
    made = set()
    for line in whole_calls(log.read_text()):
        if re.search(r"open(at)?\(.*O_(CREAT|WRONLY|RDWR)", line) and "= -1" not in line:
            path = unescaped(line.rsplit("<", 1)[-1].rstrip(">"))
            made.add(path)
    outside = {
        path
        for path in made
        if not path.startswith((str(folder / "demo"), "/dev/", "/proc/"))
        and "__pycache__" not in path  # what Python keeps of the program itself
    }
    assert outside == set()


def test_no_case_content_is_written_outside_the_vault_and_the_output(trace: tuple[Path, Path]):
    """Pipes between the program's own processes carry evidence; files must not."""
    _, log = readable(trace)
    databases = 0
    secrets = {s.encode() for s in sample_secrets() if len(s) > 5}
    for line in log.read_text(errors="replace").splitlines():
        written = WRITES.search(line)
        if not written:
            continue
        target = unescaped(written[2])
        if target.startswith(("pipe:", "socket:", "UNIX", "anon_inode")):
            continue
        databases += target.endswith("vault.db-wal")
        data = bytes(int(x, 16) for x in re.findall(r"\\x([0-9a-f]{2})", line[written.end() :]))
        assert not any(secret in data for secret in secrets), target
    assert databases, "the trace shows what is written"


def test_no_process_of_a_command_could_be_dumped_or_looked_into(trace: tuple[Path, Path]):
    _, log = readable(trace)
    lines = [unescaped(line) for line in log.read_text(errors="replace").splitlines()]
    ran = [line for line in lines if " execve(" in line]
    for kind in ("main.py", "casefiles.evidence", "casefiles.dossier", "casefiles.redaction"):
        assert any(kind in line for line in ran), f"the trace saw {kind}"
    assert open_to_dumps("\n".join(lines)) == {}


def test_a_call_that_is_broken_in_two_is_read_as_one():
    lines = [
        '7 openat(AT_FDCWD, "a", O_RDWR|O_CREAT, 0600 <unfinished ...>',
        '8 openat(AT_FDCWD, "b", O_RDONLY <unfinished ...>',
        "7 <... openat resumed>) = 3</tmp/a>",
        "8 +++ exited with 0 +++",
    ]
    assert list(whole_calls("\n".join(lines))) == [
        '7 openat(AT_FDCWD, "a", O_RDWR|O_CREAT, 0600) = 3</tmp/a>',
        "8 +++ exited with 0 +++",
        '8 openat(AT_FDCWD, "b", O_RDONLY',
    ]


def test_the_trace_would_show_a_socket(tmp_path: Path):
    """Control: the same filter of the same tool sees a socket that is really opened."""
    need("strace")
    log = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-o", str(log), "-e", "trace=socket", "python3", "-c",
         "import socket; socket.socket()"],
        check=True, timeout=300,
    )  # fmt: skip
    assert "AF_INET" in log.read_text()


def test_a_socket_is_refused_once_the_program_has_hardened_itself():
    import sys

    probe = (
        "from casefiles import hardening; hardening.harden_process(); hardening.forbid_network()\n"
        "import socket\n"
        "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):\n"
        "    try: socket.socket(family)\n"
        "    except PermissionError: print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=300
    )
    assert done.stdout.split() == ["refused"] * 3
