"""Forms of 40 people in some 40 languages: each goes or is asked about as before, or better."""

from collections import Counter
from typing import Final

import pytest

from tests.redaction.finding.attacks.attack_list import (
    BEST_FIRST,
    PART,
    attacks,
    calm,
    found,
    outcome,
    people,
)
from tests.redaction.finding.finding_forms import SILENT

STILL: Final = {SILENT: 0, PART: 29}
"""Forms that nothing finds, and those of which a part is asked about or gone."""
ON_CALM: Final = {"gone": 8, "asked": 26, "kin": 8}
"""What goes, and what is asked, in texts that name nobody. Every number may only become smaller."""


def test_the_list_is_whole():
    assert (len(people()), len(attacks()), len(calm())) == (40, 566, 64)


@pytest.mark.parametrize("one", attacks(), ids=lambda one: one.name)
def test_a_form_goes_or_is_asked_about(one):
    assert BEST_FIRST.index(outcome(one)) <= BEST_FIRST.index(one.became)


def test_no_more_forms_stay_in_silence():
    became = Counter(outcome(one) for one in attacks())
    assert (became[SILENT], became[PART]) <= (STILL[SILENT], STILL[PART])


def test_calm_texts_stay_calm():
    told = [found(one) for one in calm()]
    assert sum(len(one.gone) for one in told) <= ON_CALM["gone"]
    assert sum(len(one.asked) for one in told) <= ON_CALM["asked"]
    assert sum(len(one.kin) for one in told) <= ON_CALM["kin"]
