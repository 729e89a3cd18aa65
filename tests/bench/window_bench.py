"""The window: start, room switch, scrolling, timeline frames, longest block of an import."""

import json
import os
import subprocess
import sys

from tests.bench import window_start
from tests.bench.measuring import ROOT, Spread


def run() -> list[str]:
    """Measure all; what needs a window runs in a process of its own, offscreen."""
    lines = window_start.run()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window_inside"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    for line in done.stdout.splitlines():
        words, unit, values = json.loads(line)
        lines.append(f"{words}: {Spread(values).text(unit, 1)}")
    return lines
