"""Vaults at work without a window, copied and put back as somebody with a disk image could."""

import secrets
import shutil
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.workplace.operations import JobContext
from tests.store.world import World, insert_all, new_case, new_event


class Laptop:
    """A vault that is opened for each errand and closed after it."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder)
        with self.world.create() as vault:
            self.case = new_case()
            insert_all(vault, [self.case])

    def does(self, job):
        with self.world.open() as vault:
            return job(place_of(vault, self.world), CancellationToken())

    def works(self, times=1):
        for _ in range(times):
            with self.world.open() as vault:
                insert_all(vault, [new_event(self.case)])

    def image(self, to: Path) -> Path:
        return Path(shutil.copytree(self.world.folder, to))

    def put_back(self, image: Path) -> None:
        shutil.rmtree(self.world.folder)
        shutil.copytree(image, self.world.folder)


def place_of(vault, world) -> JobContext:
    return JobContext(vault, lambda: None, world.hands.clock(), secrets.token_bytes, Path())
