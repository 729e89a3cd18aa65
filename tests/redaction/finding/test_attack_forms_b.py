"""Forms of a case in nine languages: each goes or is asked about as before, or better."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.names.sought import SoughtPerson
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT, Tools, outcome, tools

LIST: Final = Path(__file__).parents[1] / "lists" / "attack_2026_12b.yaml"
TOLD: Final[dict[str, Any]] = yaml.safe_load(LIST.read_text("utf-8"))
NOBODY: Final = "nobody"
FORMS: Final = [one for one in TOLD["phrases"] if one[0] != NOBODY]
DECOYS: Final = [one for one in TOLD["phrases"] if one[0] == NOBODY]
STILL_SILENT: Final = 23
"""Forms that nothing finds, such as nicknames, other spellings of Tibetan and names in Han."""
ASKED_WRONGLY: Final = 3
"""Numbers that may only become smaller."""


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
