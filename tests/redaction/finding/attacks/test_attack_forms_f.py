"""Mails, forms, orders, chats, cells and file names: no form passes that was caught before."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.office.redaction.kinships import known_names
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.kinship import steps
from casefiles.redaction.kinship.finding import phrases as kin_in
from casefiles.redaction.kinship.relations import Relation, may_mean
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT, is_covered
from tests.redaction.finding.fresh_list import BESIDE, CLIENT

LIST: Final = Path(__file__).parents[2] / "lists" / "attack_2026_12f.yaml"
TOLD: Final[dict[str, Any]] = yaml.safe_load(LIST.read_text("utf-8"))
FORMS: Final[list[list[str]]] = TOLD["phrases"]
PART: Final = "part"
"""Whoever answers sees the whole."""
BEST_FIRST: Final = (REMOVED, ASKED, PART, SILENT)
_MARKED: Final = re.compile(r"\{(.+?)\}")


@cache
def sought() -> Sought:
    def of(*, is_open: bool) -> tuple[SoughtPerson, ...]:
        return tuple(
            SoughtPerson(
                PersonId(one["id"]),
                tuple(one["names"]),
                tuple(map(tuple, one.get("identifiers", ()))),
            )
            for one in TOLD["people"]
            if (one["protection"] == "open") is is_open
        )

    return Sought(of(is_open=False), of(is_open=True))


@cache
def relations() -> tuple[Relation, ...]:
    related = [
        Relation(PersonId(one["id"]), frozenset({Kin(one["kin"])}), CLIENT, is_client=True)
        for one in TOLD["people"]
        if "kin" in one
    ]
    return tuple(steps.with_steps(related, CLIENT))


def became(row: list[str]) -> str:
    marked = row[3]
    span = marked.index("{"), marked.index("}") - 1
    text = _MARKED.sub(r"\1", marked)
    gone = matcher_of(sought()).find(text)
    asked = rules_of(sought()).questions(text, gone, is_machine_read=False)
    client = next(one for one in TOLD["people"] if one["id"] == "client")
    kin = [
        phrase
        for phrase in kin_in(text, known_names({CLIENT: client["names"]}, [CLIENT]))
        if any(may_mean(phrase, own, CLIENT, is_statement=True) for own in relations())
    ]
    removed = [(one.start, one.end) for one in gone]
    every = [*removed, *((one.start, one.end) for one in (*asked, *kin))]
    if is_covered(text, span, removed, BESIDE):
        return REMOVED
    if is_covered(text, span, every, BESIDE):
        return ASKED
    return PART if any(start < span[1] and span[0] < end for start, end in every) else SILENT


@pytest.mark.parametrize("row", FORMS, ids=lambda one: f"{one[0]}-{one[2]}-{one[3][:40]!r}")
def test_a_form_becomes_no_worse(row):
    assert BEST_FIRST.index(became(row)) <= BEST_FIRST.index(row[1])
