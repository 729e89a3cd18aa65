"""Tables of what became of the phrases of an outsider.

python -m tests.redaction.finding.outside_report [FILE] prints them by kind; FILE gets every row.
"""

import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tests.redaction.finding.outside_list import NAMES, OWN, Phrase, phrases
from tests.redaction.finding.outside_set import OUTCOMES, Outcome, outcomes


def table(found: Iterable[Outcome], wanted: Callable[[Phrase], bool]) -> str:
    """Return counts by kind as text."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        if wanted(one.phrase):
            counts[one.phrase.kind][one.what] += 1
    rows = [f"{'kind':22}" + "".join(f"{name:>9}" for name in OUTCOMES)]
    for kind, own in sorted(counts.items()):
        rows.append(f"{kind:22}" + "".join(f"{own[name]:>9}" for name in OUTCOMES))
    total = sum(counts.values(), Counter[str]())
    rows.append(f"{'all':22}" + "".join(f"{total[name]:>9}" for name in OUTCOMES))
    return "\n".join(rows)


def main(target: str = "") -> None:
    """Print tables of the whole list."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        found = outcomes(phrases(), Path(folder))
        print(f"{time.monotonic() - begun:.0f} s")
    report(found, target)


def report(found: Sequence[Outcome], target: str = "") -> None:
    """Print tables by kind, and write every row to a file."""
    print("Names", table(found, lambda one: not one.is_decoy and one.kind in NAMES), sep="\n")
    print("Others", table(found, lambda one: not one.is_decoy and one.kind not in NAMES), sep="\n")
    decoys = table(found, lambda one: one.is_decoy and one.carrier != OWN)
    print("Decoys", decoys, sep="\n")
    print("Decoys in own texts", table(found, lambda one: one.carrier == OWN), sep="\n")
    if target:
        rows = (
            "\t".join(
                [
                    *(str(one.phrase.number), one.what, one.phrase.kind, one.phrase.carrier),
                    *(
                        one.phrase.speaker,
                        one.phrase.person,
                        one.phrase.mention.replace("\n", "\\n"),
                    ),
                    *(one.phrase.text.replace("\n", "\\n"), " ; ".join(one.questions)),
                ]
            )
            for one in found
        )
        Path(target).write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
