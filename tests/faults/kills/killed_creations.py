"""Creates vaults, each killed at a later change, under the recorder: PARENT STRIDE FIRST.

Prints how many changes a creation takes.
"""

import shutil
import sys
from functools import partial
from itertools import count
from pathlib import Path

from tests.faults import recorder
from tests.faults.forks import told, was_killed
from tests.store.world import World


def created(folder: Path, point: int) -> None:
    """Make a vault, and be killed at the n-th change."""
    recorder.watch(folder.parent)
    recorder.kill_at(point)
    World(folder).create().close()


def main(parent: str, stride: str, first: str) -> None:
    folder = Path(parent) / "vault"
    for point in count(int(first), int(stride)):
        shutil.rmtree(parent, ignore_errors=True)
        Path(parent).mkdir()
        killed = was_killed(partial(created, folder, point))
        if folder.exists():
            told(lambda: World(folder).open().close())
        if not killed:
            print(point - 1)
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
