"""Who has a vault open, as the system tells it."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from casefiles.domain.foundation.errors import VaultInUse
from casefiles.store.files.folder import VaultFolder
from casefiles.store.files.lock_owner import lock_owner_of, locker, program_of, started

LOCKS = """\
1: POSIX  ADVISORY  READ 7217 00:1b:231352 124 124
2: FLOCK  ADVISORY  WRITE 7217 00:1b:231346 0 EOF
2: -> FLOCK  ADVISORY  WRITE 9000 00:1b:231346 0 EOF
3: FLOCK  ADVISORY  READ 7218 00:1b:231350 0 EOF
4: FLOCK  ADVISORY  WRITE -1 00:1b:231351 0 EOF
5: FLOCK  ADVISORY  WRITE 81 00:1b:500 0 EOF
6: FLOCK  ADVISORY  WRITE 82 08:02:500 0 EOF
7: LEASE  ACTIVE    READ 83 08:02:501 0 EOF
8: nonsense
"""


def status(major: int, minor: int, inode: int) -> os.stat_result:
    return SimpleNamespace(st_dev=os.makedev(major, minor), st_ino=inode)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("place", "process"),
    [
        ((0, 0x1B, 231346), 7217),
        ((0, 0x44, 231346), 7217),
        ((0, 0x1B, 231350), 0),
        ((0, 0x1B, 231351), 0),
        ((0, 0x1B, 500), 81),
        ((8, 2, 500), 82),
        ((8, 3, 500), 0),
        ((8, 2, 501), 0),
    ],
    ids=["held", "other device number", "shared", "unseen", "one of two", "other of two",
         "neither", "lease"],
)  # fmt: skip
def test_the_lock_on_a_folder_is_found_among_all(place, process):
    assert locker(LOCKS, status(*place)) == process


@pytest.mark.parametrize(
    ("command", "program"),
    [
        (b"/usr/bin/python3\0-P\0-m\0casefiles\0window-process\0", "window"),
        (b"python3\0main.py\0check\0/home/a/vault\0", "terminal"),
        (b"/opt/bin/casefiles\0export\0", "terminal"),
        (b"rsync\0-a\0/home/a/casefiles/\0/mnt\0", "other"),
        (b"", "other"),
    ],
)
def test_programs_are_told_apart(command: bytes, program: str):
    assert program_of(command) == program


def test_the_start_of_a_process_counts_from_that_of_the_machine():
    stat = b"7217 (a b) c) S 1 7217 7217 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 5000 9 9"
    assert started(stat, b"cpu 1\nbtime 1700000000\nctxt 4\n", 100) == 1_700_000_050 * 10**9
    with pytest.raises(ValueError, match="no start"):
        started(b"", b"btime 1700000000\n", 100)


def test_a_folder_tells_who_has_it_until_it_is_let_go(tmp_path: Path):
    assert lock_owner_of(tmp_path) is None
    assert lock_owner_of(tmp_path / "missing") is None
    taken = VaultFolder(tmp_path)
    try:
        holder = lock_owner_of(tmp_path)
        assert holder is not None
        assert holder.process == os.getpid()
        assert holder.started > 10**18
        with pytest.raises(VaultInUse) as caught:
            VaultFolder(tmp_path)
        assert caught.value.code == "vault_in_use_by"
        assert str(tmp_path) not in str(caught.value)
    finally:
        taken.close()
    assert lock_owner_of(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
