"""Prints every bench: ratios against named references, measured in one run, median and spread."""

import importlib
import platform
import sys

BENCHES = (
    "store_bench",
    "ledger_bench",
    "backup_bench",
    "evidence_bench",
    "gate_bench",
    "dossier_bench",
    "demo_bench",
    "window_bench",
)


def main() -> None:
    print(f"Casefiles bench, Python {platform.python_version()}, {platform.machine()}")
    for name in BENCHES:
        print(f"\n{name.removesuffix('_bench')}")
        for line in importlib.import_module(f"tests.bench.{name}").run():
            print(f"  {line}")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
