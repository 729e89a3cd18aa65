"""A child process that tells a story until it is killed: FOLDER FIRST SMALLEST LARGEST EVERY."""

import sys
from itertools import count
from pathlib import Path

from tests.faults.story import Size, tell
from tests.store.world import World

folder, first, *size = sys.argv[1:]
with World(Path(folder)).open() as vault:
    print("ready", flush=True)
    for chapter in count(int(first)):
        tell(vault, chapter, Size(*map(int, size)))
        print(chapter, flush=True)
