"""The figures of campaigns, noted while tests run, and the measures of the code.

python -m tests.measured FILE prints both.
"""

import json
import os
import sys
from collections import defaultdict
from pathlib import Path

from tests.structure import ROOT, modules_in
from tests.structure_measures import measures

WHERE = "CASEFILES_FIGURES"
"""Names the variable of the environment that holds the file; without it nothing is noted."""


def note(figure: str, count: float) -> None:
    """Add to a figure; what was wrong has failed the test already.

    Args:
        figure: what was counted, in words.
        count: how much of it.
    """
    print(f"{figure}: {count:,}")
    if path := os.environ.get(WHERE):
        line = json.dumps([figure, count]) + "\n"
        # One write of one line: several processes add to the file.
        with Path(path).open("ab", buffering=0) as file:
            file.write(line.encode())


def main(path: str) -> None:
    """Print the sum of each figure."""
    sums: dict[str, float] = defaultdict(float)
    file = Path(path)
    for line in file.read_text().splitlines() if file.exists() else []:
        figure, count = json.loads(line)
        sums[figure] += count
    for figure, count in sorted(sums.items()):
        print(f"{count:>12,.0f}  {figure}")
    print("\n".join(measures(modules_in(ROOT))))


if __name__ == "__main__":
    main(sys.argv[1])
