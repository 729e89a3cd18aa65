"""How many small faults planted in the core its tests notice: python -m tests.mutants [AREA ...].

A mutant is one file with one change: a comparison turned, `and` for `or`, a number one greater, a
step left out. It is noticed where one of the nearest tests by imports fails or does not end. Which
are planted is drawn by a seed, so that a figure can be had again. Works on copies of the checkout;
a test that fails without the mutant too notices nothing.
"""

import argparse
import ast
import builtins
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from queue import SimpleQueue

from tests import shards
from tests.nearest import (
    COSTS,
    UNKNOWN,
    Importers,
    affordable,
    costs_told,
    importers_in,
    nearest,
)
from tests.structure import ROOT

CORE = {
    "keys": (
        "casefiles/store/keys",
        "casefiles/store/access/slots.py",
        "casefiles/store/vault/key_ring.py",
        "casefiles/store/vault/key_state.py",
    ),
    "ledger": ("casefiles/store/ledger",),
    "redaction": ("casefiles/redaction/names", "casefiles/redaction/release"),
    "gate": ("casefiles/redaction/pixels",),
    "final check": ("casefiles/redaction/clearance",),
    "vault": ("casefiles/store/vault", "casefiles/store/access"),
}
"""Area -> its folders and files; a file of two areas belongs to the first."""
EACH = 20
SECONDS = 30.0
"""Processor seconds of tests for one mutant, by what they cost when they ran last."""
ENDLESS = 3600.0
"""Seconds after which tests wait for ever; on a busy machine they may take long."""
LOOPING = 120
"""Processor seconds of one process after which it goes round and round."""
GENERATED = b"do not edit"
"""Stands in the first line of files that are data, which another program writes."""

_TURNED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_OTHER: dict[type[ast.operator], str] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.BitOr: "&",
    ast.BitAnd: "|", ast.LShift: ">>", ast.RShift: "<<", ast.Mod: "*",
}  # fmt: skip

_NO_TESTS = 5
"""What pytest returns where a file has none, or none that runs here."""
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?(?:::[^\n]+?)?)(?: - |$)", re.MULTILINE)

