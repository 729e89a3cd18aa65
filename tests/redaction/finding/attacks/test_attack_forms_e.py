"""A frightened woman's statement, and a Tibetan one: no form passes that was caught before."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.names.sought import SoughtPerson
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT, Tools, outcome, tools

LIST: Final = Path(__file__).parents[2] / "lists" / "attack_2026_12e.yaml"
CASES: Final[list[dict[str, Any]]] = yaml.safe_load(LIST.read_text("utf-8"))["cases"]
NOBODY: Final = "nobody"
ROWS: Final = [(at, *row) for at, case in enumerate(CASES) for row in case["phrases"]]
FORMS: Final = [row for row in ROWS if row[1] != NOBODY]
DECOYS: Final = [row for row in ROWS if row[1] == NOBODY]
STAYS: Final = [(at, text) for at, case in enumerate(CASES) for text in case["stays"]]
STILL_SILENT: Final = 2
"""May only become smaller."""


@cache
def tools_of(at: int) -> Tools:
    told = CASES[at]["people"]
    people = {one["id"]: SoughtPerson(PersonId(one["id"]), tuple(one["names"])) for one in told}
    is_open = {one["id"]: one["protection"] == "open" for one in told}
    return tools(
        [one for key, one in people.items() if not is_open[key]],
        [one for key, one in people.items() if is_open[key]],
    )


def became(at: int, text: str) -> str:
    span = text.index("{"), text.index("}") - 1
    return outcome(tools_of(at), text.replace("{", "").replace("}", ""), span)


@pytest.mark.parametrize("row", FORMS, ids=lambda one: f"{one[0]}-{one[1]}-{one[3][:40]!r}")
def test_a_form_goes_or_is_asked_about(row):
    better = {REMOVED: {REMOVED}, ASKED: {REMOVED, ASKED}, SILENT: {REMOVED, ASKED, SILENT}}
    assert became(row[0], row[3]) in better[row[2]]


def test_no_more_forms_stay_in_silence():
    assert sum(became(row[0], row[3]) == SILENT for row in FORMS) <= STILL_SILENT


@pytest.mark.parametrize("row", DECOYS, ids=lambda one: repr(one[3]))
def test_other_words_stay(row):
    assert became(row[0], row[3]) == SILENT


@pytest.mark.parametrize("row", STAYS, ids=lambda one: repr(one[1]))
def test_a_small_word_beside_a_name_stays(row):
    at, marked = row
    start, text = marked.index("{"), marked.replace("{", "").replace("}", "")
    own, stop = tools_of(at), marked.index("}") - 1
    found = own.matcher.find(text)
    assert found
    assert not any(one.start < stop and start < one.end for one in found)
