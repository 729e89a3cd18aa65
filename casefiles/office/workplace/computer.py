"""This computer: what it does with memory, what holds of this process, and where a vault lies."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.foundation import memory_protection, mounts
from casefiles.domain.foundation.memory_protection import (
    BlockDevice,
    DiskKind,
    SleepKind,
    SwapKind,
)
from casefiles.hardening import Hardening, hardening_now

_ROOT: Final = Path("/")
_MOST_NAMES: Final = 2_000
"""Names of one folder that are looked at for marks of a program that copies it."""


@dataclass(frozen=True, slots=True)
class Computer:
    """What is known of the machine.

    Attributes:
        swap: where memory goes while it runs; None where the system does not tell.
        sleep: what becomes of memory when it hibernates; None likewise.
        process: what holds of the calling process.
    """

    swap: SwapKind | None
    sleep: SleepKind | None
    process: Hardening

    @property
    def writes_memory(self) -> bool:
        """Whether what is in memory may come to lie on a disk as it is."""
        is_swapped = self.swap == "plain" and not self.process.no_swap
        return is_swapped or self.sleep == "plain"


def this_computer(root: Path = _ROOT) -> Computer:
    """Look at the machine.

    Args:
        root: where /proc and /sys lie.
    """
    swap = _swap(root)
    sleep: SleepKind | None = None
    if swap is not None:
        sleep = memory_protection.sleep_kind(
            _text(root / "sys/power/state") or "",
            _text(root / "sys/power/disk") or "",
            _text(root / "proc/cmdline") or "",
            swap,
        )
    return Computer(swap, sleep, hardening_now())


def disk_of(folder: Path, root: Path = _ROOT) -> DiskKind | None:
    """Tell whether all of the disk below a folder is encrypted; None where that is not known.

    Args:
        folder: need not exist.
        root: where /proc and /sys lie.
    """
    listed = mounts.mounts(_text(root / "proc/self/mountinfo") or "")
    mount = mounts.mount_of(str(folder.resolve()), listed)
    blocks = _blocks(root / "sys/block")
    name = _device(mount.source) if mount is not None else ""
    if name not in blocks:
        return None
    return "encrypted" if memory_protection.is_encrypted(name, blocks) else "plain"


def doubts_of(folder: Path) -> tuple[str, ...]:
    """Return codes of what speaks against keeping a vault in a folder, which need not exist."""
    whole = folder.resolve()
    listed = mounts.mounts(_text(_ROOT / "proc/self/mountinfo") or "")
    above = [name for one in (whole, *whole.parents) for name in _names(one)]
    return mounts.storage_warnings(str(whole), mounts.mount_of(str(whole), listed), above)


def _swap(root: Path) -> SwapKind | None:
    text = _text(root / "proc/swaps")
    if text is None:
        return None
    listed = mounts.mounts(_text(root / "proc/self/mountinfo") or "")
    names = []
    for swap in memory_protection.swaps(text):
        mount = mounts.mount_of(swap.path, listed) if swap.is_file else None
        names.append(_device(mount.source if mount is not None else swap.path))
    return memory_protection.swap_kind(names, _blocks(root / "sys/block"))


def _device(path: str) -> str:
    """Return the kernel's name of a device: names below /dev/mapper are links."""
    return os.path.basename(os.path.realpath(path))  # noqa: PTH119  # strings, not paths


def _blocks(folder: Path) -> dict[str, BlockDevice]:
    found = {}
    with suppress(OSError):
        for one in folder.iterdir():
            below: tuple[str, ...] = ()
            with suppress(OSError):
                below = tuple(sorted(each.name for each in (one / "slaves").iterdir()))
            found[one.name] = BlockDevice((_text(one / "dm/uuid") or "").strip(), below)
            for part in one.glob(f"{one.name}*"):
                found.setdefault(part.name, BlockDevice())
    return found


def _names(folder: Path) -> list[str]:
    names = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            names.append(entry.name)
            if len(names) >= _MOST_NAMES:
                break
    return names


def _text(path: Path) -> str | None:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return None
