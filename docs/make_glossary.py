"""Writes glossary.md and the terms of the window from glossary.tsv: make glossary."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
TABLE: Final = HERE / "glossary.tsv"
PAGE: Final = HERE / "glossary.md"
TERMS: Final = HERE.parent / "resources/terms/en.tsv"
"""What the installed program knows of them: tips, help and search read it."""

_HEAD: Final = """# Glossary

The words of Casefiles: one concept, one term, in window, dossier, terminal, code and on these
pages. *In the code* names the class, field, module or data that carries the concept today, under
whatever name; *avoid* has words that are not to be used for it.

This page is made from [glossary.tsv](glossary.tsv) by `make glossary`: change the table, never the
page. The legal glossary in [resources/glossary](../resources/glossary/README.md) is another thing:
it explains foreign terms to the reader of a document.

| term | meaning | in the code | avoid |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Term:
    """One concept.

    Attributes:
        names: where it is in the code: a class, a field of one, a module, or a file of data.
        avoid: words that are not used for it; empty for none.
    """

    term: str
    meaning: str
    names: tuple[str, ...]
    avoid: str


def terms(table: Path = TABLE) -> tuple[Term, ...]:
    """Read the table."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    return tuple(
        Term(row["term"], row["definition"], tuple(row["code"].split(", ")), row["avoid"])
        for row in rows
    )


def page(of: Iterable[Term]) -> str:
    """Return the page."""
    rows = (
        f"| **{one.term}** | {one.meaning} | {', '.join(f'`{name}`' for name in one.names)}"
        f" | {one.avoid} |\n"
        for one in of
    )
    return _HEAD + "".join(rows)


def window_terms(of: Iterable[Term]) -> str:
    """Return what the window shows of them: term, meaning, other words."""
    rows = (f"{one.term}\t{one.meaning}\t{one.avoid}\n" for one in of)
    return "".join(("term\tmeaning\tother words\n", *rows))


if __name__ == "__main__":
    PAGE.write_text(page(terms()), encoding="utf-8")
    TERMS.write_text(window_terms(terms()), encoding="utf-8")
