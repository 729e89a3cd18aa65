"""What a computer does with memory, told from the texts by which Linux describes itself."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

SwapKind = Literal["none", "memory", "encrypted", "plain"]
DiskKind = Literal["encrypted", "plain"]
SleepKind = Literal["off", "encrypted", "plain"]

_FIELDS: Final = 5
_CRYPT: Final = "CRYPT-"
_OFF: Final = frozenset({"nohibernate", "noresume", "hibernate=no", "hibernate=noresume"})


@dataclass(frozen=True, slots=True)
class Swap:
    """A place to which memory is moved.

    Attributes:
        path: of the device or file.
        is_file: it lies within a file system.
    """

    path: str
    is_file: bool


@dataclass(frozen=True, slots=True)
class BlockDevice:
    """A block device as /sys/block tells of it.

    Attributes:
        mapping: uuid of the device mapper, such as CRYPT-LUKS2-...; empty for other devices.
        below: names of the devices that it is made of.
    """

    mapping: str = ""
    below: tuple[str, ...] = ()


def swaps(text: str) -> tuple[Swap, ...]:
    """Read /proc/swaps; lines that make no sense are passed over."""
    lines = (line.split() for line in text.splitlines()[1:])
    return tuple(
        Swap(plain_path(words[0]), words[1] == "file") for words in lines if len(words) >= _FIELDS
    )


def plain_path(text: str) -> str:
    r"""Return a path that the kernel wrote with octal escapes: \\040 for a space."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def is_encrypted(name: str, blocks: Mapping[str, BlockDevice]) -> bool:
    """Tell whether all that is written to a device passes through dm-crypt.

    Args:
        name: of the device, such as dm-1.
        blocks: the devices of the machine.
    """
    seen: set[str] = set()

    def is_so(name: str) -> bool:
        block = blocks.get(name)
        if block is None or name in seen:
            return False
        seen.add(name)
        if block.mapping.startswith(_CRYPT):
            return True
        return bool(block.below) and all(is_so(below) for below in block.below)

    return is_so(name)


def swap_kind(devices: Iterable[str], blocks: Mapping[str, BlockDevice]) -> SwapKind:
    """Return where memory goes: the worst of all places counts.

    Args:
        devices: names of the devices on which the swaps in use lie, such as zram0 or dm-1.
        blocks: the devices of the machine.
    """
    names = tuple(devices)
    if not names:
        return "none"
    on_disk = [name for name in names if not name.startswith("zram")]
    if not on_disk:
        return "memory"
    return "encrypted" if all(is_encrypted(name, blocks) for name in on_disk) else "plain"


def sleep_kind(states: str, modes: str, command_line: str, swap: SwapKind) -> SleepKind:
    """Return what becomes of memory when the machine hibernates.

    Args:
        states: /sys/power/state; holds the word disk where hibernating is built in.
        modes: /sys/power/disk; [disabled] where it is locked.
        command_line: of the kernel.
        swap: where the image would go.
    """
    words = set(command_line.split())
    can = "disk" in states.split() and "[disabled]" not in modes.split() and not words & _OFF
    if not can or swap in {"none", "memory"}:
        return "off"
    return "encrypted" if swap == "encrypted" else "plain"
