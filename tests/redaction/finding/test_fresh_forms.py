"""Forms in 45 languages by somebody who saw no code: how many nothing finds, and what is asked.

Each number may only become smaller, and no kind may come to the list.
"""

from collections import Counter
from functools import cache
from typing import Final

from tests.measured import note
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT
from tests.redaction.finding.fresh_list import calm, found, fresh, outcome

STILL_SILENT: Final = {
    "diminutive": 1,
    "kunya": 1,
    "nickname": 2,
}
"""Kinds of which nothing finds some, with how many."""
QUESTIONS_ON_CALM: Final = 42
REMOVED_ON_CALM: Final = 8
"""Words and places that are written as a part of the name is: Whitmore Street, Hebrew for song."""


@cache
def became() -> dict[int, str]:
    return {row.number: outcome(row) for row in fresh()}


def test_the_lists_are_whole():
    assert (len(fresh()), len(calm())) == (613, 167)
    assert len({row.number for row in fresh()}) == len(fresh())


def test_no_more_forms_stay_in_silence():
    told = became()
    for what in (REMOVED, ASKED, SILENT):
        note(f"fresh forms {what}", sum(one == what for one in told.values()))
    silent = Counter(row.kind for row in fresh() if told[row.number] == SILENT)
    assert {
        kind: count for kind, count in silent.items() if count > STILL_SILENT.get(kind, 0)
    } == {}
    assert sum(silent.values()) <= sum(STILL_SILENT.values())


def test_calm_texts_stay_calm():
    told = [found(row) for row in calm()]
    questions = sum(len(one.asked) + len(one.kin) for one in told)
    note("questions on calm texts", questions)
    assert questions <= QUESTIONS_ON_CALM
    assert sum(len(one.gone) for one in told) <= REMOVED_ON_CALM
