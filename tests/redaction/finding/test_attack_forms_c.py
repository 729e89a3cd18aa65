"""Forms of a case of chats, tables and a scan: each goes or is asked about as before, or better."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT, Tools, outcome, tools

LIST: Final = Path(__file__).parents[1] / "lists" / "attack_2026_12c.yaml"
TOLD: Final[dict[str, Any]] = yaml.safe_load(LIST.read_text("utf-8"))
NOBODY: Final = "nobody"
FORMS: Final = [one for one in TOLD["phrases"] if one[0] != NOBODY]
DECOYS: Final = [one for one in TOLD["phrases"] if one[0] == NOBODY]
STILL_SILENT: Final = 15
"""Forms that nothing finds; the list says why, kind by kind."""
ASKED_WRONGLY: Final = 1
"""A letter beside another relation. Both numbers may only become smaller."""


@cache
def own_tools() -> Tools:
    people = [
        (
            one["protection"],
            SoughtPerson(
                PersonId(one["id"]),
                tuple(one["names"]),
                tuple((known["kind"], known["value"]) for known in one["identifiers"]),
            ),
        )
        for one in TOLD["people"]
    ]
    return tools(
        [one for protection, one in people if protection != "open"],
        [one for protection, one in people if protection == "open"],
    )


def became(phrase: list[str], *, is_seen: bool = False) -> str:
    text = phrase[3]
    span = text.index("{"), text.index("}") - 1
    return outcome(own_tools(), text.replace("{", "").replace("}", ""), span, is_seen=is_seen)


@pytest.mark.parametrize("phrase", FORMS, ids=lambda one: f"{one[0]}-{one[1]}-{one[3][:40]!r}")
def test_a_form_goes_or_is_asked_about(phrase):
    expected = {REMOVED: {REMOVED}, ASKED: {REMOVED, ASKED}, SILENT: {REMOVED, ASKED, SILENT}}
    assert became(phrase) in expected[phrase[2]]


def test_no_more_forms_stay_in_silence():
    assert sum(became(one) == SILENT for one in FORMS) <= STILL_SILENT


def test_words_that_are_no_names_stay():
    told = [became(one, is_seen=True) for one in DECOYS]
    assert (told.count(REMOVED), told.count(ASKED)) <= (0, ASKED_WRONGLY)


def test_letters_that_fold_to_several_begin_names_as_others_do():
    letters = [
        one for one in map(chr, range(0x10000)) if len(one.lower()) > 1 or len(one.upper()) > 1
    ]
    people = [
        SoughtPerson(PersonId(f"p{number}"), (f"{letter}lham {letter.upper()}adir",))
        for number, letter in enumerate(letters)
    ]
    rules = NameRules(Sought(tuple(people)))
    for letter in letters:
        text = f"my sister ({letter}) and {letter}lham, {letter.upper()}. Qadir"
        rules.questions(text, (), is_machine_read=False)
        rules.certain(text)
