"""From a record of writes to every state that a power cut could have left on disk.

A file's data is durable once the file was synced, a name once its folder was. Of what is not
durable any part may be there: all, nothing, one write less or only one, or any set of sectors.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from struct import Struct

CREATE, WRITE, TRUNCATE, UNLINK, RENAME, SYNC, SYNC_FOLDER, MARK = range(1, 9)
_HEAD = Struct("<IIQQ")
SECTOR = 512

State = dict[str, bytes]
"""File name -> contents."""


@dataclass(frozen=True)
class Step:
    """One recorded change; data is bytes written, or the new name of a rename."""

    operation: int
    name: str
    offset: int
    length: int
    data: bytes


def read_record(path: Path) -> list[Step]:
    record = path.read_bytes()
    steps, at = [], 0
    while at < len(record):
        operation, name_length, offset, length = _HEAD.unpack_from(record, at)
        at += _HEAD.size
        name = record[at : at + name_length].decode()
        at += name_length
        size = length if operation in {WRITE, RENAME} else 0
        steps.append(Step(operation, name, offset, length, record[at : at + size]))
        at += size
    return steps


def changed(content: bytearray, step: Step) -> None:
    if step.operation == TRUNCATE:
        del content[step.length :]
        content.extend(bytes(step.length - len(content)))
        return
    content.extend(bytes(max(0, step.offset - len(content))))
    content[step.offset : step.offset + len(step.data)] = step.data


@dataclass(eq=False)
class File:
    """A file apart from its names: what is durable, and what was done to it since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Step] = field(default_factory=list)

    def with_steps(self, steps: list[Step]) -> bytes:
        content = bytearray(self.durable)
        for step in steps:
            changed(content, step)
        return bytes(content)


class Disk:
    """What the process sees, and what is sure to survive."""

    def __init__(self, start: State) -> None:
        self.seen = {name: File(bytearray(data)) for name, data in start.items()}
        self.durable = dict(self.seen)
        self.pending: list[Step] = []
        self._made: dict[int, File] = {}

    def apply(self, step: Step) -> None:
        match step.operation:
            case 2 | 3:
                self.seen[step.name].pending.append(step)
            case 6:
                file = self.seen[step.name]
                file.durable = bytearray(file.with_steps(file.pending))
                file.pending = []
            case 7:
                self.durable = self.names_after(len(self.pending))
                self.pending = []
            case 1 | 4 | 5:
                if step.operation == CREATE:
                    self._made[id(step)] = File()
                self.pending.append(step)
                self.rename_in(self.seen, step)

    def rename_in(self, names: dict[str, File], step: Step) -> None:
        if step.operation == CREATE:
            names[step.name] = self._made[id(step)]
        elif step.operation == UNLINK:
            names.pop(step.name, None)
        elif step.name in names:
            names[step.data.decode()] = names.pop(step.name)

    def names_after(self, count: int) -> dict[str, File]:
        """The names when so many changes of names reached the disk, in their order."""
        names = dict(self.durable)
        for step in self.pending[:count]:
            self.rename_in(names, step)
        return names


def states(disk: Disk, chance: random.Random, torn: int) -> Iterator[State]:
    """Yield what a power cut at this moment could leave; some may be alike."""
    yield {name: file.with_steps(file.pending) for name, file in disk.seen.items()}
    for count in range(len(disk.pending) + 1):
        names = disk.names_after(count)
        yield {name: bytes(file.durable) for name, file in names.items()}
        yield {name: file.with_steps(file.pending) for name, file in names.items()}
        yield from _one_more_or_less(names, chance)
        for _ in range(torn):
            yield {name: _torn(file, chance) for name, file in names.items()}


def _one_more_or_less(names: dict[str, File], chance: random.Random) -> Iterator[State]:
    pending = [(name, number) for name in names for number in range(len(names[name].pending))]
    for chosen in chance.sample(pending, min(2, len(pending))):
        for is_alone in (False, True):
            yield {
                name: file.with_steps(
                    [
                        step
                        for number, step in enumerate(file.pending)
                        if ((name, number) == chosen) == is_alone
                    ]
                )
                for name, file in names.items()
            }


def _torn(file: File, chance: random.Random) -> bytes:
    content = bytearray(file.durable)
    likely = chance.choice([0.1, 0.5, 0.9])
    for step in file.pending:
        if step.operation == TRUNCATE or len(step.data) <= SECTOR:
            if chance.random() < likely:
                changed(content, step)
            continue
        for at in range(0, len(step.data), SECTOR):
            piece = step.data[at : at + SECTOR]
            if chance.random() < likely:
                changed(content, Step(WRITE, step.name, step.offset + at, len(piece), piece))
    return bytes(content)
