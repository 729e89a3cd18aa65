"""Make casefiles/redaction/finding/word_tables.py from the lists beside this file.

Usage: python resources/words/make_word_tables.py > casefiles/redaction/finding/word_tables.py
"""

import base64
import json
import zlib
from pathlib import Path

from casefiles.domain.folding import word_kind
from casefiles.redaction.patterns import compact

HERE = Path(__file__).resolve().parent
SHORTEST = 2
WIDTH = 4000


def lines_of(name: str, told: list[str], what: str) -> list[str]:
    """Return the source of one packed list."""
    packed = base64.b85encode(zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 9))
    text = packed.decode("ascii")
    rows = [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]
    return [
        "",
        f"# {what}; JSON, zlib, base85.",
        f"{name} = (",
        *(f'    "{row}"' for row in rows),
        ")",
    ]


def main() -> None:
    """Print the tables."""
    words: set[str] = set()
    for file in sorted(HERE.glob("??.txt")):
        words.update(map(compact, file.read_text("utf-8").split()))
    kept = sorted(one for one in words if len(one) >= SHORTEST or word_kind(one[:1] or " ") == "h")
    common = sorted(
        {compact(one) for one in (HERE / "common_names.txt").read_text("utf-8").split()}
    )
    told = [
        '"""Ordinary words and names; made by resources/words/make_word_tables.py: do not edit."""',
        *lines_of("ORDINARY", kept, "ordinary words of sixteen languages, folded"),
        *lines_of("COMMON", common, "given and family names that many people bear, folded"),
    ]
    print("\n".join(told))


if __name__ == "__main__":
    main()
