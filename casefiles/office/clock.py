"""The clock of this machine, read in one place and handed to whoever needs it."""

import time
from pathlib import Path

from casefiles.domain.clock import Clock


def system_clock(unknown_boot: str) -> Clock:
    """Return the clock of this machine.

    Args:
        unknown_boot: stands for the run of the machine where the system names none.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        boot = unknown_boot
    return Clock(wall=time.time_ns, monotonic=time.monotonic_ns, boot=boot.replace("-", ""))
