"""Takes, merges and rebuilds backups, killed at a later change each time: PARENT STRIDE FIRST.

Prints how many changes that takes. After each kill the vault opens, every backup that was there
and need not go is there still and gives its moment back, and the next backup tidies up.
"""

import shutil
import sys
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.store.backup.backup_generations import PageSources, backup_directory_at
from casefiles.store.backup.backup_retention import DAY, HOUR, tend
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.backup.backup_verification import verify_pages
from tests.faults import recorder
from tests.faults.forks import told, was_killed
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
        take_backup(source, source.shelf_folder, CancellationToken())
        if tends:
            tend(source, CancellationToken())


def moments(vault) -> dict[str, str]:
    """Return a digest of the database of each moment, each page of its newest pack proven."""
    keys = vault._parts.keys
    found = {}
    for one in backup_directory_at(vault.folder / "backups").of(keys).generations():
        verify_pages(one, keys, CancellationToken())
        found[one.id] = sha256(b"".join(PageSources(one.chain).blocks())).hexdigest()
    return found


def begun(folder: Path) -> tuple[float, dict[str, str], list[str]]:
    """Return the time, the moments, and those of them that must stay whatever happens."""
    world = World(folder)
    begin(world)
    with world.open() as vault:
        before = moments(vault)
        newest = backup_directory_at(folder / "backups").of(vault._parts.keys).generations()
        return world.hands.wall, before, [newest[0].id, newest[-1].id]


def killed_at(world: World, point: int) -> None:
    """Back up, and be killed at the n-th change."""
    with world.open() as vault:
        recorder.watch(world.folder / "backups")
        recorder.kill_at(point)
        back_up(world, vault, tends=True)


def go_on(world: World, before: dict[str, str], must_stay: list[str]) -> None:
    """See that all is there, back up again, and see that it is tidy."""
    with world.open() as vault:
        after = moments(vault)
        assert after.keys() >= set(must_stay)
        assert all(after[one] == before[one] for one in after.keys() & before.keys())
        back_up(world, vault, tends=True)
        assert moments(vault).keys() >= set(must_stay)
        names = [path.name for path in (world.folder / "backups").iterdir()]
        assert not any(".part" in name for name in names), names


def main(parent: str, stride: str, first: str) -> None:
    base, folder = Path(parent) / "base", Path(parent) / "vault"
    Path(parent).mkdir(exist_ok=True)
    now, before, must_stay = told(lambda: begun(base))
    for point in count(int(first), int(stride)):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder)
        world = World(folder)
        world.hands.wall = now
        killed = was_killed(partial(killed_at, world, point))
        told(partial(go_on, world, before, must_stay))
        if not killed:
            print(point - 1)
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
