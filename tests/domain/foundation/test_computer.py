"""Where memory of a machine goes, by samples of what Linux tells."""

import pytest

from casefiles.domain.foundation.memory_protection import (
    BlockDevice,
    Swap,
    is_encrypted,
    sleep_kind,
    swap_kind,
    swaps,
)

HEAD = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
LUKS = BlockDevice("CRYPT-LUKS2-0123456789abcdef-root", ("sda3",))
BLOCKS = {
    "sda": BlockDevice(),
    "sda2": BlockDevice(),
    "sda3": BlockDevice(),
    "nvme0n1p3": BlockDevice(),
    "zram0": BlockDevice(),
    "dm-0": LUKS,
    "dm-1": BlockDevice("LVM-AbCdEf", ("dm-0",)),
    "dm-2": BlockDevice("LVM-AbCdEf", ("sda2",)),
    "dm-3": BlockDevice("LVM-AbCdEf", ("dm-0", "sda2")),
    "dm-4": BlockDevice("CRYPT-PLAIN-swap", ("sda2",)),
    "dm-5": BlockDevice("CRYPT-TCRYPT-x", ("sda2",)),
    "dm-6": BlockDevice("mpath-x", ("dm-7",)),
    "dm-7": BlockDevice("mpath-y", ("dm-6",)),
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        (HEAD, ()),
        (HEAD + "/dev/sda2 partition 8388604 0 -2\n", (Swap("/dev/sda2", False),)),
        (HEAD + "/swapfile file 2097148 1024 -2\n", (Swap("/swapfile", True),)),
        (HEAD + "/swap\\040file file 1 0 -2\n", (Swap("/swap file", True),)),
        (HEAD + "/dev/zram0 partition 1 0 100\n/dev/dm-1 partition 1 0 -2\n",
         (Swap("/dev/zram0", False), Swap("/dev/dm-1", False))),
        (HEAD + "/dev/sda2\\040(deleted) partition 1 0 -2\nnonsense\n",
         (Swap("/dev/sda2 (deleted)", False),)),
    ],
)  # fmt: skip
def test_the_table_of_swaps_is_read(text: str, found: tuple[Swap, ...]):
    assert swaps(text) == found


@pytest.mark.parametrize(
    ("name", "answer"),
    [("sda2", False), ("dm-0", True), ("dm-1", True), ("dm-2", False), ("dm-3", False),
     ("dm-4", True), ("dm-5", True), ("dm-6", False), ("missing", False)],
)  # fmt: skip
def test_a_device_is_encrypted_if_all_below_it_is(name: str, answer: bool):
    assert is_encrypted(name, BLOCKS) is answer


@pytest.mark.parametrize(
    ("devices", "kind"),
    [((), "none"), (("zram0",), "memory"), (("zram0", "zram1"), "memory"), (("dm-1",), "encrypted"),
     (("zram0", "dm-4"), "encrypted"), (("dm-1", "sda2"), "plain"), (("nvme0n1p3",), "plain"),
     (("nothing known",), "plain")],
)  # fmt: skip
def test_the_worst_swap_counts(devices: tuple[str, ...], kind: str):
    assert swap_kind(iter(devices), BLOCKS) == kind


ON = "freeze mem disk\n"
USUAL = "[platform] shutdown reboot suspend test_resume\n"


@pytest.mark.parametrize(
    ("states", "modes", "line", "swap", "kind"),
    [
        (ON, USUAL, "ro quiet resume=/dev/sda2", "plain", "plain"),
        (ON, USUAL, "ro quiet", "plain", "plain"),
        (ON, USUAL, "resume=/dev/mapper/swap", "encrypted", "encrypted"),
        (ON, USUAL, "ro", "memory", "off"),
        (ON, USUAL, "ro", "none", "off"),
        (ON, "[disabled]\n", "ro", "plain", "off"),
        (ON, USUAL, "ro nohibernate", "plain", "off"),
        (ON, USUAL, "ro hibernate=no", "plain", "off"),
        (ON, USUAL, "ro noresume", "plain", "off"),
        ("freeze mem\n", "", "resume=/dev/sda2", "plain", "off"),
        ("", "", "", "plain", "off"),
    ],
)
def test_hibernating_writes_memory_where_swap_is_on_disk(states, modes, line, swap, kind):
    assert sleep_kind(states, modes, line, swap) == kind
