"""Takes, merges and rebuilds backups, killed at a later change each time: PARENT STRIDE.

Prints how many changes that takes. After each kill the vault opens, every backup that was there
and need not go is there still and gives its moment back, and the next backup tidies up.
"""

import os
import shutil
import sys
from itertools import count
from pathlib import Path

from casefiles.domain.ticket import Ticket
from casefiles.store.generations import Overlay, shelf_at
from casefiles.store.proving import prove_pages
from casefiles.store.taking import take
from casefiles.store.thinning import DAY, HOUR, tend
from tests.faults import recorder
from tests.store.world import World, insert_all, keep_document, new_case, new_event


def begin(world: World) -> None:
    """Make a vault with backups of three days, several on each."""
    with world.create() as vault:
        case = new_case()
        keep_document(vault, case, b"x" * 50_000)
        for _ in range(3):
            for _ in range(2):
                insert_all(vault, [new_event(case)])
                back_up(world, vault)
                world.hands.wall += HOUR // 8
            world.hands.wall += DAY


def back_up(world: World, vault, *, tends: bool = False) -> None:
    insert_all(vault, [new_case("one more")])
    with vault.backing_up() as source:
        take(source, source.shelf_folder, Ticket())
        if tends:
            tend(source, Ticket())


def moments(vault) -> dict[str, bytes]:
    """Return the database of each moment, each page of its newest pack proven."""
    keys = vault._parts.keys
    found = {}
    for one in shelf_at(vault.folder / "backups").of(keys).generations():
        prove_pages(one, keys, Ticket())
        found[one.id] = b"".join(Overlay(one.chain).blocks())
    return found


def main(parent: str, stride: str) -> None:
    base, folder = World(Path(parent) / "base"), Path(parent) / "vault"
    Path(parent).mkdir(exist_ok=True)
    begin(base)
    now = base.hands.wall
    with base.open() as vault:
        before = moments(vault)
        newest = shelf_at(vault.folder / "backups").of(vault._parts.keys).generations()
        must_stay = {newest[0].id, newest[-1].id}
    for point in count(1, int(stride)):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base.folder, folder)
        world = World(folder)
        world.hands.wall = now
        child = os.fork()
        if not child:
            with world.open() as vault:
                recorder.watch(folder / "backups")
                recorder.kill_at(point)
                back_up(world, vault, tends=True)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        with world.open() as vault:
            after = moments(vault)
            assert must_stay <= after.keys(), point
            assert all(after[one] == before[one] for one in after.keys() & before.keys()), point
            back_up(world, vault, tends=True)
            found = moments(vault)
            assert must_stay <= found.keys(), point
            names = [path.name for path in (folder / "backups").iterdir()]
            assert not any(".part" in name for name in names), (point, names)
        if status == 0:
            print(point - 1)
            return
        assert os.WTERMSIG(status) == 9, status


if __name__ == "__main__":
    main(*sys.argv[1:])
