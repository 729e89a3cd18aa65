"""How many small faults planted in the core its tests notice: python -m tests.mutants [FOLDER ...].

A mutant is one file with one change: a comparison turned, `and` for `or`, a number one greater, a
step left out. It is noticed where one of the nearest tests by imports fails or does not end. Which
are planted is drawn by a seed, so that a figure can be had again. Works on copies of the checkout.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from tests.nearest import COSTS, Importers, affordable, costs_told, importers_in, nearest
from tests.structure import ROOT

CORE = (
    "casefiles/store/access",
    "casefiles/store/ledger",
    "casefiles/store/vault",
    "casefiles/redaction/names",
    "casefiles/redaction/release",
    "casefiles/redaction/clearance",
)
"""Keys, ledger, what finds names, the gate and the last look at a finished file."""
EACH = 20
SECONDS = 40.0
"""Processor seconds of tests for one mutant, by what they cost when they ran last."""
ENDLESS = 600.0

_TURNED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_OTHER: dict[type[ast.operator], str] = {
    ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.BitOr: "&",
    ast.BitAnd: "|", ast.LShift: ">>", ast.RShift: "<<", ast.Mod: "*",
}  # fmt: skip


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
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place_of(line: int | None, column: int | None) -> int:
        return starts[(line or 1) - 1] + (column or 0)

    found = {
        Mutant(
            file,
            node.lineno,
            place_of(node.lineno, node.col_offset),
            place_of(node.end_lineno, node.end_col_offset),
            text,
        )
        for node in _of_behaviour(ast.parse(source))
        for text in _changes(node, source.decode())
    }
    return sorted(found, key=lambda one: (one.begin, one.end, one.text))


def _of_behaviour(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Walk over what runs: neither annotations nor decorators, which types and imports prove."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            if isinstance(child, ast.AST):
                yield from _of_behaviour(child)


def _changes(node: ast.expr | ast.stmt, source: str) -> Iterator[str]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield _joined(source, left, _TURNED[type(op)], right)
        case ast.BoolOp(op=op, values=[first, *rest]):
            yield _joined(source, first, "or" if isinstance(op, ast.And) else "and", *rest)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"({_text(source, operand)})"
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OTHER:
            yield _joined(source, left, _OTHER[type(op)], right)
        case ast.Constant(value=bool() | int() as value):
            yield repr(not value if isinstance(value, bool) else value + 1)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return None"
        case ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign() | ast.Expr(ast.Call()):
            yield "pass"


def _text(source: str, node: ast.expr) -> str:
    return ast.get_source_segment(source, node) or ast.unparse(node)


def _joined(source: str, first: ast.expr, word: str, *rest: ast.expr) -> str:
    parts = [f"({_text(source, one)})" for one in (first, *rest)]
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
    """Copy code and tests of a checkout; what is only read is linked."""
    into.mkdir()
    for one in root.iterdir():
        if one.name in {"casefiles", "tests"}:
            shutil.copytree(one, into / one.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif one.name not in {".git", "build"}:
            (into / one.name).symlink_to(one)
    return into


def is_noticed(copy: Path, tests: Sequence[str], seconds: float = ENDLESS) -> bool:
    """Tell whether one of the tests fails or does not end."""
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not long"]
    words += ["-p", "no:cacheprovider", "--no-header", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            words, cwd=copy, env=environment, timeout=seconds, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def survives(copy: Path, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Plant a mutant in a copy, run the tests, and take it out again."""
    path = copy / mutant.file
    source = path.read_bytes()
    changed = mutant.planted_in(source)
    try:
        compile(changed, mutant.file, "exec")
    except SyntaxError:
        return False
    path.write_bytes(changed)
    try:
        return not is_noticed(copy, tests)
    finally:
        path.write_bytes(source)


def tests_for(file: str, importers: Importers, seconds: float, root: Path) -> list[str]:
    """Return the nearest test files of a file that so many seconds of processor allow."""
    return affordable(nearest(importers, [file], root), costs_told(COSTS), seconds)


def measured(
    places: Sequence[str], each: int, seed: int, seconds: float, at_once: int, root: Path = ROOT
) -> Iterator[str]:
    """Yield each mutant that nothing noticed, and of each place how many were noticed."""
    importers = importers_in(root)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as pool:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(at_once):
            free.put(copied(root, Path(folder) / str(number)))

        def tried(mutant: Mutant) -> bool:
            copy = free.get()
            try:
                return survives(copy, mutant, tests_for(mutant.file, importers, seconds, root))
            finally:
                free.put(copy)

        counts: Counter[bool] = Counter()
        for place in places:
            chosen = drawn(files_of(place, root), root, each, seed)
            lived = list(pool.map(tried, chosen))
            for mutant, has_lived in zip(chosen, lived, strict=True):
                if has_lived:
                    yield mutant.describe((root / mutant.file).read_bytes())
            counts.update(lived)
            yield f"{place}: {lived.count(False)} of {len(lived)} noticed"
        yield f"in all: {counts[False]} of {counts.total()} noticed"


def main() -> None:
    """Print what was measured, line by line."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--each", type=int, default=EACH, help="mutants of each place")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--seconds", type=float, default=SECONDS, help="of tests for one mutant")
    words.add_argument("--at-once", type=int, default=2)
    words.add_argument("places", nargs="*", default=list(CORE))
    chosen = words.parse_args()
    for line in measured(chosen.places, chosen.each, chosen.seed, chosen.seconds, chosen.at_once):
        print(line, flush=True)


if __name__ == "__main__":
    main()
