"""Guides changed bytes into one of our own parsers by what they reach.

For instance: python -m tests.fuzz mailbox 10000000 1 FOLDER [SECONDS]

Whatever a parser raises ends the process with the bytes that did it. Needs atheris.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["casefiles"]):
    from tests.fuzz.targets import TARGETS

from tests.fuzz.seeds import seeds

LONGEST = 8_192
"""Bytes; a number of more than 4,300 digits is one that Python refuses."""
PATIENCE = 20
"""Seconds that one input may take."""


def main(name: str, runs: str, seed: str, folder: str, seconds: str = "0") -> None:
    """Run a target so many times, or for so many seconds, whichever ends first; 0 for no end."""
    for number, data in enumerate(seeds()):
        (Path(folder) / f"seed{number}").write_bytes(data)
    options = [f"-runs={runs}", f"-seed={seed}", f"-max_len={LONGEST}", f"-timeout={PATIENCE}"]
    options.append(f"-max_total_time={seconds}")
    atheris.Setup(
        [sys.argv[0], *options, "-verbosity=0", "-print_final_stats=1", folder], TARGETS[name]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
