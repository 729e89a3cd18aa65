"""From a record of writes to every state that a power cut could have left on disk.

A file's data is durable once the file was synced, a name once its folder was. Of what is not
durable any part may be there: all, nothing, one write less or only one, or any set of sectors.
Changes of names reach the disk in their order, and a move is in both of its folders or in none.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from struct import Struct
from typing import TypeAlias

(
    CREATE,
    WRITE,
    TRUNCATE,
    UNLINK,
    RENAME,
    SYNC,
    SYNC_FOLDER,
    MARK,
    MAKE_FOLDER,
    EXCHANGE,
    ALLOCATE,
    LINK,
) = range(1, 13)
_WITH_DATA = {WRITE, RENAME, EXCHANGE, LINK}
_HEAD = Struct("<IIQQ")
SECTOR = 512

State = dict[str, bytes | None]
"""Path below the folder -> contents, None for a folder; folders come before what is in them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded change; data is bytes written, or the new name."""

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
        size = length if operation in _WITH_DATA else 0
        steps.append(Step(operation, name, offset, length, record[at : at + size]))
        at += size
    return steps


def changed(content: bytearray, step: Step) -> None:
    if step.operation == TRUNCATE:
        del content[step.length :]
        content.extend(bytes(step.length - len(content)))
        return
    end = step.offset + (step.length if step.operation == ALLOCATE else 0)
    content.extend(bytes(max(0, max(end, step.offset) - len(content))))
    if step.operation == WRITE:
        content[step.offset : step.offset + len(step.data)] = step.data


@dataclass(eq=False)
class File:
    """A file apart from its names: what is durable, and what was done to it since."""

    durable: bytes = b""
    pending: list[Step] = field(default_factory=list)
    _all: tuple[int, bytes] = (0, b"")

    def with_steps(self, steps: list[Step]) -> bytes:
        if not steps:
            return self.durable
        content = bytearray(self.durable)
        for step in steps:
            changed(content, step)
        return bytes(content)

    def all(self) -> bytes:
        """Return the contents with all that is pending; the same object for the same contents."""
        if not self.pending:
            return self.durable
        if self._all[0] != len(self.pending):
            self._all = len(self.pending), self.with_steps(self.pending)
        return self._all[1]


@dataclass(eq=False)
class Folder:
    """A folder apart from its names: what the process sees in it, and what is durable of that."""

    seen: dict[str, "Node"] = field(default_factory=dict)
    durable: dict[str, "Node"] = field(default_factory=dict)


Node: TypeAlias = File | Folder
Names: TypeAlias = dict[Folder, dict[str, Node]]
NameChange: TypeAlias = tuple[tuple[Folder, str, Node | None], ...]
"""What happens together: in a folder, a name stands for something else, or for nothing."""


def _carried_out(names: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


class Disk:
    """What the process sees below a folder, and what is sure to survive."""

    def __init__(self, start: State) -> None:
        self.root = Folder()
        self.pending: list[NameChange] = []
        for path, data in start.items():
            folder, name = self._place(path)
            node = Folder() if data is None else File(data)
            folder.seen[name] = folder.durable[name] = node

    def copy(self) -> "Disk":
        """Return the same disk, to go on apart."""
        twin = Disk({})
        nodes: dict[int, Node] = {}
        twin.root = _twin_of(self.root, nodes)
        twin.pending = [
            tuple(
                (_twin_of(at, nodes), name, node and _twin_of(node, nodes))
                for at, name, node in change
            )
            for change in self.pending
        ]
        return twin

    def _place(self, path: str) -> tuple[Folder, str]:
        *above, name = path.split("/")
        at = self.root
        for part in above:
            at = at.seen[part]
        return at, name

    def _node(self, path: str) -> Node:
        if not path:
            return self.root
        folder, name = self._place(path)
        return folder.seen[name]

    def apply(self, step: Step) -> None:
        if step.operation in {WRITE, TRUNCATE, ALLOCATE}:
            self._node(step.name).pending.append(step)
        elif step.operation == SYNC:
            file = self._node(step.name)
            file.durable, file.pending, file._all = file.all(), [], (0, b"")
        elif step.operation == SYNC_FOLDER:
            self._sync(self._node(step.name))
        else:
            change = self._name_change(step)
            self.pending.append(change)
            for folder, name, node in change:
                _carried_out(folder.seen, name, node)

    def _name_change(self, step: Step) -> NameChange:
        folder, name = self._place(step.name)
        if step.operation == CREATE:
            return ((folder, name, File()),)
        if step.operation == MAKE_FOLDER:
            return ((folder, name, Folder()),)
        if step.operation == UNLINK:
            return ((folder, name, None),)
        to, new = self._place(step.data.decode())
        if step.operation == LINK:
            return ((to, new, folder.seen[name]),)
        other = to.seen[new] if step.operation == EXCHANGE else None
        return ((folder, name, other), (to, new, folder.seen[name]))

    def _sync(self, folder: Folder) -> None:
        """Make a folder's names durable, and with them what had to come before."""
        touched = {folder}
        for change in reversed(self.pending):
            folders = {at for at, _, _ in change}
            if folders & touched:
                touched |= folders
        rest = []
        for change in self.pending:
            if not {at for at, _, _ in change} & touched:
                rest.append(change)
                continue
            for at, name, node in change:
                _carried_out(at.durable, name, node)
        self.pending = rest

    def files_after(self, count: int) -> dict[str, Node]:
        """Return what is there when so many changes of names reached the disk, by path."""
        names: Names = {}
        for change in self.pending[:count]:
            for folder, name, node in change:
                _carried_out(names.setdefault(folder, dict(folder.durable)), name, node)
        return dict(_walked(self.root, "", lambda folder: names.get(folder, folder.durable)))

    def files_seen(self) -> dict[str, Node]:
        """Return what the process sees, by path."""
        return dict(_walked(self.root, "", lambda folder: folder.seen))


