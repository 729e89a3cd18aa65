"""The computer as the office sees it: a small /proc and /sys, and the real ones."""

from pathlib import Path

import pytest

from casefiles.hardening import Hardening
from casefiles.office.workplace.computer import Computer, doubts_of, this_computer

OPEN = Hardening(True, True, True, no_swap=False, no_network=True)
HELD = Hardening(True, True, True, no_swap=True, no_network=True)


def machine(root: Path, swaps: str, **blocks: str) -> Path:
    """Make /proc and /sys of a machine; blocks tell the uuid of each mapped device."""
    for folder in ("proc/self", "sys/power", "sys/block/sda/sda2"):
        (root / folder).mkdir(parents=True)
    (root / "proc/swaps").write_text("Filename Type Size Used Priority\n" + swaps)
    (root / "proc/self/mountinfo").write_text("28 1 8:2 / / rw - ext4 /dev/dm-7 rw\n")
    (root / "proc/cmdline").write_text("ro quiet\n")
    (root / "sys/power/state").write_text("freeze mem disk\n")
    (root / "sys/power/disk").write_text("[platform] shutdown\n")
    for name, uuid in blocks.items():
        folder = root / "sys/block" / name.replace("_", "-")
        (folder / "dm").mkdir(parents=True)
        (folder / "dm/uuid").write_text(uuid + "\n")
        (folder / "slaves/sda2").mkdir(parents=True)
    return root


@pytest.mark.parametrize(
    ("swaps", "blocks", "swap", "sleep"),
    [
        ("", {}, "none", "off"),
        ("/dev/zram0 partition 1 0 100\n", {}, "memory", "off"),
        ("/dev/sda2 partition 1 0 -2\n", {}, "plain", "plain"),
        ("/dev/dm-1 partition 1 0 -2\n", {"dm_1": "CRYPT-LUKS2-x-swap"}, "encrypted", "encrypted"),
        ("/dev/dm-1 partition 1 0 -2\n", {"dm_1": "LVM-x"}, "plain", "plain"),
        ("/swapfile file 1 0 -2\n", {"dm_7": "CRYPT-LUKS1-x-root"}, "encrypted", "encrypted"),
        ("/swapfile file 1 0 -2\n", {}, "plain", "plain"),
    ],
)
def test_swap_and_hibernation_are_told(tmp_path: Path, swaps, blocks, swap, sleep):
    seen = this_computer(machine(tmp_path, swaps, **blocks))
    assert (seen.swap, seen.sleep) == (swap, sleep)


def test_a_system_that_does_not_tell_is_not_guessed(tmp_path: Path):
    seen = this_computer(tmp_path)
    assert (seen.swap, seen.sleep, seen.writes_memory) == (None, None, False)


@pytest.mark.parametrize(
    ("swap", "sleep", "process", "answer"),
    [("plain", "off", OPEN, True), ("plain", "off", HELD, False), ("plain", "plain", HELD, True),
     ("encrypted", "encrypted", OPEN, False), ("none", "off", OPEN, False)],
)  # fmt: skip
def test_memory_that_may_reach_a_disk_as_it_is_is_warned_of(swap, sleep, process, answer):
    assert Computer(swap, sleep, process).writes_memory is answer


def test_a_folder_that_a_program_copies_is_known_before_it_is_made(tmp_path: Path):
    wanted = tmp_path / "cases" / "vault"
    before = doubts_of(wanted)
    assert "place_synced" not in before
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / ".stfolder").mkdir()
    assert doubts_of(wanted) == ("place_synced", *before)
