"""Draws how the program is built, from its imports: rooms, their layers, and who imports whom.

python -m tests.structure [PACKAGE] [--svg FILE]

A room is a package or file directly inside PACKAGE. Rooms are printed from the bottom to the top,
in the layers of the contract in pyproject.toml; where PACKAGE has no contract, by what the imports
themselves allow. Files are read as text: nothing of the program is imported or run.
"""

import argparse
import ast
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.structure_picture import svg_of

ROOT = Path(__file__).resolve().parents[1]
MOST_FILES = 40
"""Files of code in one folder that can still be looked through."""

Edges = Mapping[tuple[str, str], int]
"""Who imports whom -> how many pairs of modules do."""


@dataclass(frozen=True)
class Module:
    """One file of code.

    Attributes:
        lines: all of the file.
        imports: modules that it imports, each once, wherever the import is written.
    """

    name: str
    path: Path
    lines: int
    imports: frozenset[str]


@dataclass(frozen=True)
class Room:
    """A package or file directly inside another package, with all below it."""

    name: str
    files: int
    lines: int


@dataclass(frozen=True)
class Structure:
    """One level of the program.

    Attributes:
        layers: rooms, from the bottom to the top; those of one layer must not import one another.
        edges: between different rooms.
        is_contract: whether the layers are written down, rather than derived from the imports.
    """

    package: str
    layers: tuple[tuple[Room, ...], ...]
    edges: Edges
    is_contract: bool

    @property
    def upward(self) -> Edges:
        """Return imports of a room by one that is not above it."""
        height = {room.name: at for at, layer in enumerate(self.layers) for room in layer}
        return {
            pair: count for pair, count in self.edges.items() if height[pair[0]] <= height[pair[1]]
        }


def modules_in(root: Path, top: str = "casefiles") -> dict[str, Module]:
    """Read all files of code below a folder of the checkout."""
    paths = {_name_of(path, root): path for path in sorted((root / top).rglob("*.py"))}
    found = {}
    for name, path in paths.items():
        text = path.read_bytes()
        tree = ast.parse(text)
        imports = {_known(one, paths) for one in _imported(tree.body)} - {None, name}
        found[name] = Module(name, path, text.count(b"\n"), frozenset(filter(None, imports)))
    return found


def _name_of(path: Path, root: Path) -> str:
    dotted = ".".join(path.relative_to(root).with_suffix("").parts)
    return dotted.removesuffix(".__init__")


def _imported(body: Iterable[ast.AST]) -> Iterator[str]:
    """Yield what is imported; only statements are walked, since expressions import nothing."""
    for node in body:
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        else:
            for part in ("body", "orelse", "finalbody", "handlers", "cases"):
                inside = getattr(node, part, ())
                if isinstance(inside, list):
                    yield from _imported(inside)


def _known(name: str, modules: Mapping[str, object]) -> str | None:
    """Return the module that a name is or is taken from."""
    return name if name in modules else next(iter({name.rpartition(".")[0]} & modules.keys()), None)


def structure_of(modules: Mapping[str, Module], package: str, root: Path = ROOT) -> Structure:
    """Return one level of the program.

    Args:
        package: its dotted name.
        root: the folder of pyproject.toml.
    """
    files: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    edges: Counter[tuple[str, str]] = Counter()
    for module in modules.values():
        room = _room_of(module.name, package)
        if room is None:
            continue
        files[room] += 1
        lines[room] += module.lines
        others = (_room_of(one, package) for one in module.imports)
        edges.update((room, one) for one in others if one not in {None, room})
    written = _contract(package, root)
    listed = {name for layer in written for name in layer}
    is_whole = bool(written) and set(files) <= listed
    layers = written if is_whole else _derived(set(files), edges.keys() | _orders(written))
    rooms = tuple(
        tuple(Room(name, files[name], lines[name]) for name in layer if name in files)
        for layer in layers
    )
    return Structure(package, tuple(filter(None, rooms)), edges, is_whole)


def _room_of(module: str, package: str) -> str | None:
    below = module.removeprefix(f"{package}.")
    return None if below == module else below.partition(".")[0]