TextOf = Callable[[ast.expr], str]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to one file.

    Attributes:
        file: below the root of the checkout.
        line: where it is, from 1.
        begin, end: the bytes that are replaced.
        text: what takes their place.
    """

    file: str
    line: int
    begin: int
    end: int
    text: str

    def planted_in(self, source: bytes) -> bytes:
        """Return the file with the change."""
        return source[: self.begin] + self.text.encode() + source[self.end :]

    def describe(self, source: bytes) -> str:
        """Name the place with what stood there and what takes its place."""
        before = source[self.begin : self.end].decode().partition("\n")[0]
        return f"{self.file}:{self.line}: {before!r} -> {self.text!r}"


def mutants_of(file: str, source: bytes) -> list[Mutant]:
    """Return every change that is tried on a file, in the order of their places."""
    if GENERATED in source.partition(b"\n")[0]:
        return []
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place_of(line: int | None, column: int | None) -> int:
        return starts[(line or 1) - 1] + (column or 0)

    def text_of(node: ast.expr) -> str:
        begin = place_of(node.lineno, node.col_offset)
        return source[begin : place_of(node.end_lineno, node.end_col_offset)].decode()

    found = {
        Mutant(
            file,
            node.lineno,
            place_of(node.lineno, node.col_offset),
            place_of(node.end_lineno, node.end_col_offset),
            text,
        )
        for node in _of_behaviour(ast.parse(source))
        for text in _changes(node, text_of)
    }
    return sorted(found, key=lambda one: (one.begin, one.end, one.text))


def _of_behaviour(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Walk over what runs: neither annotations nor decorators, which types and imports prove."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_proven_otherwise(child):
                continue
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            yield from _of_behaviour(child)


def _is_proven_otherwise(node: ast.AST) -> bool:
    """Tell unions of types, lengths that zip compares, and lines that are never reached."""
    match node:
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _is_type(left) and _is_type(right)
        case ast.keyword(arg="strict"):
            return True
        case ast.Raise(exc=ast.Name(id=name) | ast.Call(func=ast.Name(id=name))):
            return name in {"AssertionError", "NotImplementedError"}
    return False


def _is_type(node: ast.expr) -> bool:
    match node:
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _is_type(left) and _is_type(right)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in vars(builtins) or (name[0].isupper() and not name.isupper())
        case ast.Constant(value=None):
            return True
        case ast.Subscript(value=value):
            return _is_type(value)
    return False


def _changes(node: ast.expr | ast.stmt, text_of: TextOf) -> Iterator[str]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield _joined(text_of, left, _TURNED[type(op)], right)
        case ast.BoolOp(op=op, values=[first, *rest]):
            yield _joined(text_of, first, "or" if isinstance(op, ast.And) else "and", *rest)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"({text_of(operand)})"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OTHER:
            yield _joined(text_of, left, _OTHER[type(op)], right)
        case ast.Constant(value=bool() | int() as value):
            yield repr(not value if isinstance(value, bool) else value + 1)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return None"
        case ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign() | ast.Expr(ast.Call()):
            yield "pass"


def _joined(text_of: TextOf, first: ast.expr, word: str, *rest: ast.expr) -> str:
    parts = [f"({text_of(one)})" for one in (first, *rest)]
    return "(" + f" {word} ".join(parts) + ")"


def drawn(files: Sequence[str], root: Path, each: int, seed: int) -> list[Mutant]:
    """Return so many mutants of files together, drawn by chance."""
    every = [one for file in files for one in mutants_of(file, (root / file).read_bytes())]
    return random.Random(seed).sample(every, min(each, len(every)))


def files_of(place: str, root: Path) -> list[str]:
    """Return the files of a folder, or the one file."""
    found = [root / place] if place.endswith(".py") else sorted((root / place).rglob("*.py"))
    return [one.relative_to(root).as_posix() for one in found]


def copied(root: Path, into: Path) -> Path:
    """Copy code and tests of a checkout, compiled as they are; what is only read is linked."""
    into.mkdir()
    for one in root.iterdir():
        if one.name in {"casefiles", "tests"}:
            shutil.copytree(one, into / one.name)
        elif one.name not in {".git", "build"}:
            (into / one.name).symlink_to(one)
    return into


def noticed_by(copy: Path, tests: Sequence[str], seconds: float = ENDLESS) -> str | None:
    """Return the first test that fails, "" where they do not end, or None where all pass."""
    command = ["sh", "-c", f'ulimit -t {LOOPING}; exec "$@"', "sh", sys.executable]
    command += ["-m", "pytest", "-x", "-q", "-m", "not long", "--no-header"]
    command += ["-p", "no:cacheprovider", f"--basetemp={copy}.tmp", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    environment[shards.WHERE] = shards.ALL  # a test whose turn it is not would notice nothing
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, timeout=seconds, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    if done.returncode in {0, _NO_TESTS}:
        return None
    found = _FAILED.search(done.stdout.decode(errors="replace"))
    return found[1] if found is not None else ""


def survives(copy: Path, mutant: Mutant, tests: Sequence[str], passes: dict[str, bool]) -> bool:
    """Plant a mutant in a copy, run the tests, and take it out again.

    Args:
        copy: of the checkout.
        mutant: to be planted.
        tests: files, the nearest first.
        passes: a test, or a file of them -> whether it does without a mutant; it grows.
    """
    path = copy / mutant.file
    source = path.read_bytes()
    changed = mutant.planted_in(source)
    while sound := [one for one in tests if passes.get(one, True)]:
        path.write_bytes(changed)
        try:
            noticed = noticed_by(copy, sound)
        finally:
            path.write_bytes(source)
        if noticed is None:
            return True
        if noticed and noticed not in passes:
            passes[noticed] = noticed_by(copy, [noticed]) is None
        if not noticed:
            # Tests that do not end without it either say nothing of it.
            return noticed_by(copy, sound) is not None
        if passes[noticed]:
            return False
        passes[noticed.partition("::")[0]] = False
    return True


def tests_for(file: str, importers: Importers, seconds: float, root: Path) -> list[str]:
    """Return the nearest test files of a file that so many seconds of processor allow.

    Of those as near by imports, the one of the same name or place in the tests comes first, and of
    these the one that costs least.
    """
    costs = costs_told(COSTS)
    place = ("tests", *Path(file).parts[1:-1], f"test_{Path(file).name}")

    def farness(found: tuple[int, str]) -> tuple[int, float, str]:
        distance, test = found
        shared = takewhile(lambda two: two[0] == two[1], zip(place, Path(test).parts, strict=False))
        return distance - len(list(shared)), costs.get(test, UNKNOWN), test

    found = sorted(nearest(importers, [file], root), key=farness)
    return affordable(found, costs, seconds)


def measured(
    areas: Mapping[str, Sequence[str]],
    each: int,
    seed: int,
    seconds: float,
    at_once: int,
    root: Path = ROOT,
) -> Iterator[str]:
    """Yield each mutant that nothing noticed, and of each area how many were noticed."""
    importers = importers_in(root)
    passes: dict[str, bool] = {}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as pool:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(at_once):
            free.put(copied(root, Path(folder) / str(number)))

        def tried(mutant: Mutant) -> bool:
            copy = free.get()
            try:
                tests = tests_for(mutant.file, importers, seconds, root)
                return survives(copy, mutant, tests, passes)
            finally:
                free.put(copy)

        counts: Counter[bool] = Counter()
        for area, mutants in chosen_of(areas, root, each, seed).items():
            lived: Counter[bool] = Counter()
            for mutant, has_lived in zip(mutants, pool.map(tried, mutants), strict=True):
                lived[has_lived] += 1
                if has_lived:
                    yield mutant.describe((root / mutant.file).read_bytes())
            counts += lived
            yield f"{area}: {lived[False]} of {lived.total()} noticed"
        yield f"in all: {counts[False]} of {counts.total()} noticed"
        left_out = sorted(one for one in passes if not passes[one] and "::" not in one)
        yield from (f"left out, fails without a mutant: {one}" for one in left_out)


def chosen_of(
    areas: Mapping[str, Sequence[str]], root: Path, each: int, seed: int
) -> dict[str, list[Mutant]]:
    """Draw so many mutants of each area."""
    seen: set[str] = set()
    chosen = {}
    for area, places in areas.items():
        files = dict.fromkeys(one for place in places for one in files_of(place, root))
        chosen[area] = drawn([one for one in files if one not in seen], root, each, seed)
        seen |= files.keys()
    return chosen


def main() -> None:
    """Print what was measured, line by line."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--each", type=int, default=EACH, help="mutants of each area")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--seconds", type=float, default=SECONDS, help="of tests for one mutant")
    words.add_argument("--at-once", type=int, default=2)
    words.add_argument("areas", nargs="*", help=f"{', '.join(CORE)}, a folder or a file")
    chosen = words.parse_args()
    areas = {one: CORE.get(one, (one,)) for one in chosen.areas or CORE}
    for line in measured(areas, chosen.each, chosen.seed, chosen.seconds, chosen.at_once):
        print(line, flush=True)


if __name__ == "__main__":
    main()
