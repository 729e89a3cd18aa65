"""A seventh list by somebody who saw no code: forms of statements, papers, chats and scans.

python -m tests.redaction.finding.attacks.attack_list [FILE] prints what is silent; FILE gets the
list anew, with what each form becomes now.

Lines of the list tell of a person, of a form, or of a calm text. A form is searched with the people
named beside it alone, a calm text with all.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
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
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT, is_covered
from tests.redaction.finding.fresh_list import BESIDE, CLIENT, LISTS, Found

LIST: Final = LISTS / "attack_2026_12d.jsonl"
PART: Final = "part"
"""A part of the form goes or is asked about: whoever answers sees the whole."""
BEST_FIRST: Final = (REMOVED, ASKED, PART, SILENT)
_MARKED: Final = re.compile(r"(\{\{.+?\}\})", re.DOTALL)

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Attack:
    """A text with forms of protected people, and what they became when last told."""

    name: str
    people: tuple[str, ...]
    is_machine_read: bool
    became: str
    text: str
    spans: tuple[tuple[int, int], ...]


@cache
def lines() -> tuple[Told, ...]:
    """Return the list."""
    return tuple(map(json.loads, LIST.read_text("utf-8").splitlines()))


@cache
def people() -> dict[str, Told]:
    """Return the people of the list."""
    return {one["person"]: one for one in lines() if "person" in one}


def attacks() -> tuple[Attack, ...]:
    """Return texts that name somebody."""
    return tuple(_attack(one) for one in lines() if "form" in one)


def calm() -> tuple[Attack, ...]:
    """Return texts that name nobody."""
    return tuple(_attack(one) for one in lines() if "calm" in one)


def _attack(told: Told) -> Attack:
    text, spans = "", []
    for piece in _MARKED.split(told["text"]):
        start = len(text)
        if piece.startswith("{{"):
            text += piece[2:-2]
            spans.append((start, len(text)))
        else:
            text += piece
    return Attack(
        told.get("form", told.get("calm", "")),
        tuple(told.get("people", people())),
        told["carrier"] == "machine",
        told.get("became", ""),
        text,
        tuple(spans),
    )


def found(one: Attack) -> Found:
    """Search a text as a page of its case is searched."""
    told = [people()[key] for key in one.people]
    own = {
        key: SoughtPerson(PersonId(key), tuple(who["names"]), tuple(map(tuple, who["identifiers"])))
        for key, who in zip(one.people, told, strict=True)
    }
    sought = Sought(
        tuple(own[who["person"]] for who in told if who["protection"] != "open"),
        tuple(own[who["person"]] for who in told if who["protection"] == "open"),
    )
    mentions = matcher_of(sought).find(one.text)
    asked = rules_of(sought).questions(one.text, mentions, is_machine_read=one.is_machine_read)
    relations = [
        Relation(PersonId(who["person"]), frozenset({Kin(who["kin"])}), CLIENT, is_client=True)
        for who in told
        if who["kin"]
    ]
    known = tuple(steps.with_steps(relations, CLIENT))
    names = known_names({CLIENT: people()["client"]["names"]}, [CLIENT])
    kin = (
        phrase
        for phrase in kin_in(one.text, names)
        if any(may_mean(phrase, own, CLIENT, is_statement=True) for own in known)
    )
    return Found(
        tuple((place.start, place.end) for place in mentions),
        tuple((place.start, place.end) for place in asked),
        tuple((place.start, place.end) for place in kin),
    )


def outcome(one: Attack) -> str:
    """Tell what becomes of the forms of a text: the worst of them."""
    own = found(one)
    return max((_became(one, span, own) for span in one.spans), key=BEST_FIRST.index)


def _became(one: Attack, span: tuple[int, int], own: Found) -> str:
    every: Sequence[tuple[int, int]] = (*own.gone, *own.asked, *own.kin)
    if is_covered(one.text, span, own.gone, BESIDE):
        return REMOVED
    if is_covered(one.text, span, every, BESIDE):
        return ASKED
    return PART if any(start < span[1] and span[0] < end for start, end in every) else SILENT


def main(target: str = "") -> None:
    """Print counts and what is silent, and write the list anew."""
    became = {one: outcome(one) for one in attacks()}
    for one, now in became.items():
        if now in {PART, SILENT} or now != one.became:
            own = found(one)
            shown = [[one.text[a:b] for a, b in spans] for spans in (own.gone, own.asked, own.kin)]
            print(one.became, now, one.name, [one.text[a:b] for a, b in one.spans], *shown)
    print(Counter(one.became for one in became), Counter(became.values()))
    for quiet in calm():
        own = found(quiet)
        shown = [[quiet.text[a:b] for a, b in spans] for spans in (own.gone, own.asked, own.kin)]
        print("calm:", quiet.name, *shown)
    if target:
        now_by_text = {one.text: now for one, now in became.items()}
        rows = (
            one | {"became": now_by_text[_attack(one).text]} if "form" in one else one
            for one in lines()
        )
        written = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        Path(target).write_text(written + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
