"""What tests cost in processor seconds, on a busy machine too: python -m tests.costs FILE says it.

A run with CASEFILES_COSTS=FILE notes each test: seconds of the process, of the children it waited
for, and of those that are forked from a loaded one (`tests/warm_children.py`). What a fixture costs
is noted with the first test that asked for it. With --dear it brings `dear_files.txt` up to date,
by which `tests/shards.py` deals out the dearest files.
"""

import argparse
import json
import os
from collections import defaultdict
from pathlib import Path

WHERE = "CASEFILES_COSTS"
"""Names the variable of the environment that holds the file; without it nothing is noted."""
END = "end of a process"
"""Stands for the last teardown, which counts the children that served all tests of a process."""
SHOWN = 40
DEAR = Path(__file__).with_name("dear_files.txt")
DEAREST = 4.0
"""Seconds from which on a file counts as dear."""


def spent() -> float:
    """Return the seconds of this process and of the children it waited for, up to now."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def note(test: str, phase: str, seconds: float) -> None:
    """Add a line; several processes of a run add to the file."""
    if path := os.environ.get(WHERE):
        line = json.dumps([test, phase, round(seconds, 3)]) + "\n"
        with Path(path).open("ab", buffering=0) as file:
            file.write(line.encode())


def of_files(lines: list[str]) -> dict[str, float]:
    """Return the seconds of each test file."""
    sums: dict[str, float] = defaultdict(float)
    for line in lines:
        test, _, seconds = json.loads(line)
        sums[test.partition("::")[0]] += seconds
    return dict(sums)


def _most(sums: dict[str, float], shown: int = SHOWN) -> None:
    for name, seconds in sorted(sums.items(), key=lambda one: -one[1])[:shown]:
        print(f"{seconds:>9.1f}  {name}")


def with_dear(told: str, files: dict[str, float]) -> str:
    """Return the list of dear files, as it was told, with what files cost now."""
    costs = {name: float(cost) for cost, name in map(str.split, told.splitlines())} | files
    costs.pop(END, None)
    dear = [(cost, name) for name, cost in costs.items() if cost >= DEAREST]
    return "".join(f"{cost:.0f} {name}\n" for cost, name in sorted(dear, reverse=True))


def main() -> None:
    """Print the sums of rooms, and the dearest files and tests."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("file")
    words.add_argument("--dear", action="store_true")
    asked = words.parse_args()
    if asked.dear:
        files = of_files(Path(asked.file).read_text(encoding="utf-8").splitlines())
        told = DEAR.read_text(encoding="utf-8") if DEAR.exists() else ""
        DEAR.write_text(with_dear(told, files), encoding="utf-8")
        return
    _show(asked.file)


def _show(path: str) -> None:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    rooms: dict[str, float] = defaultdict(float)
    tests: dict[str, float] = defaultdict(float)
    files = of_files(lines)
    for file, seconds in files.items():
        rooms["/".join(file.split("/")[:2])] += seconds
    for line in lines:
        test, phase, seconds = json.loads(line)
        tests[f"{test} ({phase})"] += seconds
    for title, sums in (("rooms", rooms), ("files", files), ("tests", tests)):
        print(f"{title}, processor seconds of {sum(sums.values()):.0f}:")
        _most(sums)


if __name__ == "__main__":
    main()
