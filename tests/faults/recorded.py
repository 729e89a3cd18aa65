"""A child process under the recorder: COMMAND FOLDER and what the command wants.

record FOLDER CHAPTERS VARIANT   tell chapters, marking each acknowledged one
fail BASE WORK ERRNO FOREVER STRIDE   tell chapters on copies of BASE, failing the n-th change
kill PARENT STRIDE   create vaults, killed at the first, second, ... change
"""

import ctypes
import os
import shutil
import sys
from collections import Counter
from itertools import count
from pathlib import Path

from casefiles.domain.errors import CasefilesError
from casefiles.store import connection, opened
from casefiles.store.vault import Vault
from tests.faults.story import Size, chapters_told, opened_sound, tell
from tests.store.world import World

SIZE = Size(20_000, 60_000, 3)
recorder = ctypes.CDLL(None)


def without_full_sync() -> None:
    """Control: commits are not synced."""
    connection._PRAGMAS = ("synchronous=NORMAL", *connection._PRAGMAS[1:])


def head_before_commit() -> None:
    """Control: the head knows an entry before the database has it."""

    def early(vault, chains):
        vault._parts.head.write(chains.tips)

    Vault._reserve = early


VARIANTS = {"": lambda: None, "normal": without_full_sync, "head_first": head_before_commit}


def record(folder: str, chapters: str, variant: str) -> None:
    VARIANTS[variant]()
    opened.WAL_LIMIT = 400_000
    with World(Path(folder)).open() as vault:
        for chapter in range(1, int(chapters) + 1):
            tell(vault, chapter, SIZE)
            recorder.recorder_mark(str(chapter).encode())


def fail(base: str, work: str, error: str, forever: str, stride: str) -> None:
    """Print how many points failed and what was said of them."""
    said: Counter[str] = Counter()
    folder = Path(work)
    for point in count(1, int(stride)):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for path in Path(base).iterdir():
            # Not copied by the system: the recorder stops at what it cannot record.
            (folder / path.name).write_bytes(path.read_bytes())
        acknowledged, words = told_with_failure(folder, point, int(error), int(forever))
        hits = recorder.recorder_hits()
        recorder.recorder_fail_at(0, 0, 0)
        said[words] += 1
        found = opened_sound(folder, SIZE)
        assert acknowledged <= found <= acknowledged + 1, (point, acknowledged, found, words)
        if not hits:
            print(sum(said.values()), dict(said))
            return
        # SQLite says nothing when it cannot remove the WAL that it has emptied.
        assert words != "nothing" or not int(forever) or hits == 1, (point, hits)


def told_with_failure(folder: Path, point: int, error: int, forever: int) -> tuple[int, str]:
    opened.WAL_LIMIT = 200_000
    recorder.recorder_fail_at(point, error, forever)
    acknowledged, words = 0, "nothing"
    try:
        with World(folder).open() as vault:
            for chapter in range(1, 5):
                tell(vault, chapter, SIZE)
                acknowledged = chapter
            assert chapters_told(vault, SIZE) == acknowledged
    except CasefilesError as caught:
        words = caught.code
    return acknowledged, words


def kill(parent: str, stride: str) -> None:
    """Print how many changes a creation takes, and kill it at every stride-th of them."""
    for point in count(1, int(stride)):
        folder = Path(parent) / "vault"
        shutil.rmtree(parent)
        Path(parent).mkdir()
        child = os.fork()
        if not child:
            recorder.recorder_kill_at(point)
            World(folder).create().close()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if folder.exists():
            World(folder).open().close()
        if status == 0:
            print(point - 1)
            return
        assert os.WTERMSIG(status) == 9, status


if __name__ == "__main__":
    {"record": record, "fail": fail, "kill": kill}[sys.argv[1]](*sys.argv[2:])