def _twin_of(node: Node, nodes: dict[int, Node]) -> Node:
    if id(node) not in nodes:
        if isinstance(node, File):
            nodes[id(node)] = File(node.durable, list(node.pending))
        else:
            nodes[id(node)] = twin = Folder()
            for mine, its in ((twin.seen, node.seen), (twin.durable, node.durable)):
                mine.update((name, _twin_of(each, nodes)) for name, each in its.items())
    return nodes[id(node)]


def _walked(folder: Folder, path: str, names_of) -> Iterator[tuple[str, Node]]:
    for name, node in names_of(folder).items():
        yield path + name, node
        if isinstance(node, Folder):
            yield from _walked(node, f"{path}{name}/", names_of)


def _state(nodes: dict[str, Node], content) -> State:
    return {
        path: content(path, node) if isinstance(node, File) else None
        for path, node in nodes.items()
    }


def seen_state(disk: Disk) -> State:
    """Return what a killed process leaves: everything that it did."""
    return _state(disk.files_seen(), lambda _, file: file.all())


def states(disk: Disk, chance: random.Random, torn: int) -> Iterator[Callable[[], State]]:
    """Yield makers of what a power cut at this moment could leave; some make the same.

    They are to be called before the disk goes on: to make all of them costs more than to prove
    the few that are wanted of a moment.
    """
    yield partial(seen_state, disk)
    for count in range(len(disk.pending) + 1):
        nodes = disk.files_after(count)
        yield partial(_state, nodes, lambda _, file: file.durable)
        yield partial(_state, nodes, lambda _, file: file.all())
        yield from _one_more_or_less(nodes, chance)
        for _ in range(torn):
            yield partial(_state, nodes, lambda _, file: _torn(file, chance))


def _one_more_or_less(
    nodes: dict[str, Node], chance: random.Random
) -> Iterator[Callable[[], State]]:
    pending = [
        (path, number)
        for path, node in nodes.items()
        if isinstance(node, File)
        for number in range(len(node.pending))
    ]
    for chosen in chance.sample(pending, min(2, len(pending))):
        for is_alone in (False, True):
            yield partial(_state, nodes, partial(_with_one, chosen, is_alone))


def _with_one(chosen: tuple[str, int], is_alone: bool, path: str, file: File) -> bytes:
    return file.with_steps(
        [step for number, step in enumerate(file.pending) if ((path, number) == chosen) == is_alone]
    )


def _torn(file: File, chance: random.Random) -> bytes:
    if not file.pending:
        return file.durable
    content = bytearray(file.durable)
    likely = chance.choice([0.1, 0.5, 0.9])
    for step in file.pending:
        if step.operation != WRITE or len(step.data) <= SECTOR:
            if chance.random() < likely:
                changed(content, step)
            continue
        for at in range(0, len(step.data), SECTOR):
            piece = step.data[at : at + SECTOR]
            if chance.random() < likely:
                changed(content, Step(WRITE, step.name, step.offset + at, len(piece), piece))
    return bytes(content)


def put_on_disk(state: State, root: Path) -> None:
    """Write a state below a folder that is empty."""
    for path, data in state.items():
        if data is None:
            (root / path).mkdir(mode=0o700)
        else:
            (root / path).write_bytes(data)


def taken_from_disk(root: Path) -> State:
    """Read the state below a folder, but for shared memory."""
    return {
        str(path.relative_to(root)): None if path.is_dir() else path.read_bytes()
        for path in sorted(root.rglob("*"))
        if not path.name.endswith("-shm")
    }
