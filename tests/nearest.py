"""Which test files `make check` runs: the nearest by imports to what changed, while a budget lasts.

python -m tests.nearest [--seconds 20] [FILE ...] prints their paths. Without files it asks git what
changed since the last commit, or, where nothing did, in it. Distance is counted over imports, from
a changed file to the tests that reach it. What a file costs is read from build/costs.txt, to which
each check adds; one that never ran counts two seconds. Tests of whole stories, faults and attacks
are left to the whole run, unless they changed themselves.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.costs import of_files

ROOT = Path(__file__).resolve().parents[1]
COSTS = ROOT / "build" / "costs.txt"
SECONDS = 20.0
UNKNOWN = 2.0
ALWAYS = "tests/rules"
LEFT_OUT = tuple(
    f"tests/{room}/" for room in ("journeys", "faults", "attacks", "bench", "corpus", "fuzz")
)
_IMPORT = re.compile(
    r"^[ \t]*(?:from (?P<module>[\w.]+) import (?P<names>\([^)]*\)|[^\n]+)"
    r"|import (?P<direct>[^\n]+))",
    re.MULTILINE,
)
"""Of the text and not of the tree, which takes ten times as long for all files."""
Importers = Mapping[str, set[str]]
"""A file -> the files that import it; paths below the root."""


def importers_in(root: Path) -> Importers:
    """Read who imports whom in the program and its tests."""
    files = {}
    for top in ("casefiles", "tests"):
        for path in (root / top).rglob("*.py"):
            name = path.relative_to(root).as_posix()
            module = name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            files[module] = name
    found: dict[str, set[str]] = defaultdict(set)
    for name in files.values():
        for module in _modules_of((root / name).read_text(encoding="utf-8")):
            if module in files and files[module] != name:
                found[files[module]].add(name)
    return found


def _modules_of(text: str) -> Iterator[str]:
    for found in _IMPORT.finditer(text):
        module, names = found.group("module", "names")
        for one in re.findall(r"[\w.]+", found["direct"] or names):
            yield f"{module}.{one}" if module else one
        if module:
            yield module


def is_test(path: str) -> bool:
    """Tell whether a file holds tests."""
    return Path(path).name.startswith("test_")


def nearest(importers: Importers, changed: list[str], root: Path) -> list[tuple[int, str]]:
    """Return test files with their distance from what changed, the nearest first."""
    seen = dict.fromkeys(changed, 0)
    for one in changed:
        if Path(one).name == "conftest.py":
            # Fixtures reach tests without an import.
            below = (path.relative_to(root) for path in (root / one).parent.rglob("test_*.py"))
            seen = dict.fromkeys((path.as_posix() for path in below), 1) | seen
    edge, distance = set(changed), 0
    while edge:
        distance += 1
        edge = {one for each in edge for one in importers.get(each, ())} - seen.keys()
        seen |= dict.fromkeys(edge, distance)
    return sorted(
        (far, one)
        for one, far in seen.items()
        if is_test(one) and (far == 0 or not one.startswith(LEFT_OUT)) and (root / one).exists()
    )


def affordable(
    found: list[tuple[int, str]], costs: Mapping[str, float], seconds: float
) -> list[str]:
    """Return the nearest files that can be run in so many seconds of processor."""
    chosen = []
    for _, one in found:
        cost = costs.get(one, UNKNOWN)
        if cost <= seconds and not one.startswith(ALWAYS):
            seconds -= cost
            chosen.append(one)
    return chosen


def changed_in(root: Path) -> list[str]:
    """Return what differs from the last commit; where nothing does, what differs in it."""
    new = _asked(root, "ls-files", "--others", "--exclude-standard")
    return _asked(root, "diff", "--name-only", "HEAD") + new or _asked(
        root, "diff", "--name-only", "HEAD~1", "HEAD"
    )


def _asked(root: Path, *words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    return [one for one in done.stdout.splitlines() if one.endswith(".py")]


def costs_told(path: Path) -> dict[str, float]:
    """Return what each test file cost when it ran last."""
    latest: dict[tuple[str, str], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        test, phase, _ = json.loads(line)
        latest[test, phase] = line
    return of_files(list(latest.values()))


def main() -> None:
    """Print the paths."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seconds", type=float, default=SECONDS)
    words.add_argument("files", nargs="*")
    asked = words.parse_args()
    changed = asked.files or changed_in(ROOT)
    found = nearest(importers_in(ROOT), changed, ROOT)
    chosen = affordable(found, costs_told(COSTS), asked.seconds)
    print("\n".join(chosen))
    print(f"{len(chosen)} of {len(found)} test files that reach the change", file=sys.stderr)


if __name__ == "__main__":
    main()
