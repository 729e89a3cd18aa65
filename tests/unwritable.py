"""Places where nothing can be written: for root a medium that is mounted so, or another user."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

NOBODY: Final = 65534
CANNOT_MOUNT: Final = "root may not mount here"


def _can_mount() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                ["mount", "--bind", folder, folder], check=False, capture_output=True
            )
        except FileNotFoundError:
            return False
        if done.returncode == 0:
            subprocess.run(["umount", folder], check=True)
        return done.returncode == 0


def _ways() -> tuple[str, ...]:
    if os.geteuid():
        return ("by its modes",)
    return ("mounted", "as nobody") if _can_mount() else ("as nobody",)


WAYS: Final = _ways()


def the_way_of_this_process() -> str:
    """Return a way that holds for the whole process and its children; skip where there is none."""
    if WAYS == ("as nobody",):
        pytest.skip(CANNOT_MOUNT)
    return WAYS[0]


@contextmanager
def unwritable(folder: Path, way: str) -> Iterator[None]:
    """Let nothing in a folder be written until the body is done."""
    yield from {"mounted": _mounted, "as nobody": _as_nobody, "by its modes": _by_modes}[way](
        folder
    )


def _mounted(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def _as_nobody(folder: Path) -> Iterator[None]:
    for above in folder.parents:
        if not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o055)
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, NOBODY, NOBODY)
    modes = _by_modes(folder)
    next(modes)
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, 0, 0)
        next(modes, None)


def _by_modes(folder: Path) -> Iterator[None]:
    whole = (folder, *folder.rglob("*"))
    for path in whole:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        yield
    finally:
        for path in whole:
            path.chmod(0o700 if path.is_dir() else 0o600)
