"""Prints every bench, or those that are named: ratios against references of the same run.

For instance: python -m tests.bench store reading
"""

import importlib
import platform
import sys

BENCHES = (
    "store_bench",
    "reading_bench",
    "commit_bench",
    "large_bench",
    "chronology_bench",
    "register_bench",
    "search_bench",
    "ledger_bench",
    "backup_bench",
    "evidence_bench",
    "office_bench",
    "messages_bench",
    "media_bench",
    "recognition_bench",
    "readback_bench",
    "text_layer_bench",
    "gate_bench",
    "rewriting_bench",
    "mentions_bench",
    "lines_bench",
    "dossier_bench",
    "typesetting_bench",
    "scale_bench",
    "preview_bench",
    "preflight_bench",
    "export_bench",
    "demo_bench",
    "window_bench",
    "review_bench",
)


def main() -> None:
    print(f"Casefiles bench, Python {platform.python_version()}, {platform.machine()}")
    wanted = [f"{name}_bench" for name in sys.argv[1:]] or BENCHES
    for name in wanted:
        print(f"\n{name.removesuffix('_bench')}")
        for line in importlib.import_module(f"tests.bench.{name}").run():
            print(f"  {line}")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
