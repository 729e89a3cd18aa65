"""Guides changed bytes into one of our own parsers by what they reach.

For instance: python -m tests.fuzz mail_walk 10000000 1 FOLDER [SECONDS]

Whatever a parser raises ends the process with the bytes that did it. Needs atheris.
"""

import gc
import importlib
import sys
from pathlib import Path

import atheris

from tests.fuzz.plans import PLANS, Plan

PATIENCE = 20
"""Seconds that one input may take."""


def main(name: str, runs: str, seed: str, folder: str, seconds: str = "0") -> None:
    """Run a target so many times, or for so many seconds, whichever ends first; 0 for no end."""
    plan = PLANS.get(name, Plan())
    with atheris.instrument_imports(
        include=["casefiles", *plan.libraries], exclude=plan.left_out()
    ):
        targets = importlib.import_module("tests.fuzz.targets").TARGETS
    samples = importlib.import_module("tests.fuzz.seeds").seeds_of(name)
    for number, data in enumerate(samples):
        (Path(folder) / f"seed{number}").write_bytes(data)
    options = [f"-runs={runs}", f"-seed={seed}", f"-max_len={plan.longest}", f"-timeout={PATIENCE}"]
    options.append(f"-max_total_time={seconds}")
    if plan.words:
        words = Path(folder).with_suffix(".words")
        words.write_text(plan.dictionary(), encoding="ascii")
        options.append(f"-dict={words}")
    # What the program keeps for good need not be looked at by each collection of what is left.
    gc.collect()
    gc.freeze()
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", folder], targets[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