def _contract(package: str, root: Path) -> list[list[str]]:
    """Return the layers that are written down for a package, from the bottom to the top."""
    return [list(layer) for layer in _contracts(root).get(package, ())]


@cache
def _contracts(root: Path) -> dict[str, list[list[str]]]:
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        package: [re.findall(r"\w+", layer) for layer in reversed(one["layers"])]
        for one in config["tool"]["importlinter"]["contracts"]
        for package in one.get("containers", ())
    }


def _orders(layers: list[list[str]]) -> set[tuple[str, str]]:
    """Return which rooms must be above which, of a contract that does not list all of them."""
    return {
        (one, other)
        for height, layer in enumerate(layers)
        for one in layer
        for below in layers[:height]
        for other in below
    }


def _derived(rooms: set[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return layers of rooms so that each is above all that it imports; circles share the last."""
    layers: list[list[str]] = []
    left = set(rooms)
    while left:
        above = {one for one, other in edges if one in left and other in left}
        layers.append(sorted(left - above or left))
        left -= set(layers[-1])
    return layers


def upward_in(modules: Mapping[str, Module], root: Path = ROOT) -> dict[str, int]:
    """Return imports that lead upward at any level, each as text with its count."""
    found = {}
    packages = [name for name, one in modules.items() if one.path.name == "__init__.py"]
    for package in packages:
        for (one, other), count in structure_of(modules, package, root).upward.items():
            found[f"{package}: {one} -> {other}"] = count
    return found


def crowded(root: Path, top: str) -> dict[str, int]:
    """Return folders with more files of code than can be looked through."""
    folders = Counter(path.parent for path in (root / top).rglob("*.py"))
    return {
        folder.relative_to(root).as_posix(): count
        for folder, count in sorted(folders.items())
        if count > MOST_FILES
    }


def report_of(structure: Structure) -> Iterator[str]:
    """Yield a level of the program as lines of text."""
    rooms = [room for layer in structure.layers for room in layer]
    wide = max(len(room.name) for room in rooms)
    imports: dict[str, list[str]] = defaultdict(list)
    for (one, other), count in sorted(structure.edges.items(), key=lambda item: -item[1]):
        mark = "^" if (one, other) in structure.upward else ""
        imports[one].append(f"{mark}{other} {count}")
    by = "of the contract" if structure.is_contract else "that the imports allow"
    yield f"{structure.package}: {len(rooms)} rooms in layers {by}, bottom to top"
    yield f"{'layer':>5}  {'room':{wide}} {'files':>5} {'lines':>7}  imports"
    for height, layer in enumerate(structure.layers, 1):
        for room in layer:
            leads = ", ".join(imports[room.name])
            row = f"{height:>5}  {room.name:{wide}} {room.files:>5} {room.lines:>7,}  {leads}"
            yield row.rstrip()
    files, lines = sum(room.files for room in rooms), sum(room.lines for room in rooms)
    yield f"{'':>5}  {'together':{wide}} {files:>5} {lines:>7,}"
    imported = sum(structure.edges.values())
    yield f"arrows between rooms: {len(structure.edges)}, of {imported:,} imports"
    yield f"upward arrows: {len(structure.upward)}"


def _about(room: Room) -> str:
    return f"{room.files} file{'s' * (room.files != 1)}, {room.lines:,} lines"


def main(words: list[str]) -> None:
    """Print the structure, and draw it where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", default="casefiles")
    parser.add_argument("--svg", type=Path, help="also draws it into this file")
    arguments = parser.parse_args(words)
    modules = modules_in(ROOT, arguments.package.partition(".")[0])
    structure = structure_of(modules, arguments.package)
    print("\n".join(report_of(structure)))
    upward = upward_in(modules)
    print(f"upward arrows at all levels: {len(upward)}", *upward, sep="\n  ")
    over = {**crowded(ROOT, "casefiles"), **crowded(ROOT, "tests")}
    print(f"folders above {MOST_FILES} files: {len(over)}", *over.items(), sep="\n  ")
    if arguments.svg is not None:
        layers = [[(room.name, _about(room)) for room in layer] for layer in structure.layers]
        arguments.svg.write_text(
            svg_of(structure.package, layers, structure.edges), encoding="utf-8"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
