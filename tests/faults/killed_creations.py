"""Creates vaults, each killed at a later change, in a process under the recorder: PARENT STRIDE.

Prints how many changes a creation takes.
"""

import os
import shutil
import sys
from itertools import count
from pathlib import Path

from tests.faults import recorder
from tests.store.world import World


def main(parent: str, stride: str) -> None:
    for point in count(1, int(stride)):
        folder = Path(parent) / "vault"
        shutil.rmtree(parent, ignore_errors=True)
        Path(parent).mkdir()
        child = os.fork()
        if not child:
            recorder.watch(Path(parent))
            recorder.kill_at(point)
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
    main(*sys.argv[1:])
