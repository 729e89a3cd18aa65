"""Folders that somebody prepared: a vault in which some names are not what Casefiles makes."""

import os
import random
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NOBODY: Final = 65534
PACK: Final = "0123456789abcdef" * 2
FILES: Final = (
    *("vault.db", "vault.db-wal", "vault.db-shm", "vault.db-journal", "vault.keys"),
    *("vault.keys.copy", "vault.head", "vault.ballast", "notice.txt", "vault.keys.part"),
    *("vault.keys.copy.part", "vault.head.part", "notice.txt.part", "vault.db.damaged.1"),
    *(f"backups/{PACK}", f"backups/{PACK}.part"),
)
FOLDERS: Final = ("backups", ".repair.part")


@dataclass(frozen=True)
class Prepared:
    """A prepared folder: the vault, what it leads to, and what was done to it, by name."""

    folder: Path
    outside: Path
    done: dict[str, str]


def is_root() -> bool:
    return os.geteuid() == 0


def prepare(vault: Path, place: Path, seed: int) -> Prepared:
    """Copy a vault, and do one, two or three things to the copy."""
    chance = random.Random(seed)
    folder, outside = place / "vault", place / "outside"
    shutil.copytree(vault, folder)
    _fill_outside(outside)
    done: dict[str, str] = {}
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        name = chance.choice((*FILES, *FILES, *FOLDERS))
        if any(name.startswith(other) or other.startswith(name) for other in done):
            continue
        ways = _OF_FOLDERS if name in FOLDERS else _OF_FILES
        way = chance.choice([one for one in ways if one not in _OF_ROOT or is_root()])
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        ways[way](path, outside, chance)
        done[name] = way
    return Prepared(folder, outside, done)


def look(*roots: Path) -> dict[str, tuple[object, ...]]:
    """Return all that could be changed of what lies below some folders, links not followed."""
    seen: dict[str, tuple[object, ...]] = {}
    for root in roots:
        for path in (root, *sorted(root.rglob("*"))):
            status = path.lstat()
            held: object = None
            if stat.S_ISREG(status.st_mode):
                held = path.read_bytes() if status.st_size < 1 << 21 else status.st_size
            elif stat.S_ISLNK(status.st_mode):
                held = path.readlink()
            facts = (status.st_mode, status.st_uid, status.st_nlink, status.st_size)
            seen[str(path)] = (*facts, status.st_mtime_ns, status.st_ino, held)
    return seen


def _fill_outside(outside: Path) -> None:
    (outside / "home").mkdir(parents=True)
    for name in ("letter.txt", "home/other.txt", f"home/{PACK}", f"home/{PACK}.part"):
        path = outside / name
        path.write_bytes(b"of somebody " * 100)
        path.chmod(0o644)
        os.utime(path, (10**9, 10**9))


def _empty(path: Path) -> bytes:
    """Take a name away and return what it held."""
    held = path.read_bytes() if path.is_file() else b""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    return held


def _target(path: Path, outside: Path, chance: random.Random) -> Path:
    """Return a file outside; half of them hold what the vault would want to find there."""
    held = _empty(path)
    if held and chance.random() < 0.5:
        (outside / "same").write_bytes(held)
        (outside / "same").chmod(0o644)
        return outside / "same"
    return outside / "letter.txt"


def _link(path: Path, outside: Path, chance: random.Random) -> None:
    path.symlink_to(_target(path, outside, chance))


def _link_to_nothing(path: Path, outside: Path, _chance: random.Random) -> None:
    _empty(path)
    path.symlink_to(outside / "home" / "not there")


def _hard_link(path: Path, outside: Path, chance: random.Random) -> None:
    os.link(_target(path, outside, chance), path)


def _fifo(path: Path, _outside: Path, _chance: random.Random) -> None:
    _empty(path)
    os.mkfifo(path)


def _socket(path: Path, _outside: Path, _chance: random.Random) -> None:
    _empty(path)
    os.mknod(path, stat.S_IFSOCK | 0o600)


def _device(path: Path, _outside: Path, chance: random.Random) -> None:
    _empty(path)
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, chance.choice((3, 5, 7))))


def _foreign(path: Path, _outside: Path, _chance: random.Random) -> None:
    if not path.exists():
        path.write_bytes(b"theirs")
    os.chown(path, NOBODY, NOBODY)


def _folder(path: Path, _outside: Path, _chance: random.Random) -> None:
    _empty(path)
    path.mkdir()


def _link_to_folder(path: Path, outside: Path, _chance: random.Random) -> None:
    _empty(path)
    path.symlink_to(outside / "home")


def _foreign_folder(path: Path, _outside: Path, _chance: random.Random) -> None:
    path.mkdir(exist_ok=True)
    os.chown(path, NOBODY, NOBODY)


_Way = Callable[[Path, Path, random.Random], None]
_OF_FILES: Final[dict[str, _Way]] = {
    "link": _link,
    "link to nothing": _link_to_nothing,
    "hard link": _hard_link,
    "fifo": _fifo,
    "socket": _socket,
    "device": _device,
    "foreign": _foreign,
    "folder": _folder,
}
_OF_FOLDERS: Final[dict[str, _Way]] = {
    "link to folder": _link_to_folder,
    "link": _link,
    "fifo": _fifo,
    "foreign folder": _foreign_folder,
}
_OF_ROOT: Final = frozenset({"device", "foreign", "foreign folder"})
