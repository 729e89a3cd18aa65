"""Words of kin written from grammars of 43 languages, before any table of them was read.

python -m tests.redaction.kinship.grammar_list prints what nothing finds, by language.
python -m tests.redaction.kinship.grammar_list FOLDER prints what words of kin ask in prose about
others, texts named by language (en.txt, zh.txt), pages as in `prose_questions`.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.relations import Relation, may_mean

LIST: Final = Path(__file__).parents[1] / "lists" / "kinship_grammar.tsv"
CLIENT: Final = PersonId("client")
KINS: Final = (
    *(Kin.SISTER, Kin.BROTHER, Kin.MOTHER, Kin.FATHER),
    *(Kin.WIFE, Kin.HUSBAND, Kin.CHILD),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the client's own statement, with the word of kin in it."""

    language: str
    kin: Kin
    text: str
    start: int
    end: int


def rows() -> tuple[Row, ...]:
    """Return the list."""
    lines = LIST.read_text("utf-8").splitlines()
    return tuple(_row(*line.split("\t")) for line in lines)


def _row(language: str, kin: str, marked: str) -> Row:
    start, end = marked.index("{"), marked.index("}") - 1
    return Row(language, Kin(kin), marked.replace("{", "").replace("}", ""), start, end)


def is_found(row: Row) -> bool:
    """Tell whether somebody protected who is that kin of the client is asked about there."""
    told = _relation(row.kin)
    return any(
        one.start < row.end and row.start < one.end and _may_mean(one, told)
        for one in phrases(row.text)
    )


def _relation(kin: Kin) -> Relation:
    return Relation(PersonId("own"), frozenset({kin}), CLIENT, is_client=True)


def _may_mean(phrase, told: Relation) -> bool:
    return may_mean(phrase, told, CLIENT, is_statement=True)


def _in_prose(folder: str) -> None:
    total: Counter[str] = Counter()
    for file in sorted(Path(folder).glob("*.txt")):
        text, size = file.read_text("utf-8"), 700 if file.stem == "zh" else 2_500
        own: Counter[str] = Counter(pages=-(-len(text) // size))
        for start in range(0, len(text), size):
            for one in phrases(text[start : start + size]):
                own["phrases"] += 1
                own["questions"] += any(_may_mean(one, _relation(kin)) for kin in KINS)
        print(f"{file.stem}: {dict(own)}")
        total += own
    pages = total.pop("pages")
    for name, count in total.items():
        print(f"{count * 100 / pages:>8.1f} {name} on 100 pages, with seven kin of the client")


def _missed() -> None:
    missed = [row for row in rows() if not is_found(row)]
    for row in missed:
        print(row.language, row.kin, row.text[row.start : row.end], "|", row.text, sep="\t")
    counts, all_of = Counter(row.language for row in missed), Counter(r.language for r in rows())
    print({one: f"{counts[one]} of {all_of[one]}" for one in all_of})
    print(f"{len(rows()) - len(missed)} of {len(rows())} found")


if __name__ == "__main__":
    _in_prose(sys.argv[1]) if sys.argv[1:] else _missed()
