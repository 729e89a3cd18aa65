"""What costs much is made by one of the processes of a run; the others copy it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this process with what `make` makes, which runs once in a whole run.

    Args:
        factory: of this process.
        name: of the folder.
        make: fills a folder that is not there yet; what it makes must not hold its own path.
    """
    mine = factory.getbasetemp() / name
    if mine.exists():
        return mine
    if "PYTEST_XDIST_WORKER" not in os.environ or os.name != "posix":
        make(mine)
        return mine
    import fcntl

    common = mine.parent.parent
    done = common / f"{name} is made"
    with (common / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(common / name, ignore_errors=True)
            make(common / name)
            done.touch()
    shutil.copytree(common / name, mine, symlinks=True)
    return mine
