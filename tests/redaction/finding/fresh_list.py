"""A fifth list by somebody who saw no code: forms in 45 languages, and texts that should stay calm.

python -m tests.redaction.finding.fresh_list [FILE] prints tables by kind; FILE gets every row.

Each row is a case of its own: one protected person, open people, and a text of the client. It is
searched as the pages of such a case are, by rules of names and by words of kin.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.office.redaction.kinships import known_names
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.kinship import steps
from casefiles.redaction.kinship.finding import phrases as kin_in
from casefiles.redaction.kinship.relations import Relation, may_mean
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT, is_covered, table

LISTS: Final = Path(__file__).parents[1] / "lists"
CLIENT: Final = PersonId("client")
OWN: Final = PersonId("own")
_RELATION: Final = " of the client"
_BESIDE: Final = """
la dame sig κυρία M لالا رو سیده مسماۃ जी श्रीमती น ส คุณ นางสาว মোছাঃ ወ ሪት さん апаймен Öğretmen
أخوكي née le НЭР 姓 名 рождения года 163 com yandex ru btinternet e 2 қызы qızı кызы o'g'li Chị גב'
"""
BESIDE: Final = frozenset(_BESIDE.split())
"""What stands in a form beside the name and names nobody: titles, labels, the server of a mail."""
NUMBERS: Final = ("date", "phone", "passport", "ID number", "masked number", "kinship", "role")
"""Beginnings of kinds of which a question about a part shows the whole."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text with what is known of its case: `form` is empty in a calm text.

    Where the person is kin of the client, the first of the open people is the client.
    """

    number: int
    language: str
    kind: str
    text: str
    form: str
    relation: str
    sought: Sought


@dataclass(frozen=True, slots=True)
class Found:
    """What becomes of a text: stretches that go, that are asked about, and words of kin."""

    gone: tuple[tuple[int, int], ...]
    asked: tuple[tuple[int, int], ...]
    kin: tuple[tuple[int, int], ...]


def fresh() -> tuple[Row, ...]:
    """Return the forms."""
    return tuple(_rows("fresh_forms.jsonl"))


def calm() -> tuple[Row, ...]:
    """Return the texts that say nothing of the protected person."""
    return tuple(_rows("calm_texts.jsonl"))


@cache
def _rows(name: str) -> tuple[Row, ...]:
    lines = (LISTS / name).read_text("utf-8").splitlines()
    return tuple(_row(json.loads(line)) for line in lines)


def _row(told: dict[str, Any]) -> Row:
    person = told["person"]
    known = dict(person["identifiers"])
    own = SoughtPerson(
        OWN, tuple(person["names"]), born=known.pop("born", ""), identifiers=(*known.items(),)
    )
    opened = (
        SoughtPerson(PersonId(f"open-{number}"), (name,))
        for number, name in enumerate(told["open_people"])
    )
    return Row(
        *(told["id"], told["language"], told["kind"], told["text"], told.get("form", "")),
        *(person["relation"], Sought((own,), tuple(opened))),
    )


def _relations(row: Row) -> Iterator[Relation]:
    kin = row.relation.removesuffix(_RELATION)
    if kin == row.relation:
        return
    told = Kin(kin) if kin in set(Kin) else Kin.OTHER
    own = Relation(OWN, frozenset({told}), CLIENT, is_client=True)
    yield from steps.with_steps([own], CLIENT)


def found(row: Row) -> Found:
    """Search a text as a page of its case is searched."""
    text = row.text
    mentions = matcher_of(row.sought).find(text)
    asked = rules_of(row.sought).questions(text, mentions, is_machine_read=False)
    known = tuple(_relations(row))
    names = known_names({CLIENT: [one.names[0] for one in row.sought.open[:1]]}, [CLIENT])
    kin = (
        phrase
        for phrase in kin_in(text, names)
        if any(may_mean(phrase, one, CLIENT, is_statement=True) for one in known)
    )
    return Found(
        tuple((one.start, one.end) for one in mentions),
        tuple((one.start, one.end) for one in asked),
        tuple((one.start, one.end) for one in kin),
    )


def outcome(row: Row) -> str:
    """Tell what becomes of a form."""
    own = found(row)
    start = row.text.index(row.form)
    span = start, start + len(row.form)
    if is_covered(row.text, span, own.gone, BESIDE):
        return REMOVED
    asked = (*own.asked, *own.kin)
    is_seen = row.kind.startswith(NUMBERS) and any(a < span[1] and start < b for a, b in asked)
    return ASKED if is_seen or is_covered(row.text, span, (*own.gone, *asked), BESIDE) else SILENT


def counts(told: Iterable[Row]) -> dict[str, Counter[str]]:
    """Return what becomes of forms, by kind."""
    all_kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in told:
        all_kinds[row.kind][outcome(row)] += 1
    return all_kinds


def main(target: str = "") -> None:
    """Print tables, and write every form to a file."""
    print(table(counts(fresh())))
    total = Counter(outcome(row) for row in fresh())
    calm_found = [found(row) for row in calm()]
    print(dict(total))
    print(
        *(sum(len(one.asked) + len(one.kin) for one in calm_found), "questions on calm texts,"),
        *(sum(len(one.gone) for one in calm_found), "removed"),
    )
    if target:
        rows = (
            "\t".join((str(row.number), outcome(row) if row.form else "calm", *_words(row)))
            for row in (*fresh(), *calm())
        )
        Path(target).write_text("\n".join(rows) + "\n", "utf-8")


def _words(row: Row) -> Iterator[str]:
    own = found(row)
    yield from (row.language, row.kind, " / ".join(row.sought.protected[0].names))
    yield from (repr(row.form), repr(row.text))
    for name, spans in (("gone", own.gone), ("asked", own.asked), ("kin", own.kin)):
        yield f"{name}: " + " | ".join(row.text[start:end] for start, end in spans)


if __name__ == "__main__":
    main(*sys.argv[1:])
